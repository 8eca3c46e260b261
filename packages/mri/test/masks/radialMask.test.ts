import { seededRandom } from '@fourier-features/core';
import { coverage, radialMask } from '@fourier-features/mri';
import { describe, expect, test } from 'vitest';
import { frequenciesOf } from '../arrays.ts';

describe('radialMask(options)', () => {
  test('is the row of DC for one spoke, and the column as well for two', () => {
    const shape = [8, 9];
    const row = radialMask({ shape, spokes: 1 });
    const cross = radialMask({ shape, spokes: 2 });
    row.forEach((sampled, bin) => {
      const [y, x] = frequenciesOf(bin, shape) as [number, number];
      expect(sampled === 1).toBe(y === 0);
      expect(cross[bin] === 1).toBe(y === 0 || x === 0);
    });
  });

  test.each([
    [[32, 32], 20],
    [[16, 16, 16], 80],
  ] as const)('samples everything near DC and less far from it, on %j', (shape, spokes) => {
    const mask = radialMask({ shape, spokes, random: seededRandom(1) });
    const near: number[] = [];
    const far: number[] = [];
    mask.forEach((sampled, bin) => {
      const radius = Math.hypot(...frequenciesOf(bin, shape));
      if (radius < 2) near.push(sampled);
      else if (radius > shape[0] / 3) far.push(sampled);
    });
    expect(Math.min(...near)).toBe(1);
    expect(coverage(Uint8Array.from(far))).toBeLessThan(0.5);
  });

  test('samples only bins next to a spoke', () => {
    const shape = [21, 21];
    const mask = radialMask({ shape, spokes: 5 });
    mask.forEach((sampled, bin) => {
      if (!sampled) return;
      const [y, x] = frequenciesOf(bin, shape) as [number, number];
      const distances = [0, 1, 2, 3, 4].map((spoke) => {
        const angle = (Math.PI * spoke) / 5;
        return Math.abs(x * Math.sin(angle) - y * Math.cos(angle));
      });
      expect(Math.min(...distances)).toBeLessThan(0.71);
    });
  });

  test.each([[[9, 12]], [[6, 7, 8]]])('samples DC for each of 200 seeds, on %j', (shape) => {
    for (let seed = 0; seed < 200; seed++)
      expect(radialMask({ shape, spokes: 1 + (seed % 5), random: seededRandom(seed) })[0]).toBe(1);
  });

  test('turns with the seed, and refuses a count of 0', () => {
    const draw = (seed: number): Uint8Array =>
      radialMask({ shape: [24, 24], spokes: 3, random: seededRandom(seed) });
    expect(draw(1)).toEqual(draw(1));
    expect(draw(2)).not.toEqual(draw(1));
    expect(() => radialMask({ shape: [8, 8], spokes: 0 })).toThrow(
      'spokes must be a positive integer, got 0',
    );
  });
});
