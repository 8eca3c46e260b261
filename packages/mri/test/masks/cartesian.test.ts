import { seededRandom } from '@fourier-features/core';
import { coverage, equispacedMask, randomLinesMask } from '@fourier-features/mri';
import { describe, expect, test } from 'vitest';
import { frequenciesOf } from '../arrays.ts';

/** Returns whether every line along the last axis is sampled completely or not at all. */
function hasCompleteLines(mask: Uint8Array, width: number): boolean {
  return mask.every((value, bin) => value === mask[bin - (bin % width)]);
}

describe('randomLinesMask(options)', () => {
  test.each([[[64, 10]], [[16, 12, 6]]])(
    'samples complete lines, one of four, with all around DC, on %j',
    (shape) => {
      const mask = randomLinesMask({
        shape,
        acceleration: 4,
        centreFraction: 0.125,
        random: seededRandom(0),
      });
      expect(coverage(mask)).toBe(0.25);
      expect(hasCompleteLines(mask, shape.at(-1)!)).toBe(true);
      mask.forEach((sampled, bin) => {
        const central = frequenciesOf(bin, shape)
          .slice(0, -1)
          .every((frequency, axis) => Math.abs(frequency + 0.25) < 0.0625 * shape[axis]!);
        if (central) expect(sampled).toBe(1);
      });
    },
  );

  test('is the same for the same seed and different for another', () => {
    const draw = (seed: number): Uint8Array =>
      randomLinesMask({ shape: [32, 4], acceleration: 3, centreFraction: 0.1, random: seededRandom(seed) });
    expect(draw(1)).toEqual(draw(1));
    expect(draw(2)).not.toEqual(draw(1));
  });

  test.each([[[6, 5]], [[40, 5]], [[5, 9, 4]]])(
    'samples the line of DC for each of 200 seeds unless the fraction is 0, on %j',
    (shape) => {
      const options = { shape, acceleration: 4 };
      let without = 0;
      for (let seed = 0; seed < 200; seed++) {
        const draw = (centreFraction: number): number =>
          randomLinesMask({ ...options, centreFraction, random: seededRandom(seed) })[0]!;
        expect(draw(0.08)).toBe(1);
        without += draw(0);
      }
      expect(without).toBeLessThan(100);
    },
  );

  test('draws every line equally often', () => {
    const random = seededRandom(5);
    const counts = new Float64Array(10);
    for (let i = 0; i < 2000; i++) {
      const mask = randomLinesMask({ shape: [10, 1], acceleration: 2, centreFraction: 0, random });
      mask.forEach((sampled, line) => {
        counts[line]! += sampled;
      });
    }
    for (const count of counts) expect(Math.abs(count / 2000 - 0.5)).toBeLessThan(0.06);
  });

  test('refuses a centre larger than the acceleration allows, and other bad input', () => {
    const options = { shape: [16, 4], acceleration: 4, centreFraction: 0.1, random: seededRandom(0) };
    expect(() => randomLinesMask({ ...options, centreFraction: 0.5 })).toThrow(
      'centreFraction must select at most the 4 of 16 lines that the acceleration allows, got 8 at 0.5',
    );
    expect(() => randomLinesMask({ ...options, acceleration: 0.5 })).toThrow(
      'acceleration must be at least 1, got 0.5',
    );
    expect(() => randomLinesMask({ ...options, centreFraction: -1 })).toThrow(
      'centreFraction must be in [0, 1], got -1',
    );
  });
});

describe('equispacedMask(options)', () => {
  test('samples every third line and those around DC', () => {
    const shape = [15, 4];
    const mask = equispacedMask({ shape, acceleration: 3, centreFraction: 0.2 });
    mask.forEach((sampled, bin) => {
      const [line] = frequenciesOf(bin, shape) as [number, number];
      expect(sampled === 1).toBe(line % 3 === 0 || Math.abs(line) <= 1);
    });
  });

  test.each([0, 1, 2, -1])('samples one of four at offset %d, in planes and volumes', (offset) => {
    const options = { acceleration: 4, centreFraction: 0, offset };
    for (const shape of [
      [16, 5],
      [8, 8, 3],
    ]) {
      const mask = equispacedMask({ shape, ...options });
      expect(coverage(mask)).toBe(0.25);
      expect(hasCompleteLines(mask, shape.at(-1)!)).toBe(true);
      expect(mask[0] === 1).toBe(offset === 0);
    }
  });

  test('refuses accelerations and offsets that are not integers', () => {
    const options = { shape: [8, 8], acceleration: 2, centreFraction: 0 };
    expect(() => equispacedMask({ ...options, acceleration: 2.5 })).toThrow(
      'acceleration must be a positive integer, got 2.5',
    );
    expect(() => equispacedMask({ ...options, offset: 0.5 })).toThrow(
      'offset must be an integer, in bins, got 0.5',
    );
    expect(() => equispacedMask({ ...options, centreFraction: Number.NaN })).toThrow(
      'centreFraction must be in [0, 1]',
    );
  });
});
