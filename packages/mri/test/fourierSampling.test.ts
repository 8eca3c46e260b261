import { seededRandom } from '@fourier-features/core';
import { birdcageSensitivities, fourierSampling, fullMask, gaussianMask } from '@fourier-features/mri';
import { directDft, expectAdjoint, expectClose } from '@fourier-features/testing';
import { describe, expect, test } from 'vitest';
import { noise, product } from './arrays.ts';

const random = seededRandom(3);

describe('fourierSampling(options)', () => {
  const variants = [
    [12, 10],
    [9, 17],
    [6, 5, 8],
  ].flatMap((shape) =>
    [false, true].flatMap((complex) => [0, 3].map((coils) => ({ shape, complex, coils }))),
  );

  test.each(variants)(
    'has a true adjoint on $shape, complex $complex, with $coils coils',
    ({ shape, complex, coils }) => {
      const sensitivities = coils ? { sensitivities: birdcageSensitivities({ shape, coils }) } : {};
      for (const mask of [gaussianMask({ shape, random }), fullMask(shape)]) {
        const operator = fourierSampling({ shape, mask, complex, ...sensitivities });
        expect(operator.inputShape).toEqual(complex ? [...shape, 2] : shape);
        expect(operator.outputShape).toEqual(coils ? [coils, ...shape, 2] : [...shape, 2]);
        expectAdjoint(operator, (count) => random.uniforms(count));
      }
    },
  );

  test('equals the direct transform in sampled bins and 0 elsewhere', () => {
    const shape = [6, 7];
    const values = noise(42);
    const pairs = Float32Array.from({ length: 84 }, (_, i) => (i % 2 === 0 ? values[i / 2]! : 0));
    const mask = Float32Array.from({ length: 42 }, (_, i) => (i % 3 === 0 ? 1 : 0));
    const expected = directDft(pairs, shape).map((value, i) => value * mask[i >> 1]!);
    expectClose(fourierSampling({ shape, mask }).apply(values), expected, 1e-6);
  });

  test('transforms the product of image and sensitivity for each coil', () => {
    const shape = [5, 4];
    const sensitivities = noise(2 * 2 * 20, 7);
    const values = noise(40);
    const seen = fourierSampling({ shape, mask: fullMask(shape), complex: true, sensitivities }).apply(
      values,
    );
    for (const coil of [0, 1]) {
      const s = sensitivities.subarray(40 * coil, 40 * (coil + 1));
      const weighted = Float32Array.from({ length: 40 }, (_, i) => {
        const [re, im, sr, si] = [values[i & ~1]!, values[i | 1]!, s[i & ~1]!, s[i | 1]!];
        return i % 2 === 0 ? re * sr - im * si : re * si + im * sr;
      });
      expectClose(seen.subarray(40 * coil, 40 * (coil + 1)), directDft(weighted, shape), 1e-6);
    }
  });

  test('puts the mean at DC, and is 0 with an empty mask', () => {
    const shape = [4, 4, 4];
    const ones = new Float32Array(64).fill(1);
    const kspace = fourierSampling({ shape, mask: fullMask(shape) }).apply(ones);
    expectClose(kspace, [8, ...new Array<number>(127).fill(0)], 1e-6);
    const nothing = fourierSampling({ shape, mask: new Uint8Array(64) });
    expect(nothing.apply(ones).every((value) => value === 0)).toBe(true);
    expect(nothing.adjoint(kspace).every((value) => value === 0)).toBe(true);
  });

  test('refuses masks, sensitivities and arrays that do not fit', () => {
    const shape = [4, 4];
    const mask = fullMask(shape);
    expect(() => fourierSampling({ shape, mask: new Uint8Array(15) })).toThrow(
      'mask must be [4, 4], 16 numbers, got 15',
    );
    expect(() => fourierSampling({ shape, mask: new Float32Array(16).fill(0.5) })).toThrow(
      '0 or 1 in every bin, got 0.5 at index 0',
    );
    expect(() => fourierSampling({ shape, mask, sensitivities: new Float32Array(33) })).toThrow(
      'sensitivities must be',
    );
    expect(() => fourierSampling({ shape, mask, sensitivities: new Float32Array(0) })).toThrow(
      'sensitivities must be',
    );
    expect(() => fourierSampling({ shape: [4, -4], mask })).toThrow('fourierSampling: shape');
    const operator = fourierSampling({ shape, mask });
    expect(() => operator.apply(new Float32Array(product([4, 4, 2])))).toThrow(
      'values must be [4, 4], 16 numbers, got 32',
    );
    expect(() => operator.adjoint(new Float32Array(16))).toThrow('measurements must be [4, 4, 2]');
  });
});
