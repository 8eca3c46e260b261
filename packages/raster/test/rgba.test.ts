import { type Picture, rgba } from '@fourier-features/raster';
import { describe, expect, test } from 'vitest';

/** Returns a picture of 2 × 1 pixels. */
function pair(...values: number[]): Picture {
  const channels = (values.length / 2) as Picture['channels'];
  return { width: 2, height: 1, channels, values: Float32Array.from(values) };
}

describe('rgba(picture)', () => {
  test.each<[string, Picture, number[]]>([
    ['grey', pair(0, 0.2), [0, 0, 0, 255, 51, 51, 51, 255]],
    ['grey and alpha', pair(0.2, 1, 0.4, 0.6), [51, 51, 51, 255, 102, 102, 102, 153]],
    ['RGB', pair(0, 0.2, 0.4, 0.6, 0.8, 1), [0, 51, 102, 255, 153, 204, 255, 255]],
    ['RGB and alpha', pair(1, 0.8, 0.6, 0, 0.4, 0.2, 0, 0.8), [255, 204, 153, 0, 102, 51, 0, 204]],
  ])('returns four bytes for each pixel of %s', (_, picture, bytes) => {
    const result = rgba(picture);
    expect(result).toBeInstanceOf(Uint8ClampedArray);
    expect([...result]).toEqual(bytes);
  });

  test('clips values outside of [0, 1], infinities included', () => {
    expect([...rgba(pair(-0.5, 1.5, -Infinity, Infinity, 2, -1))]).toEqual([
      0, 255, 0, 255, 255, 255, 0, 255,
    ]);
  });

  test('rounds to the nearest byte, halves up', () => {
    const values = [0.49, 0.5, 1.5, 2.5, 254.4, 254.5].map((byte) => byte / 255);
    const picture: Picture = { width: 6, height: 1, channels: 1, values: Float32Array.from(values) };
    const nearest = [...picture.values].map((value) => Math.floor(255 * value + 0.5));
    expect([...rgba(picture)].filter((_, i) => i % 4 === 0)).toEqual(nearest);
    expect(nearest.slice(0, 1)).toEqual([0]);
    expect(rgba(pair(0.5, 0.5))[0]).toBe(128);
  });

  test('refuses sizes that disagree with the values, and NaN', () => {
    expect(() => rgba({ ...pair(0, 1), width: 3 })).toThrow(/^rgba: picture\.values must hold .* got 2$/);
    expect(() => rgba({ ...pair(0, 1), channels: 5 as 4 })).toThrow(/^rgba: picture\.channels must be 1/);
    expect(() => rgba(pair(0, Number.NaN))).toThrow(
      'rgba: picture.values must be numbers in [0, 1], got NaN at index 1',
    );
  });
});
