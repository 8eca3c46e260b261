import { checkBound, checkSeed } from './check.ts';
import { inverseErf } from './inverseErf.ts';
import type { Random } from './random.ts';

/** A Threefry key: two 32-bit words. */
export type ThreefryKey = readonly [high: number, low: number];

const ROTATIONS = [
  [13, 15, 26, 6],
  [17, 29, 16, 24],
] as const;

/**
 * Returns the counter-based generator that JAX used in 2020 (Threefry-2x32, 20 rounds, not "partitionable"), which draws B
 * and the initial weights of the published runs. The first draw or split of a generator uses its key as JAX's functions do;
 * the generator then moves to another key, so what it draws next is independent of the first draw.
 *
 * @param seedOrKey JAX's `PRNGKey(seed)` for an integer from 0 to 2³² − 1, or a key.
 * @throws RangeError if the seed is out of range.
 * @see Salmon et al. 2011, "Parallel random numbers: as easy as 1, 2, 3"
 * @example
 * import { threefryRandom } from '@fourier-features/core';
 *
 * const published = threefryRandom(10).normals(512); // jax.random.normal(jax.random.PRNGKey(10), (512,))
 */
export function threefryRandom(seedOrKey: number | ThreefryKey): Random {
  if (typeof seedOrKey === 'number') checkSeed('threefryRandom', seedOrKey);
  let key: ThreefryKey = typeof seedOrKey === 'number' ? [0, seedOrKey] : seedOrKey;
  const take = (count: number): Uint32Array => {
    const words = threefryWords(key, count);
    key = nextKey(key);
    return words;
  };
  return {
    uniforms: (count) => Float32Array.from(take(count), unitFloat),
    normals: (count) => {
      const low = Math.fround(-1 + 2 ** -24);
      return Float32Array.from(take(count), (word) => normalBetween(word, low, 1));
    },
    truncatedNormals: (count) => {
      const high = Math.fround(ERF_OF_SQRT_2);
      return Float32Array.from(take(count), (word) => normalBetween(word, -high, high));
    },
    integers: (count, bound) => {
      checkBound(bound);
      // 53 random bits per result: the bias is at most bound / 2^53.
      const words = take(2 * count);
      return Uint32Array.from({ length: count }, (_, i) => {
        const unit = (words[2 * i]! * 2 ** 21 + (words[2 * i + 1]! >>> 11)) * 2 ** -53;
        return Math.floor(unit * bound);
      });
    },
    split: (count) => {
      const children = splitKey(key, count).map((each) => threefryRandom(each));
      key = nextKey(key);
      return children;
    },
    state: () => ({ kind: 'threefry', words: [...key] }),
  };
}

/** erf(√2), the probability of |z| ≤ 2. */
const ERF_OF_SQRT_2 = 0.9544997361036416;

/** JAX's `split(key, count)`. */
function splitKey(key: ThreefryKey, count: number): ThreefryKey[] {
  const words = threefryWords(key, 2 * count);
  return Array.from({ length: count }, (_, i) => [words[2 * i]!, words[2 * i + 1]!] as const);
}

/** The block of the last counters, which draws and splits never reach. */
function nextKey(key: ThreefryKey): ThreefryKey {
  return threefryBlock(key, 0xffffffff, 0xffffffff);
}

/**
 * Returns random words for the counters 0 … count − 1: the first half of them in lane 0, the second in lane 1, as JAX does.
 *
 * @example
 * import { threefryWords } from '@fourier-features/core';
 *
 * threefryWords([0, 1701], 3); // 56197195, 4200222568, 961309823
 */
export function threefryWords(key: ThreefryKey, count: number): Uint32Array {
  const half = Math.ceil(count / 2);
  const words = new Uint32Array(2 * half);
  for (let i = 0; i < half; i++) {
    // An odd count is padded by one counter of 0, whose word is dropped.
    const second = half + i < count ? half + i : 0;
    const [first, last] = threefryBlock(key, i, second);
    words[i] = first;
    words[half + i] = last;
  }
  return words.slice(0, count);
}

function threefryBlock([k0, k1]: ThreefryKey, counter0: number, counter1: number): [number, number] {
  const schedule = [k0, k1, k0 ^ k1 ^ 0x1bd11bda];
  let x0 = (counter0 + k0) | 0;
  let x1 = (counter1 + k1) | 0;
  for (let group = 0; group < 5; group++) {
    for (const bits of ROTATIONS[group % 2]!) {
      x0 = (x0 + x1) | 0;
      x1 = (x1 << bits) | (x1 >>> (32 - bits));
      x1 ^= x0;
    }
    x0 = (x0 + schedule[(group + 1) % 3]!) | 0;
    x1 = (x1 + schedule[(group + 2) % 3]! + group + 1) | 0;
  }
  return [x0 >>> 0, x1 >>> 0];
}

/** 23 random bits as the mantissa of a float in [1, 2), minus 1. */
function unitFloat(word: number): number {
  return (word >>> 9) * 2 ** -23;
}

/** √2·erf⁻¹(u) with u uniform in [low, high), every operation rounded to float32 as JAX does. */
function normalBetween(word: number, low: number, high: number): number {
  const span = Math.fround(high - low);
  const uniform = Math.max(low, Math.fround(Math.fround(unitFloat(word) * span) + low));
  return Math.fround(Math.fround(Math.SQRT2) * inverseErf(uniform));
}
