import { dcFirst, dft } from '@fourier-features/mri';
import { expectClose, indicesOf } from '@fourier-features/testing';
import { describe, expect, test } from 'vitest';
import { noise, product } from './arrays.ts';

const shapes = [[[6, 8]], [[5, 7]], [[1, 4]], [[4, 3, 5]], [[2, 6, 1]]];

describe('dcFirst(values, shape, parts)', () => {
  test.each(shapes)('moves index ⌊n/2⌋ of every axis to 0 and keeps the cyclic order, on %j', (shape) => {
    const values = noise(2 * product(shape));
    const moved = dcFirst(values, shape, 2);
    for (let cell = 0; cell < product(shape); cell++) {
      const from = indicesOf(cell, shape);
      const to = from.map((index, axis) => {
        const cells = shape[axis]!;
        return (index + cells - Math.floor(cells / 2)) % cells;
      });
      const at = to.reduce((sum, index, axis) => sum * shape[axis]! + index, 0);
      expect(moved.subarray(2 * at, 2 * at + 2)).toEqual(values.subarray(2 * cell, 2 * cell + 2));
    }
  });

  test.each(shapes)('turns the DFT summed from −⌊n/2⌋ up into the one that starts at DC, on %j', (shape) => {
    const image = noise(2 * product(shape), 3);
    // The frequency at index k of a centred axis is k − ⌊n/2⌋, straight from the definition of the transform.
    const centred = new Float32Array(image.length);
    for (let bin = 0; bin < product(shape); bin++) {
      const frequencies = indicesOf(bin, shape).map((index, axis) => index - Math.floor(shape[axis]! / 2));
      for (let cell = 0; cell < product(shape); cell++) {
        const turns = indicesOf(cell, shape).reduce(
          (sum, index, axis) => sum + (index * frequencies[axis]!) / shape[axis]!,
          0,
        );
        const [cos, sin] = [Math.cos(2 * Math.PI * turns), -Math.sin(2 * Math.PI * turns)];
        const [re, im] = [image[2 * cell]!, image[2 * cell + 1]!];
        centred[2 * bin]! += (re * cos - im * sin) / Math.sqrt(product(shape));
        centred[2 * bin + 1]! += (re * sin + im * cos) / Math.sqrt(product(shape));
      }
    }
    expectClose(dcFirst(centred, shape, 2), dft(shape).forward(image), 1e-5);
  });

  test('moves every coil by itself, masks as k-space', () => {
    const shape = [3, 4];
    const coils = [noise(24, 1), noise(24, 2)] as const;
    const both = Float32Array.of(...coils[0], ...coils[1]);
    expect(dcFirst(both, shape, 2)).toEqual(
      Float32Array.of(...dcFirst(coils[0], shape, 2), ...dcFirst(coils[1], shape, 2)),
    );
    const real = coils[0].filter((_, i) => i % 2 === 0);
    expect(dcFirst(real, shape, 1)).toEqual(dcFirst(coils[0], shape, 2).filter((_, i) => i % 2 === 0));
  });

  test('leaves its input alone, and refuses arrays that do not hold complete grids', () => {
    const values = noise(24);
    const kept = values.slice();
    expect(dcFirst(values, [3, 4], 2)).not.toEqual(values);
    expect(values).toEqual(kept);
    expect(() => dcFirst(noise(25), [3, 4], 2)).toThrow(
      'dcFirst: values must be [..., 3, 4, 2], a multiple of 24 numbers, got 25',
    );
    expect(() => dcFirst(new Float32Array(0), [3, 4], 1)).toThrow('a multiple of 12 numbers, got 0');
    expect(() => dcFirst(values, [24], 1)).toThrow('dcFirst: shape must hold two or three positive integers');
    expect(() => dcFirst(values, [3, 4], 0)).toThrow('dcFirst: parts must be a positive integer, got 0');
  });
});
