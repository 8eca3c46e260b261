import {
  birdcageSensitivities,
  estimateSensitivities,
  fourierSampling,
  fullMask,
} from '@fourier-features/mri';
import { expectClose } from '@fourier-features/testing';
import { describe, expect, test } from 'vitest';
import { product, smoothBall } from '../arrays.ts';

function sumsOfSquares(maps: Float32Array, count: number): Float64Array {
  const sums = new Float64Array(count);
  maps.forEach((value, i) => {
    sums[(i >> 1) % count]! += value * value;
  });
  return sums;
}

describe('birdcageSensitivities(options)', () => {
  test.each([
    [[16, 12], 4],
    [[6, 8, 10], 5],
    [[8, 8], 1],
  ] as const)('has squares that sum to 1 on %j with %d coils', (shape, coils) => {
    const count = product(shape);
    const maps = birdcageSensitivities({ shape, coils });
    expect(maps).toHaveLength(2 * coils * count);
    expectClose(sumsOfSquares(maps, count), new Float64Array(count).fill(1), 1e-6);
  });

  test('makes each coil most sensitive to its own side, and smooth', () => {
    const [size, coils] = [32, 4];
    const maps = birdcageSensitivities({ shape: [size, size], coils });
    const magnitude = (coil: number, row: number, column: number): number => {
      const at = 2 * ((coil * size + row) * size + column);
      return Math.hypot(maps[at]!, maps[at + 1]!);
    };
    expect(magnitude(0, 16, 30)).toBeGreaterThan(2 * magnitude(0, 16, 2));
    expect(magnitude(1, 30, 16)).toBeGreaterThan(2 * magnitude(1, 2, 16));
    for (let i = 2; i < maps.length; i++) {
      if ((i >> 1) % size !== 0) expect(Math.abs(maps[i]! - maps[i - 2]!)).toBeLessThan(0.2);
    }
  });

  test('refuses a count of 0', () => {
    expect(() => birdcageSensitivities({ shape: [4, 4], coils: 0 })).toThrow(
      'coils must be a positive integer, got 0',
    );
    expect(() => birdcageSensitivities({ shape: [4], coils: 2 })).toThrow('birdcageSensitivities: shape');
  });
});

describe('estimateSensitivities(options)', () => {
  test.each([
    [[32, 32], 0.25],
    [[16, 16, 16], 0.5],
  ] as const)('recovers the maps of a smooth phantom on %j', (shape, centreFraction) => {
    const coils = 4;
    const count = product(shape);
    const sensitivities = birdcageSensitivities({ shape, coils });
    const image = smoothBall(shape);
    const kspace = fourierSampling({ shape, mask: fullMask(shape), sensitivities }).apply(image);
    const estimate = estimateSensitivities({ kspace, shape, coils, centreFraction });
    expectClose(sumsOfSquares(estimate, count), new Float64Array(count).fill(1), 1e-5);
    let worst = 0;
    estimate.forEach((value, i) => {
      if (image[(i >> 1) % count]! > 0.3) worst = Math.max(worst, Math.abs(value - sensitivities[i]!));
    });
    expect(worst).toBeLessThan(0.05);
  });

  test('depends only on the centre of k-space', () => {
    const [shape, coils] = [[16, 16], 2];
    const kspace = fourierSampling({
      shape,
      mask: fullMask(shape),
      sensitivities: birdcageSensitivities({ shape, coils }),
    }).apply(smoothBall(shape));
    const spoilt = kspace.slice();
    for (let column = 0; column < 16; column++) spoilt[2 * (8 * 16 + column)] = 100;
    const options = { shape, coils, centreFraction: 0.5 };
    expect(estimateSensitivities({ kspace: spoilt, ...options })).toEqual(
      estimateSensitivities({ kspace, ...options }),
    );
  });

  test('is 0 without any signal, and refuses bad input', () => {
    const options = { kspace: new Float32Array(64), shape: [4, 4], coils: 2, centreFraction: 0.5 };
    expect(estimateSensitivities(options).every((value) => value === 0)).toBe(true);
    expect(() => estimateSensitivities({ ...options, coils: 3 })).toThrow(
      'kspace must be [3, 4, 4, 2], 96 numbers, got 64',
    );
    expect(() => estimateSensitivities({ ...options, centreFraction: 0 })).toThrow(
      'centreFraction must be in (0, 1], got 0',
    );
  });
});
