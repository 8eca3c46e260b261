import { greyPlane } from '@fourier-features/datasets';
import { describe, expect, test } from 'vitest';

describe('greyPlane(picture)', () => {
  test.each([
    [1, [0.25, 1], [0.25, 1]],
    [2, [0.25, 0, 1, 0.5], [0, 0.5]],
    [3, [0, 0.25, 0.5, 1, 1, 0.25], [0.25, 0.75]],
    [4, [0, 0.25, 0.5, 0, 1, 1, 0.25, 0.5], [0, 0.375]],
  ] as const)('of %i channels is the mean of the colours on black', (channels, values, grey) => {
    const plane = greyPlane({ width: 1, height: 2, channels, values: Float32Array.from(values) });
    expect(plane.shape).toEqual([1, 2, 1]);
    expect([...plane.values]).toEqual(grey);
  });

  test('has pixels of 1 mm from the origin', () => {
    const { affine, spacing } = greyPlane({ width: 1, height: 1, channels: 1, values: Float32Array.of(1) });
    expect(affine).toEqual([1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1]);
    expect(spacing).toEqual([1, 1, 1]);
  });

  test('refuses values that do not match the size', () => {
    expect(() => greyPlane({ width: 2, height: 1, channels: 3, values: Float32Array.of(1) })).toThrow(
      'greyPlane: picture.values must hold height × width × channels = 1 × 2 × 3 = 6 numbers, got 1',
    );
  });
});
