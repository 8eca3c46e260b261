import { seededRandom, totalVariation } from '@fourier-features/core';
import { expectClose, expectGradient } from '@fourier-features/testing';
import { describe, expect, it } from 'vitest';

describe('totalVariation', () => {
  it('is 0 for a constant, with no gradient', () => {
    const { value, gradient } = totalVariation(new Float32Array(12).fill(0.7), [3, 4]);
    expectClose(value, 0, 1e-12);
    expectClose(gradient, new Float32Array(12), 0);
  });

  it('counts a step once per row', () => {
    const values = Float32Array.from({ length: 20 }, (_, i) => (i % 5 < 2 ? 0 : 1));
    expectClose(totalVariation(values, [4, 5], { epsilon: 1e-6 }).value, 4 / 20, 1e-6);
  });

  it.each([
    { shape: [7], channels: 1 },
    { shape: [3, 4], channels: 1 },
    { shape: [3, 4], channels: 2 },
    { shape: [2, 3, 2], channels: 1 },
  ])('has the gradient of its value for $shape with $channels channels', ({ shape, channels }) => {
    const count = shape.reduce((product, length) => product * length, channels);
    const values = seededRandom(3).uniforms(count);
    // An independent implementation in float64, cell by cell.
    const of = (x: Float64Array): number => {
      const cells = count / channels;
      let sum = 0;
      for (let cell = 0; cell < cells; cell++) {
        let squares = 1e-4;
        let stride = 1;
        for (const length of [...shape].reverse()) {
          const last = Math.floor(cell / stride) % length === length - 1;
          for (let c = 0; c < channels && !last; c++)
            squares += (x[(cell + stride) * channels + c]! - x[cell * channels + c]!) ** 2;
          stride *= length;
        }
        sum += Math.sqrt(squares) - 1e-2;
      }
      return sum / cells;
    };
    const { value, gradient } = totalVariation(values, shape, { channels, epsilon: 1e-2 });
    expectClose(value, of(Float64Array.from(values)), 1e-6);
    expectGradient({ of, at: values, gradient, tolerance: 1e-5 });
  });

  it('refuses values of another shape', () => {
    expect(() => totalVariation(new Float32Array(5), [2, 3])).toThrow(
      'totalVariation: values must be [2, 3, 1], 6 numbers, got 5',
    );
  });
});
