import { checkBound, checkSeed } from './check.ts';
import type { Random } from './random.ts';

const TWO_TO_MINUS_24 = 2 ** -24;
const TWO_TO_32 = 2 ** 32;

/**
 * Returns the fast default generator: xoshiro128** by Blackman and Vigna, its four words filled from the seed by SplitMix32.
 *
 * @param seed integer from 0 to 2³² − 1.
 * @throws RangeError if the seed is out of range.
 * @see https://prng.di.unimi.it/xoshiro128starstar.c
 * @example
 * import { seededRandom } from '@fourier-features/core';
 *
 * const noise = seededRandom(7).normals(4); // the same four numbers everywhere
 */
export function seededRandom(seed: number): Random {
  checkSeed('seededRandom', seed);
  return xoshiroRandom(splitMixWords(seed));
}

/** Returns the generator with these four words as its state. */
export function xoshiroRandom(words: Uint32Array): Random {
  const next = (): number => {
    const result = Math.imul(rotateLeft(Math.imul(words[1]!, 5), 7), 9) >>> 0;
    const shifted = words[1]! << 9;
    words[2]! ^= words[0]!;
    words[3]! ^= words[1]!;
    words[1]! ^= words[2]!;
    words[0]! ^= words[3]!;
    words[2]! ^= shifted;
    words[3] = rotateLeft(words[3]!, 11);
    return result;
  };
  const uniform = (): number => (next() >>> 8) * TWO_TO_MINUS_24;
  const normalPair = (): [number, number] => {
    // Box–Muller; 1 − u lies in (0, 1], where the logarithm is finite.
    const radius = Math.sqrt(-2 * Math.log(1 - uniform()));
    const angle = 2 * Math.PI * uniform();
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  };
  const normals = (count: number): Float32Array => {
    const values = new Float32Array(count);
    for (let i = 0; i < count; i += 2) values.set(normalPair().slice(0, count - i), i);
    return values;
  };
  return {
    uniforms: (count) => Float32Array.from({ length: count }, uniform),
    normals,
    truncatedNormals: (count) =>
      Float32Array.from({ length: count }, () => {
        let value = normalPair()[0];
        while (Math.abs(value) > 2) value = normalPair()[0];
        return value;
      }),
    integers: (count, bound) => {
      checkBound(bound);
      // Draws from the last, incomplete run of `bound` words are rejected, so that every result is equally likely.
      const limit = TWO_TO_32 - (TWO_TO_32 % bound);
      return Uint32Array.from({ length: count }, () => {
        let word = next();
        while (word >= limit) word = next();
        return word % bound;
      });
    },
    split: (count) => Array.from({ length: count }, () => xoshiroRandom(splitMixWords(next()))),
    state: () => ({ kind: 'xoshiro128', words: [...words] }),
  };
}

function splitMixWords(seed: number): Uint32Array {
  let state = seed >>> 0;
  return Uint32Array.from({ length: 4 }, () => {
    state = (state + 0x9e3779b9) >>> 0;
    let word = state;
    word = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
    word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35);
    return word ^ (word >>> 16);
  });
}

function rotateLeft(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}
