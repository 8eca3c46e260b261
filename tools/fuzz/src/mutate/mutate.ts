import { byteMutators } from './bytes.ts';
import { drawFrom } from './draw.ts';
import type { Mutator } from './mutator.ts';
import { numberMutators } from './numbers.ts';
import { textMutators } from './text.ts';

/** Largest input, so that changes of changes stay small. */
const LARGEST_BYTES = 2 ** 20;
const MOST_CHANGES = 4;
/** Multiplier of Fibonacci hashing, ⌊2³²/φ⌋: nearby numbers of inputs get distant seeds. */
const SPREAD = 0x9e3779b1;

export interface MutateOptions {
  /** Valid files of the format. */
  readonly seeds: readonly Uint8Array[];
  /** Changes that know the format. */
  readonly mutators: readonly Mutator[];
  /** Seed of the choices. */
  readonly seed: number;
}

/**
 * Returns input number `index`: first the valid files themselves, then files changed one to four times. It depends on
 * nothing but the arguments.
 */
export function inputAt(index: number, { seeds, mutators, seed }: MutateOptions): Uint8Array {
  if (index < seeds.length) return seeds[index]!;
  const draw = drawFrom((seed + Math.imul(index, SPREAD)) >>> 0);
  // Changes that know the format come further on their own: other ones are soon refused.
  const knowing = mutators.length > 0 && draw.below(2) === 0;
  const families = knowing ? [mutators] : [byteMutators, numberMutators, textMutators];
  let bytes = draw.pick(seeds);
  for (let changes = 1 + draw.below(MOST_CHANGES); changes > 0; changes--) {
    const changed = draw.pick(draw.pick(families))(bytes, draw, seeds);
    if (changed.length <= LARGEST_BYTES) bytes = changed;
  }
  return bytes;
}
