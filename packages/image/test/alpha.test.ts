import { premultiply, unpremultiply } from '@fourier-features/image';
import { describe, expect, test } from 'vitest';

describe('premultiply(image)', () => {
  test('multiplies colours, not alpha', () => {
    const values = Float32Array.of(1, 0.5, 0.25, 0.5);
    const image = premultiply({ width: 1, height: 1, channels: 4, values });
    expect([...image.values]).toEqual([0.5, 0.25, 0.125, 0.5]);
  });

  test('is reverted by unpremultiply where alpha is not 0; where it is, colours become black', () => {
    const values = Float32Array.of(0.25, 0.5, 0.75, 0.5, 0.25, 0.5, 0.75, 0);
    const back = unpremultiply(premultiply({ width: 2, height: 1, channels: 4, values }));
    expect([...back.values]).toEqual([0.25, 0.5, 0.75, 0.5, 0, 0, 0, 0]);
  });

  test('returns images without alpha unchanged, as unpremultiply does', () => {
    const image = { width: 1, height: 1, channels: 3, values: Float32Array.of(0.1, 0.2, 0.3) };
    expect(premultiply(image)).toBe(image);
    expect(unpremultiply(image)).toBe(image);
  });
});

describe('unpremultiply(image)', () => {
  test('clips colours that exceed their alpha, as a fitted field may return them, to 1', () => {
    const image = unpremultiply({ width: 1, height: 1, channels: 2, values: Float32Array.of(0.5, 0.25) });
    expect([...image.values]).toEqual([1, 0.25]);
  });
});
