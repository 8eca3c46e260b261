import { fieldNames, seededRandom, threefryRandom } from '@fourier-features/core';
import { comparedEncodings, defaultScale, defaults, encoding } from '@fourier-features/mri';
import { expectClose } from '@fourier-features/testing';
import { describe, expect, test } from 'vitest';

const { frequencyCount } = defaults;

describe('encoding(name, options)', () => {
  test.each([
    [2, { none: 2, basic: 4, positional: 512, gaussian: 512 }],
    [3, { none: 3, basic: 6, positional: 510, gaussian: 512 }],
  ] as const)(
    'has the published number of features in %d dimensions, with amplitudes of 1',
    (inputDim, features) => {
      for (const name of comparedEncodings) {
        const { scale } = defaults.encodings[name];
        const built = encoding(name, { inputDim, scale, frequencyCount, random: seededRandom(0) });
        expect(built.outputDim).toBe(features[name]);
        expect(built.amplitudes.every((amplitude) => amplitude === 1)).toBe(true);
        if (name === 'none') expect(built.inputRange).toEqual([0, 1]);
      }
    },
  );

  test('draws the published B from key 10', () => {
    const options = { inputDim: 3, scale: 5, frequencyCount, random: threefryRandom(10) } as const;
    const { frequencies } = encoding('gaussian', options);
    expectClose(frequencies.subarray(0, 3), [-1.90164 * 5, 0.11863 * 5, -0.23801 * 5], 1e-4);
  });

  test('refuses other dimensions and encodings without a scale', () => {
    const options = { inputDim: 3, scale: null, frequencyCount, random: seededRandom(0) } as const;
    expect(() => encoding('positional', options)).toThrow(
      'scale of positional must be a number, in cycles per unit, got null',
    );
    expect(() => encoding('none', { ...options, inputDim: 4 as 3 })).toThrow(
      'encoding: inputDim must be 2 or 3, got 4',
    );
  });
});

describe('defaults', () => {
  test('are those of the published runs, except for the number of steps', () => {
    // Appendix E.4 and table 6: 4 layers of 256 with 256 frequencies, Adam at 2e-3 for all encodings, σ_p = 4 and σ = 5.
    const { fields, ...published } = defaults;
    expect(Object.keys(fields)).toEqual(fieldNames.filter((name) => name !== 'fourier'));
    expect({ ...published, steps: 1000 }).toEqual({
      encoding: 'gaussian',
      encodings: {
        none: { scale: null, learningRate: 2e-3 },
        basic: { scale: null, learningRate: 2e-3 },
        positional: { scale: 2 ** 4, learningRate: 2e-3 },
        gaussian: { scale: 5, learningRate: 2e-3 },
      },
      frequencyCount: 256,
      width: 256,
      depth: 4,
      steps: 1000,
      seed: 0,
    });
  });
});

describe('defaultScale(encoding, shape)', () => {
  // Appendix E.4, for 96 voxels along each side: positional frequencies up to 2⁴ − 1, σ of 5.
  test.each([
    [[96, 96, 96], 16, 5],
    [[96, 20], 16, 5],
    [[12, 48, 24], 8, 2.5],
    [[64, 64], 10.7, 3.33],
    [[192, 1, 1], 32, 10],
  ])('is the published scale in proportion to the longest side of %j', (shape, positional, gaussian) => {
    expect(defaultScale('positional', shape)).toBe(positional);
    expect(defaultScale('gaussian', shape)).toBe(gaussian);
    expect(defaultScale('none', shape)).toBeNull();
    expect(defaultScale('basic', shape)).toBeNull();
  });

  test.each([[[1, 1]], [[2, 2]], [[5, 6, 4]]])('gives a usable encoding for the small grid %j', (shape) => {
    const inputDim = shape.length as 2 | 3;
    for (const name of comparedEncodings) {
      const scale = defaultScale(name, shape);
      encoding(name, { inputDim, scale, frequencyCount, random: seededRandom(0) });
    }
  });

  // 16·n/96 and 5·n/96 to 3 digits, or the least: positional frequencies start at 1, and σ of 0.1 is nearly constant.
  test.each([
    [[1, 1], 1.01, 0.1],
    [[2, 2], 1.01, 0.104],
    [[6, 6], 1.01, 0.313],
    [[5, 7, 4], 1.17, 0.365],
  ])('is at least 1.01 and 0.1, on %j', (shape, positional, gaussian) => {
    expect(defaultScale('positional', shape)).toBe(positional);
    expect(defaultScale('gaussian', shape)).toBe(gaussian);
  });

  test('refuses shapes of other than two or three axes', () => {
    expect(() => defaultScale('gaussian', [96])).toThrow(
      'defaultScale: shape must hold two or three positive integers, in cells, got [96]',
    );
  });
});
