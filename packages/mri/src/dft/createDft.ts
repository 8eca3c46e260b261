import { sizeOf } from '@fourier-features/core';
import { checkLength } from '@fourier-features/core/check';
import { checkShape } from '../check.ts';
import { type ComplexGrid, createLineDft, type Lines, linesAlong, transformLines } from './gridLines.ts';

/** A unitary discrete Fourier transform of complex arrays `[...shape, 2]`, real and imaginary parts last. */
export interface Dft {
  readonly shape: readonly number[];
  /** X(k) = N^(−½)·Σⱼ x(j)·e^(−2πi Σₐ jₐkₐ/nₐ), a new array with DC at the origin. */
  forward(values: Float32Array): Float32Array;
  /** Its inverse and adjoint, a new array. */
  inverse(kspace: Float32Array): Float32Array;
}

/**
 * The unitary transform over all axes of a grid, of any lengths; large primes take about five times as long.
 *
 * @throws RangeError unless the shape has two or three axes of whole numbers, at least 1.
 */
export function createDft(shape: readonly number[]): Dft {
  checkShape('createDft', shape);
  const transform = createGridDft(shape);
  const run = (name: string, array: Float32Array, inverse: boolean): Float32Array => {
    checkLength('createDft', name, array, 2 * sizeOf(shape), `[${shape.join(', ')}, 2]`);
    const grid = separate(array);
    if (inverse) transform.inverse(grid);
    else transform.forward(grid);
    return interleave(grid, 1 / Math.sqrt(sizeOf(shape)));
  };
  return {
    shape,
    forward: (values) => run('values', values, false),
    inverse: (kspace) => run('kspace', kspace, true),
  };
}

/** Unnormalised transforms of planar grids, in place. */
export interface GridDft {
  /** Axis by axis, the last axis last. */
  forward(grid: ComplexGrid): void;
  /** Axis by axis, the last axis first. */
  inverse(grid: ComplexGrid): void;
}

/** @param lastLines the lines of the last axis that matter: others are left untransformed, both ways. */
export function createGridDft(shape: readonly number[], lastLines?: Lines): GridDft {
  const last = shape.length - 1;
  const axes = shape.map((length, axis) => ({
    dft: createLineDft(length),
    lines: (axis === last ? lastLines : undefined) ?? linesAlong(shape, axis),
  }));
  return {
    forward: (grid) => {
      for (const { dft, lines } of axes) transformLines(dft, grid, lines);
    },
    inverse: ({ re, im }) => {
      for (const { dft, lines } of axes.toReversed()) transformLines(dft, { re: im, im: re }, lines);
    },
  };
}

/** `[n, 2]` → real and imaginary parts apart. */
export function separate(array: Float32Array): ComplexGrid {
  const count = array.length / 2;
  const grid = { re: new Float32Array(count), im: new Float32Array(count) };
  for (let i = 0; i < count; i++) {
    grid.re[i] = array[2 * i]!;
    grid.im[i] = array[2 * i + 1]!;
  }
  return grid;
}

/** Real and imaginary parts, times a factor, to `[n, 2]`. */
export function interleave({ re, im }: ComplexGrid, factor: number): Float32Array {
  const array = new Float32Array(2 * re.length);
  for (let i = 0; i < re.length; i++) {
    array[2 * i] = factor * re[i]!;
    array[2 * i + 1] = factor * im[i]!;
  }
  return array;
}
