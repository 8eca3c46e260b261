import type { Random, RandomState } from './random.ts';
import { xoshiroRandom } from './seededRandom.ts';
import { threefryRandom } from './threefry.ts';

/**
 * Returns a generator that continues from a state that `state()` returned.
 *
 * @throws RangeError if the state does not have the words of its kind.
 * @example
 * import { restoreRandom, seededRandom } from '@fourier-features/core';
 *
 * const random = seededRandom(0);
 * const copy = restoreRandom(random.state()); // draws the numbers that `random` draws from here on
 */
export function restoreRandom({ kind, words }: RandomState): Random {
  const expected = kind === 'threefry' ? 2 : 4;
  if (words.length !== expected)
    throw new RangeError(`restoreRandom: ${kind} needs ${expected} words, got ${words.length}`);
  if (kind === 'threefry') return threefryRandom([words[0]!, words[1]!]);
  if (words.every((word) => word === 0))
    throw new RangeError('restoreRandom: the words of xoshiro128 must not all be 0');
  return xoshiroRandom(Uint32Array.from(words));
}
