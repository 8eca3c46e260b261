import { seededRandom } from '@fourier-features/core';
import { birdcageSensitivities, fourierSampling, gaussianMask, sampledBins } from '@fourier-features/mri';
import { describe, expect, test } from 'vitest';
import { noise, product } from '../arrays.ts';

describe('sampledBins(kspace, shape)', () => {
  test.each([
    [[12, 10], 0],
    [[6, 5, 8], 0],
    [[9, 7], 3],
  ])('recovers the mask of simulated k-space on %j with %d coils', (shape, coils) => {
    const mask = gaussianMask({ shape, random: seededRandom(2) });
    const sensitivities = coils ? { sensitivities: birdcageSensitivities({ shape, coils }) } : {};
    const kspace = fourierSampling({ shape, mask, ...sensitivities }).apply(noise(product(shape)));
    expect(sampledBins(kspace, shape)).toEqual(mask);
  });

  test('counts a bin as sampled if one part of one coil is not 0', () => {
    const kspace = new Float32Array(2 * 2 * 6);
    kspace[2 * 1] = -1; // Real part of bin 1, coil 0.
    kspace[2 * 3 + 1] = 1e-30; // Imaginary part of bin 3, coil 0.
    kspace[12 + 2 * 5] = 2; // Real part of bin 5, coil 1.
    expect(sampledBins(kspace, [2, 3])).toEqual(Uint8Array.of(0, 1, 0, 1, 0, 1));
    expect(sampledBins(new Float32Array(12), [2, 3])).toEqual(new Uint8Array(6));
  });

  test('refuses arrays that do not hold the bins of complete coils', () => {
    expect(() => sampledBins(new Float32Array(13), [2, 3])).toThrow(
      'sampledBins: kspace must be [coils, 2, 3, 2], a multiple of 12 numbers, got 13',
    );
    expect(() => sampledBins(new Float32Array(0), [2, 3])).toThrow('got 0');
    expect(() => sampledBins(new Float32Array(12), [6])).toThrow('sampledBins: shape');
  });
});
