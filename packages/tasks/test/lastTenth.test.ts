import { lastTenth } from '@fourier-features/tasks';
import { describe, expect, test } from 'vitest';

/** A curve with a point every 25 steps and one at the last step, as fits return it. */
function curveOf(
  values: readonly number[],
  lastStep: number,
): { step: number; loss: number; psnr: number }[] {
  return values.map((psnr, i) => ({ step: Math.min(25 * i, lastStep), loss: 0, psnr }));
}

describe('lastTenth(curve, measure)', () => {
  test('is the median, and the range, from nine tenths of the last step on', () => {
    // Steps 0, 25, … 975, 999: those from 899.1 are 900, 925, 950, 975 and 999.
    const values = Array.from({ length: 41 }, (_, i) => (i < 36 ? 100 : [21, 19, 25, 20, 30][i - 36]!));
    expect(lastTenth(curveOf(values, 999), 'psnr')).toEqual({ median: 21, lowest: 19, highest: 30 });
  });

  test('takes the mean of the middle two of an even number', () => {
    // Steps 0 to 250: those from 225 are 225 and 250.
    const values = [...Array.from({ length: 9 }, () => 0), 20, 23];
    expect(lastTenth(curveOf(values, 250), 'psnr')).toEqual({ median: 21.5, lowest: 20, highest: 23 });
  });

  test('is the last point of a short curve', () => {
    expect(lastTenth(curveOf([7], 0), 'psnr')).toEqual({ median: 7, lowest: 7, highest: 7 });
    expect(lastTenth(curveOf([7, 9], 2), 'psnr')).toEqual({ median: 9, lowest: 9, highest: 9 });
  });

  test('is undefined for a measure that the curve lacks, and without a curve', () => {
    expect(lastTenth(curveOf([7], 0), 'iou')).toBeUndefined();
    expect(lastTenth([], 'psnr')).toBeUndefined();
  });
});
