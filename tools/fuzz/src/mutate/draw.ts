import { seededRandom } from '@fourier-features/core';

/** Random choices. */
export interface Draw {
  /** Returns an integer from 0 to `bound` − 1. */
  below(bound: number): number;
  /** Returns one of the items, of which there must be one. */
  pick<T>(items: readonly T[]): T;
}

/** Returns the choices that belong to a seed, an integer from 0 to 2³² − 1. */
export function drawFrom(seed: number): Draw {
  const random = seededRandom(seed);
  const below = (bound: number): number => random.integers(1, bound)[0]!;
  return { below, pick: (items) => items[below(items.length)]! };
}
