import { seededRandom, sizeOf } from '@fourier-features/core';
import { dft } from '@fourier-features/core/dft';
import { directDft, expectClose, indicesOf } from '@fourier-features/testing';
import { describe, expect, test } from 'vitest';

/** Returns numbers in [−½, ½), the same every time. */
function noise(count: number): Float32Array {
  return seededRandom(1)
    .uniforms(count)
    .map((value) => value - 0.5);
}

function energy(values: Float32Array): number {
  return values.reduce((sum, value) => sum + value * value, 0);
}

describe('dft(shape)', () => {
  test.each([
    [[8]],
    [[17]],
    [[8, 6]],
    [[1, 9]],
    [[5, 7]],
    [[11, 13]],
    [[17, 4]],
    [[2, 181]],
    [[217, 2]],
    [[96, 3]],
    [[4, 3, 5]],
    [[2, 19, 6]],
    [[7, 1, 12]],
  ])('equals the direct transform on %j', (shape) => {
    const values = noise(2 * sizeOf(shape));
    expectClose(dft(shape).forward(values), directDft(values, shape), 2e-6);
  });

  test.each([[[96, 20]], [[31, 34]], [[6, 10, 14]], [[16, 23, 3]]])(
    'is undone by its inverse on %j',
    (shape) => {
      const transform = dft(shape);
      const values = noise(2 * sizeOf(shape));
      expectClose(transform.inverse(transform.forward(values)), values, 1e-6);
    },
  );

  test('preserves energy', () => {
    const shape = [18, 10, 29];
    const values = noise(2 * sizeOf(shape));
    expect(energy(dft(shape).forward(values)) / energy(values)).toBeCloseTo(1, 5);
  });

  test('turns phases in proportion to frequency when an image is shifted', () => {
    const shape = [5, 6, 7];
    const count = sizeOf(shape);
    const shift = [2, 1, 3];
    const values = noise(2 * count);
    const shifted = new Float32Array(2 * count);
    for (let cell = 0; cell < count; cell++) {
      const moved = indicesOf(cell, shape).reduce(
        (at, index, axis) => at * shape[axis]! + ((index + shift[axis]!) % shape[axis]!),
        0,
      );
      shifted.set(values.subarray(2 * cell, 2 * cell + 2), 2 * moved);
    }
    const spectrum = dft(shape).forward(values);
    const turned = new Float64Array(2 * count);
    for (let bin = 0; bin < count; bin++) {
      const turns = indicesOf(bin, shape).reduce(
        (sum, k, axis) => sum + (k * shift[axis]!) / shape[axis]!,
        0,
      );
      const [cos, sin] = [Math.cos(2 * Math.PI * turns), -Math.sin(2 * Math.PI * turns)];
      turned[2 * bin] = spectrum[2 * bin]! * cos - spectrum[2 * bin + 1]! * sin;
      turned[2 * bin + 1] = spectrum[2 * bin]! * sin + spectrum[2 * bin + 1]! * cos;
    }
    expectClose(dft(shape).forward(shifted), turned, 2e-6);
  });

  test('gives the same result twice, and leaves its input unchanged', () => {
    const transform = dft([6, 17]);
    const values = noise(204);
    const kept = values.slice();
    expect(transform.forward(values)).toEqual(transform.forward(values));
    expect(values).toEqual(kept);
  });

  test('refuses shapes that are not positive integers, and arrays of another size', () => {
    expect(() => dft([])).toThrow('dft: shape must hold positive integers, in cells, at least one, got []');
    expect(() => dft([8, 0])).toThrow(RangeError);
    expect(() => dft([8, 2.5])).toThrow(RangeError);
    expect(() => dft([2, 3]).forward(new Float32Array(6))).toThrow(
      'values must be [2, 3, 2], 12 numbers, got 6',
    );
    expect(() => dft([2, 3]).inverse(new Float32Array(6))).toThrow(
      'kspace must be [2, 3, 2], 12 numbers, got 6',
    );
  });
});
