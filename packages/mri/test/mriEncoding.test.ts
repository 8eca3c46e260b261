import { seededRandom, threefryRandom } from '@fourier-features/core';
import { encodingDefaults, mriDefaults, mriEncoding, mriEncodingNames } from '@fourier-features/mri';
import { expectClose } from '@fourier-features/testing';
import { describe, expect, test } from 'vitest';

const { frequencyCount } = mriDefaults;

describe('mriEncoding(name, options)', () => {
  test.each([
    [2, { none: 2, basic: 4, positional: 512, gaussian: 512 }],
    [3, { none: 3, basic: 6, positional: 510, gaussian: 512 }],
  ] as const)(
    'has the features of the paper in %d dimensions, with amplitudes of 1',
    (inputDim, features) => {
      for (const name of mriEncodingNames) {
        const { scale } = encodingDefaults[name];
        const encoding = mriEncoding(name, { inputDim, scale, frequencyCount, random: seededRandom(0) });
        expect(encoding.outputDim).toBe(features[name]);
        expect(encoding.amplitudes.every((amplitude) => amplitude === 1)).toBe(true);
        if (name === 'none') expect(encoding.inputRange).toEqual([0, 1]);
      }
    },
  );

  test('draws the B of the published runs from key 10', () => {
    const options = { inputDim: 3, scale: 5, frequencyCount, random: threefryRandom(10) } as const;
    const { frequencies } = mriEncoding('gaussian', options);
    expectClose(frequencies.subarray(0, 3), [-1.90164 * 5, 0.11863 * 5, -0.23801 * 5], 1e-4);
  });

  test('refuses other dimensions and encodings without a scale', () => {
    const options = { inputDim: 3, scale: null, frequencyCount, random: seededRandom(0) } as const;
    expect(() => mriEncoding('positional', options)).toThrow(
      'positional encoding: scale must be given, got null',
    );
    expect(() => mriEncoding('none', { ...options, inputDim: 4 as 3 })).toThrow(
      'inputDim must be 2 or 3, got 4',
    );
  });
});
