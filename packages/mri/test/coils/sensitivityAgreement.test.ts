import {
  birdcageSensitivities,
  fourierSampling,
  fullMask,
  sensitivityAgreement,
} from '@fourier-features/mri';
import { describe, expect, test } from 'vitest';
import { noise, product, smoothBall } from '../arrays.ts';

/** Maps that are the same complex numbers in every cell. */
const constant = (coils: readonly [re: number, im: number][], cells: number): Float32Array =>
  Float32Array.from(coils.flatMap((coil) => new Array<[number, number]>(cells).fill(coil).flat()));

describe('sensitivityAgreement(options)', () => {
  test.each([[[9, 8]], [[4, 5, 6]]])('is the squared cosine between constant maps, on %j', (shape) => {
    const cells = product(shape);
    const maps = constant(
      [
        [0.6, 0],
        [0, 0.8],
      ],
      cells,
    );
    const operator = fourierSampling({ shape, mask: fullMask(shape), complex: true, sensitivities: maps });
    const kspace = operator.apply(noise(2 * cells));
    const agreement = (sensitivities: Float32Array): number =>
      sensitivityAgreement({ kspace, shape, sensitivities, centreFraction: 0.6 });
    expect(agreement(maps)).toBeCloseTo(1, 5);
    // A factor, also a phase, does not matter.
    const factor: [number, number][] = [
      [0, 3 * 0.6],
      [-3 * 0.8, 0],
    ];
    expect(agreement(constant(factor, cells))).toBeCloseTo(1, 5);
    const orthogonal: [number, number][] = [
      [0.8, 0],
      [0, -0.6],
    ];
    expect(agreement(constant(orthogonal, cells))).toBeCloseTo(0, 5);
    // ⟨(1, 0), (0.6, 0.8i)⟩ = 0.6.
    const first: [number, number][] = [
      [1, 0],
      [0, 0],
    ];
    expect(agreement(constant(first, cells))).toBeCloseTo(0.36, 5);
    expect(agreement(new Float32Array(4 * cells))).toBe(0);
  });

  test('is near 1 for smooth maps at low resolution, and lower for those of another image', () => {
    const shape = [24, 20];
    const sensitivities = birdcageSensitivities({ shape, coils: 6 });
    const kspace = fourierSampling({ shape, mask: fullMask(shape), sensitivities }).apply(smoothBall(shape));
    const backwards = Float32Array.from(sensitivities, (_, i) => {
      const cell = Math.floor(i / 2) % 480;
      return sensitivities[i + 2 * (479 - 2 * cell)]!;
    });
    const options = { kspace, shape, centreFraction: 0.4 };
    expect(sensitivityAgreement({ ...options, sensitivities })).toBeGreaterThan(0.97);
    expect(sensitivityAgreement({ ...options, sensitivities: backwards })).toBeLessThan(0.87);
  });

  test('refuses arrays that do not fit', () => {
    const options = { shape: [4, 4], kspace: new Float32Array(64), centreFraction: 1 };
    expect(() => sensitivityAgreement({ ...options, sensitivities: new Float32Array(32) })).toThrow(
      'sensitivityAgreement: sensitivities must be [2, 4, 4, 2]',
    );
    const sensitivities = new Float32Array(64);
    expect(() => sensitivityAgreement({ ...options, sensitivities, centreFraction: 0 })).toThrow(
      'sensitivityAgreement: centreFraction must be in (0, 1], got 0',
    );
    expect(() => sensitivityAgreement({ ...options, sensitivities, kspace: new Float32Array(33) })).toThrow(
      'sensitivityAgreement: kspace must be [coils, 4, 4, 2]',
    );
  });
});
