import { encodingByName, type ScaledEncodingName, seededRandom } from '@fourier-features/core';
import { defaultScales } from '@fourier-features/theory';
import { expect, test } from 'vitest';

const sampled: readonly ScaledEncodingName[] = ['gaussian', 'uniform', 'log-uniform', 'laplacian'];
const positional: readonly ScaledEncodingName[] = [
  'positional',
  'positional-text',
  'positional-octaves',
  'positional-rotated',
  'positional-octaves-rotated',
];

test.each(positional)('defaultScales(%s, cells) are the powers of 2 from 2 to half the cells', (encoding) => {
  expect(defaultScales(encoding, 64)).toEqual([2, 4, 8, 16, 32]);
  expect(defaultScales(encoding, 100)).toEqual([2, 4, 8, 16, 32]);
  expect(defaultScales(encoding, 2)).toEqual([2]);
});

test.each(sampled)(
  'defaultScales(%s, cells) ascend by a constant factor to a quarter of the cells',
  (encoding) => {
    const scales = defaultScales(encoding, 512);
    expect(scales).toHaveLength(8);
    expect(scales.at(-1)).toBe(130);
    for (let i = 2; i < scales.length; i++) {
      const factor = scales[i]! / scales[i - 1]!;
      // Two digits of scales leave 10 % of their quotient at most.
      expect(factor / 128 ** (1 / 7)).toBeGreaterThan(0.9);
      expect(factor / 128 ** (1 / 7)).toBeLessThan(1.1);
    }
  },
);

test.each([...sampled, ...positional])('encodings accept all of defaultScales(%s, cells)', (encoding) => {
  for (const cells of [1, 2, 3, 5, 16, 100, 4096])
    for (const scale of defaultScales(encoding, cells)) {
      const { frequencyCount } = encodingByName(encoding, {
        inputDim: 3,
        scale,
        frequencyCount: 6,
        random: seededRandom(0),
      });
      expect(frequencyCount).toBeGreaterThan(0);
    }
});

test('defaultScales refuses encodings without a scale, and no cells', () => {
  expect(() => defaultScales('none', 64)).toThrow('encoding must be one with a scale, got none');
  expect(() => defaultScales('basic', 64)).toThrow('encoding must be one with a scale, got basic');
  expect(() => defaultScales('cubic' as 'gaussian', 64)).toThrow(
    'encoding must be one of gaussian, uniform, log-uniform, laplacian, got cubic',
  );
  expect(() => defaultScales('gaussian', 0)).toThrow('cells must be positive and finite, got 0');
});
