import { boxReduce, type Picture } from '@fourier-features/raster';
import { describe, expect, test } from 'vitest';

const picture: Picture = {
  width: 4,
  height: 2,
  channels: 2,
  values: Float32Array.of(0, 1, 1, 1, 0.5, 0, 0.5, 0, 0, 1, 1, 0, 0.25, 0, 0.75, 1),
};

describe('boxReduce(picture, factor)', () => {
  test('averages each block, channel by channel', () => {
    expect(boxReduce(picture, 2)).toEqual({
      width: 2,
      height: 1,
      channels: 2,
      values: Float32Array.of(0.5, 0.75, 0.5, 0.25),
    });
  });

  test('reduces by 2 and then 3 like by 6', () => {
    const values = Float32Array.from({ length: 12 * 6 * 3 }, (_, i) => ((i * 31) % 64) / 64);
    const large: Picture = { width: 12, height: 6, channels: 3, values };
    const twice = boxReduce(boxReduce(large, 2), 3).values;
    boxReduce(large, 6).values.forEach((value, i) => {
      expect(value).toBeCloseTo(twice[i]!, 6);
    });
  });

  test('returns a copy for factor 1', () => {
    const copy = boxReduce(picture, 1);
    expect(copy).toEqual(picture);
    expect(copy.values).not.toBe(picture.values);
  });

  test('refuses a factor that does not divide both sides', () => {
    expect(() => boxReduce(picture, 4)).toThrow(
      "boxReduce: factor must divide the picture's width and height, in pixels, got 4 for 4 × 2. Crop it first.",
    );
    expect(() => boxReduce(picture, 1.5)).toThrow('boxReduce: factor must be a positive integer, got 1.5');
  });
});
