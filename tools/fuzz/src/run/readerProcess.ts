/** A process that reads inputs, one for each message. Its argument is the module whose `readers` it uses. */
import type { Reader } from '../readers/reader.ts';
import { examine } from './examine.ts';
import type { Outcome } from './outcome.ts';

/** What the process receives. */
export interface Request {
  readonly reader: string;
  readonly bytes: Uint8Array;
}

/** What it answers, and once, without an outcome, when it is ready. */
export interface Answer {
  readonly outcome?: Outcome;
  /** Largest memory of the process so far, in bytes. */
  readonly peakBytes: number;
}

const { readers } = (await import(process.argv[2]!)) as { readers: readonly Reader[] };
const send = (answer: Answer): void => void process.send!(answer);
const peakBytes = (): number => process.resourceUsage().maxRSS * 1024;

process.on('message', async ({ reader: name, bytes }: Request) => {
  const reader = readers.find((each) => each.name === name)!;
  send({ outcome: await examine(reader, bytes), peakBytes: peakBytes() });
});
send({ peakBytes: peakBytes() });
