import { inputAt } from '../mutate/mutate.ts';
import type { Reader } from '../readers/reader.ts';
import type { Isolation } from './isolation.ts';
import { type Fault, isFault, signatureOf } from './outcome.ts';

export interface FuzzOptions {
  readonly isolation: Isolation;
  /** Number of inputs, the valid files among them. */
  readonly inputs: number;
  /** Seed of the changes. */
  readonly seed: number;
  /** Number of the first input; 0 by default. */
  readonly first?: number;
}

/** Faults of the same origin. */
export interface Finding {
  readonly fault: Fault;
  /** Number of the first input that shows it. */
  readonly index: number;
  readonly bytes: Uint8Array;
  /** Number of inputs that show it. */
  readonly count: number;
}

/** What became of the inputs. */
export interface FuzzReport {
  readonly reader: string;
  readonly accepted: number;
  readonly refused: number;
  readonly findings: readonly Finding[];
}

/** Gives a reader valid files, which it must accept, and then changed ones. */
export async function fuzz(
  reader: Reader,
  { isolation, inputs, seed, first = 0 }: FuzzOptions,
): Promise<FuzzReport> {
  const { name, mutators } = reader;
  const seeds = await reader.seeds();
  const findings = new Map<string, Finding>();
  let [accepted, refused] = [0, 0];
  for (let index = first; index < inputs; index++) {
    const bytes = inputAt(index, { seeds, mutators, seed });
    const outcome = await isolation.run({ reader: name, bytes });
    const isValid = index < seeds.length;
    if (outcome.kind === 'accepted') accepted++;
    else if (!isFault(outcome) && !isValid) refused++;
    else {
      const fault: Fault = isFault(outcome)
        ? outcome
        : { kind: 'violation', detail: `refused a valid file: ${outcome.message}` };
      const known = findings.get(signatureOf(fault));
      findings.set(signatureOf(fault), { fault, index, bytes, ...known, count: (known?.count ?? 0) + 1 });
    }
  }
  return { reader: name, accepted, refused, findings: [...findings.values()] };
}
