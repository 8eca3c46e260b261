import type { Reader } from '../readers/reader.ts';
import { messageFault } from './messageFault.ts';
import type { Outcome } from './outcome.ts';

/** Gives a reader an input, in this process. */
export async function examine({ read, names }: Reader, bytes: Uint8Array): Promise<Outcome> {
  let violation: string | undefined;
  try {
    violation = await read(bytes);
  } catch (error) {
    const fault = messageFault(error, bytes, names);
    return fault === undefined
      ? { kind: 'refused', message: (error as Error).message }
      : { kind: 'message', detail: fault };
  }
  return violation === undefined ? { kind: 'accepted' } : { kind: 'violation', detail: violation };
}
