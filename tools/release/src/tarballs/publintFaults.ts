import { readFile } from 'node:fs/promises';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import type { Tarball } from '../pack.ts';

/** Returns what publint, in its strict mode, finds in a tarball. */
export async function publintFaults({ file }: Tarball): Promise<string[]> {
  const { messages, pkg } = await publint({
    pack: { tarball: new Uint8Array(await readFile(file)).buffer },
    strict: true,
  });
  return messages.map((message) => formatMessage(message, pkg!)!);
}
