import { premultiply, unpremultiply } from '@fourier-features/image';
import { describe, expect, test } from 'vitest';

describe('unpremultiply(premultiply(image))', () => {
  test('is the image where alpha is not 0, and black where it is', () => {
    const values = Float32Array.of(0.25, 0.5, 0.75, 0.5, 0.25, 0.5, 0.75, 0);
    const back = unpremultiply(premultiply({ width: 2, height: 1, channels: 4, values }));
    expect([...back.values]).toEqual([0.25, 0.5, 0.75, 0.5, 0, 0, 0, 0]);
  });

  test('leaves images without alpha alone', () => {
    const image = { width: 1, height: 1, channels: 3, values: Float32Array.of(0.1, 0.2, 0.3) };
    expect(premultiply(image)).toBe(image);
    expect(unpremultiply(image)).toBe(image);
  });
});
