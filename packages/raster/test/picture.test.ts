import { checkPicture, type Picture } from '@fourier-features/raster';
import { describe, expect, test } from 'vitest';

const picture: Picture = { width: 2, height: 1, channels: 3, values: Float32Array.of(0, 0.5, 1, 1, 0.5, 0) };

describe('checkPicture(caller, argument, picture)', () => {
  test('accepts a picture whose parts agree', () => {
    expect(() => checkPicture('draw', 'picture', picture)).not.toThrow();
  });

  test.each<[Partial<Record<keyof Picture, unknown>>, string]>([
    [{ width: 1.5 }, 'width must be a positive integer, in pixels, got 1.5'],
    [{ height: 0 }, 'height must be a positive integer, in pixels, got 0'],
    [{ channels: 5 }, 'channels must be 1 (grey), 2 (grey, alpha), 3 (RGB) or 4 (RGB, alpha), got 5'],
    [{ height: 2 }, 'values must hold height × width × channels = 2 × 2 × 3 = 12 numbers, got 6'],
    [
      { values: new Float32Array(6).fill(Number.NaN, 4) },
      'values must be numbers in [0, 1], got NaN at index 4',
    ],
  ])('refuses %j', (changed, rule) => {
    expect(() => checkPicture('draw', 'picture', { ...picture, ...changed } as Picture)).toThrow(
      new RangeError(`draw: picture.${rule}`),
    );
  });
});
