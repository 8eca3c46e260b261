import { seededRandom } from '@fourier-features/core';
import { encodingDefaults, imageEncoding, imageEncodingNames } from '@fourier-features/image';
import { describe, expect, test } from 'vitest';

const rms = (values: Float32Array): number =>
  Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);

describe('imageEncoding(name, options)', () => {
  test.each(imageEncodingNames)('builds %s with its default scale', (name) => {
    const { scale } = encodingDefaults[name];
    const encoding = imageEncoding(name, { scale, frequencyCount: 8, random: seededRandom(0) });
    expect(encoding.inputDim).toBe(2);
    expect(encoding.hyperparameters['scale']).toBe(scale ?? undefined);
  });

  test.each(['gaussian', 'uniform', 'log-uniform', 'laplacian'] as const)(
    'gives %s the root-mean-square frequency 10 by default, within 7 %',
    (name) => {
      const { scale } = encodingDefaults[name];
      const { frequencies } = imageEncoding(name, { scale, frequencyCount: 20_000, random: seededRandom(1) });
      expect(rms(frequencies)).toBeGreaterThan(9.3);
      expect(rms(frequencies)).toBeLessThan(10.7);
    },
  );

  test('refuses a Gaussian without a scale', () => {
    const options = { scale: null, frequencyCount: 8, random: seededRandom(0) };
    expect(() => imageEncoding('gaussian', options)).toThrow(
      /gaussian encoding: scale must be given, got null/,
    );
  });
});
