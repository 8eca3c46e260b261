import { restoreRandom, seededRandom, threefryRandom } from '@fourier-features/core';
import { expectClose } from '@fourier-features/testing';
import { describe, expect, test } from 'vitest';
import { correlation, mean, standardDeviation } from '../statistics.ts';

const WORD = 2 ** 32;
const MASK = 0xffffffffn;

/** xoshiro128** 1.1 in BigInts. */
function bigXoshiro(start: readonly number[], count: number): number[] {
  const rotate = (word: bigint, bits: bigint): bigint => ((word << bits) | (word >> (32n - bits))) & MASK;
  let [a, b, c, d] = start.map(BigInt) as [bigint, bigint, bigint, bigint];
  return Array.from({ length: count }, () => {
    const result = (rotate((b * 5n) & MASK, 7n) * 9n) & MASK;
    const shifted = (b << 9n) & MASK;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotate(d, 11n);
    return Number(result);
  });
}

/** The four words of a seed: a Weyl sequence of the golden ratio through MurmurHash3's finaliser. */
function bigSplitMix(seed: number): number[] {
  return [1n, 2n, 3n, 4n].map((i) => {
    let word = (BigInt(seed) + i * 0x9e3779b9n) & MASK;
    word = ((word ^ (word >> 16n)) * 0x85ebca6bn) & MASK;
    word = ((word ^ (word >> 13n)) * 0xc2b2ae35n) & MASK;
    return Number(word ^ (word >> 16n));
  });
}

describe('seededRandom(seed)', () => {
  test('from the state 1, 2, 3, 4 gives the published words of xoshiro128**', () => {
    const random = restoreRandom({ kind: 'xoshiro128', words: [1, 2, 3, 4] });
    expect([...random.integers(10, WORD)]).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
    ]);
  });

  test.each([0, 1, 42, 0xdeadbeef, WORD - 1])(
    'with seed %i agrees with an implementation in BigInts',
    (seed) => {
      const random = seededRandom(seed);
      expect(random.state()).toEqual({ kind: 'xoshiro128', words: bigSplitMix(seed) });
      expect([...random.integers(100, WORD)]).toEqual(bigXoshiro(bigSplitMix(seed), 100));
    },
  );

  test('gives uniforms in [0, 1), flat by chi-square over 64 cells', () => {
    const values = seededRandom(1).uniforms(64_000);
    expect(values.every((value) => value >= 0 && value < 1)).toBe(true);
    expectClose(mean(values), 0.5, 0.006);
    expectClose(standardDeviation(values), Math.sqrt(1 / 12), 0.004);
    expect(
      chiSquare(
        values.map((value) => Math.floor(64 * value)),
        64,
      ),
    ).toBeLessThan(130);
  });

  test('gives integers that are uniform by chi-square, for a bound that does not divide 2^32', () => {
    const bound = 53;
    const statistic = chiSquare(seededRandom(2).integers(53_000, bound), bound);
    // 52 degrees of freedom: 1 in 10^5 on either side.
    expect(statistic).toBeLessThan(105);
    expect(statistic).toBeGreaterThan(19);
  });

  test('gives integers that are uniform for a bound of 3/4 of 2^32, where word % bound would not be', () => {
    const values = seededRandom(3).integers(30_000, 3 * 2 ** 30);
    const low = values.filter((value) => value < 2 ** 30).length;
    // word % bound would put half of them there.
    expectClose(low / 30_000, 1 / 3, 0.015);
  });

  test('gives the only integer below 1', () => {
    expect([...seededRandom(4).integers(5, 1)]).toEqual([0, 0, 0, 0, 0]);
  });

  test('gives normals of mean 0, variance 1, no skew and kurtosis 3', () => {
    const values = seededRandom(5).normals(40_000);
    expectClose(mean(values), 0, 0.02);
    expectClose(standardDeviation(values), 1, 0.015);
    expectClose(mean(Array.from(values, (value) => value ** 3)), 0, 0.06);
    expectClose(mean(Array.from(values, (value) => value ** 4)), 3, 0.2);
  });

  test('gives normals whose neighbours are uncorrelated, the pairs of Box–Muller too', () => {
    const values = seededRandom(6).normals(20_000);
    expectClose(correlation(values.subarray(0, -1), values.subarray(1)), 0, 0.03);
    const squares = values.map((value) => value * value);
    expectClose(correlation(squares.subarray(0, -1), squares.subarray(1)), 0, 0.03);
  });

  test('gives an odd number of normals', () => {
    expect(seededRandom(7).normals(3)).toEqual(seededRandom(7).normals(4).subarray(0, 3));
  });

  test('gives truncated normals within ±2 of the standard deviation 0.8796', () => {
    const values = seededRandom(8).truncatedNormals(40_000);
    expect(values.every((value) => Math.abs(value) <= 2)).toBe(true);
    expect(values.some((value) => Math.abs(value) > 1.99)).toBe(true);
    expectClose(mean(values), 0, 0.02);
    expectClose(standardDeviation(values), 0.87962566, 0.012);
  });

  test('splits into generators that differ from each other and from their parent', () => {
    const parent = seededRandom(9);
    const [first, second] = parent.split(2).map((each) => each.uniforms(10_000));
    const own = parent.uniforms(10_000);
    expectClose(correlation(first!, second!), 0, 0.04);
    expectClose(correlation(first!, own), 0, 0.04);
    expectClose(correlation(first!.subarray(0, -1), second!.subarray(1)), 0, 0.04);
  });

  test('is unaffected by draws of its split generators', () => {
    const [quiet, busy] = [seededRandom(10), seededRandom(10)];
    quiet.split(3);
    for (const each of busy.split(3)) each.normals(100);
    expect(busy.normals(8)).toEqual(quiet.normals(8));
  });

  test.each([-1, 1.5, WORD, Number.NaN])('refuses the seed %d', (seed) => {
    expect(() => seededRandom(seed)).toThrow(
      new RangeError(`seededRandom: seed must be an integer from 0 to 4294967295, got ${seed}`),
    );
  });

  test.each([0, -3, 1.5, WORD + 1, Number.NaN])('refuses integers below %d, as Threefry does', (bound) => {
    const error = new RangeError(`integers: bound must be an integer from 1 to 4294967296, got ${bound}`);
    expect(() => seededRandom(0).integers(1, bound)).toThrow(error);
    expect(() => threefryRandom(0).integers(1, bound)).toThrow(error);
  });
});

/** Returns Σ (count − expected)² / expected of integers in [0, cells). */
function chiSquare(values: ArrayLike<number>, cells: number): number {
  const counts = new Array<number>(cells).fill(0);
  for (let i = 0; i < values.length; i++) counts[values[i]!]! += 1;
  const expected = values.length / cells;
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}
