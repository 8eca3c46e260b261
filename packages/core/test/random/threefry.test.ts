import { gaussianEncoding, type ThreefryKey, threefryRandom, threefryWords } from '@fourier-features/core';
import { expectClose } from '@fourier-features/testing';
import { describe, expect, test } from 'vitest';
import { mean, standardDeviation } from '../statistics.ts';

const MASK = 0xffffffffn;

/** Threefry-2x32 with 20 rounds, as in Salmon et al. 2011, in BigInts. */
function bigThreefry(key: readonly [bigint, bigint], counter: readonly [bigint, bigint]): [bigint, bigint] {
  const rotations = [13n, 15n, 26n, 6n, 17n, 29n, 16n, 24n];
  const keys = [key[0], key[1], 0x1bd11bdan ^ key[0] ^ key[1]];
  let x = (counter[0] + keys[0]!) & MASK;
  let y = (counter[1] + keys[1]!) & MASK;
  for (let round = 0; round < 20; round++) {
    const bits = rotations[round % 8]!;
    x = (x + y) & MASK;
    y = (((y << bits) | (y >> (32n - bits))) & MASK) ^ x;
    if (round % 4 === 3) {
      const injection = (round + 1) / 4;
      x = (x + keys[injection % 3]!) & MASK;
      y = (y + keys[(injection + 1) % 3]! + BigInt(injection)) & MASK;
    }
  }
  return [x, y];
}

describe('threefryWords(key, count)', () => {
  // The reference implementation above is itself checked against Random123's test vectors (kat_vectors).
  test.each([
    [
      [0n, 0n],
      [0n, 0n],
      [0x6b200159n, 0x99ba4efen],
    ],
    [
      [0xffffffffn, 0xffffffffn],
      [0xffffffffn, 0xffffffffn],
      [0x1cb996fcn, 0xbb002be7n],
    ],
    [
      [0x13198a2en, 0x03707344n],
      [0x243f6a88n, 0x85a308d3n],
      [0xc4923a9cn, 0x483df7a0n],
    ],
  ] as const)('has a reference that passes the known-answer test for key %s', (key, counter, answer) => {
    expect(bigThreefry(key, counter)).toEqual(answer);
  });

  test('of key 0 gives the first word of the known-answer test of zeros', () => {
    expect(threefryWords([0, 0], 1)[0]).toBe(0x6b200159);
  });

  test.each<[ThreefryKey, number]>([
    [[0, 0], 8],
    [[0x13198a2e, 0x03707344], 32],
    [[0xffffffff, 0xffffffff], 6],
    [[0x80000000, 0x7fffffff], 5],
  ])('of key %j gives the %i words of the reference, with counters halved into two lanes', (key, count) => {
    const half = Math.ceil(count / 2);
    const counters = Array.from({ length: 2 * half }, (_, i) => (i < count ? i : 0));
    const blocks = Array.from({ length: half }, (_, i) =>
      bigThreefry([BigInt(key[0]), BigInt(key[1])], [BigInt(counters[i]!), BigInt(counters[half + i]!)]),
    );
    const expected = [...blocks.map(([first]) => first), ...blocks.map(([, last]) => last)].slice(0, count);
    expect([...threefryWords(key, count)]).toEqual(expected.map(Number));
  });

  test("of PRNGKey(1701) gives the random bits of JAX's tests", () => {
    expect([...threefryWords([0, 1701], 3)]).toEqual([56197195, 4200222568, 961309823]);
  });

  test('gives an empty array for no words', () => {
    expect(threefryWords([1, 2], 0)).toEqual(new Uint32Array(0));
  });
});

describe('threefryRandom(seed)', () => {
  test('draws the normals that JAX documents for PRNGKey(0), up to the last places of float32', () => {
    expectClose(threefryRandom(0).normals(1), [-0.2058423], 1.5e-7);
    expectClose(threefryRandom(0).normals(3), [1.8160865, -0.4826231, 0.3398891], 3e-7);
  });

  test('splits PRNGKey(0) as JAX does', () => {
    const keys = threefryRandom(0)
      .split(2)
      .map((each) => each.state());
    expect(keys).toEqual([
      { kind: 'threefry', words: [4146024105, 967050713] },
      { kind: 'threefry', words: [2718843009, 1272950319] },
    ]);
  });

  test.each([
    [
      0,
      2,
      [
        [-2.05457, 0.33982],
        [0.26199, -0.95369],
        [1.18614, 1.22275],
      ],
    ],
    [
      10,
      2,
      [
        [-0.54172, -1.04791],
        [0.78314, 0.52758],
        [-0.04141, 1.84654],
      ],
    ],
    [10, 3, [[-1.90164, 0.11863, -0.23801]]],
    [0, 3, [[-2.07953, -1.89208, 1.58133]]],
  ])('draws the published B of key %i, [256, %i], to its five decimals', (seed, inputDim, rows) => {
    const { frequencies } = gaussianEncoding({ inputDim, scale: 1, random: threefryRandom(seed) });
    expectClose(frequencies.subarray(0, rows.length * inputDim), rows.flat(), 6e-6);
  });

  test('takes a key in place of a seed', () => {
    expect(threefryRandom([0, 7]).normals(4)).toEqual(threefryRandom(7).normals(4));
  });

  test('gives uniforms in [0, 1) from the upper 23 bits of its words', () => {
    const words = threefryWords([0, 5], 64);
    const uniforms = threefryRandom(5).uniforms(64);
    expect([...uniforms]).toEqual([...words].map((word) => Math.floor(word / 512) / 2 ** 23));
  });

  test('gives truncated normals within ±2 of the standard deviation 0.8796', () => {
    const values = threefryRandom(3).truncatedNormals(20_000);
    expect(values.every((value) => Math.abs(value) <= 2)).toBe(true);
    expectClose(mean(values), 0, 0.02);
    expectClose(standardDeviation(values), 0.87962566, 0.015);
  });

  test('gives normals of mean 0, variance 1 and kurtosis 3', () => {
    const values = threefryRandom(4).normals(20_000);
    expectClose(mean(values), 0, 0.025);
    expectClose(standardDeviation(values), 1, 0.02);
    expectClose(mean(values.map((value) => value ** 4)), 3, 0.25);
  });

  test('gives integers uniform below the bound', () => {
    const counts = new Array<number>(10).fill(0);
    for (const value of threefryRandom(8).integers(20_000, 10)) counts[value]! += 1;
    expect(counts.every((count) => Math.abs(count - 2000) < 5 * Math.sqrt(2000))).toBe(true);
  });

  test('draws different numbers the second time', () => {
    const random = threefryRandom(1);
    expect(random.normals(4)).not.toEqual(random.normals(4));
  });

  test.each([-1, 0.5, 2 ** 32, Number.NaN])('refuses the seed %d', (seed) => {
    expect(() => threefryRandom(seed)).toThrow(
      new RangeError(`threefryRandom: seed must be an integer from 0 to 4294967295, got ${seed}`),
    );
  });
});

describe('threefryRandom(seed).split(count)', () => {
  test('gives children whose draws differ from each other and from those of the parent', () => {
    const parent = threefryRandom(3);
    const first = parent.normals(4);
    const children = parent.split(2);
    const again = parent.split(2);
    const draws = [first, parent.normals(4), ...[...children, ...again].map((child) => child.normals(4))];
    expect(new Set(draws.map((values) => values.join())).size).toBe(draws.length);
  });
});
