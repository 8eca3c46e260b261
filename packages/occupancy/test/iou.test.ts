import { iou } from '@fourier-features/occupancy';
import { describe, expect, test } from 'vitest';

describe('iou(predicted, truth)', () => {
  test('is 1/3 for one point in both and three in either', () => {
    expect(iou([0.9, 0.2, 0.6, 0.1], [1, 1, 0, 0])).toBeCloseTo(1 / 3);
  });

  test('is 1 for equal sets, 0 for disjoint ones or if one is empty, and no number if both are', () => {
    expect(iou([1, 0], [1, 0])).toBe(1);
    expect(iou([0, 0], [0, 1])).toBe(0);
    expect(iou([1, 0], [0, 0])).toBe(0);
    expect(iou([0, 0], [0, 0])).toBeNaN();
    expect(iou([1, 0], [0, 1])).toBe(0);
  });

  test('refuses different lengths and empty arrays', () => {
    expect(() => iou([1], [1, 0])).toThrow('got 1 and 2');
    expect(() => iou([], [])).toThrow('at least 1');
  });
});
