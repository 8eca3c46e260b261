import { checkShape } from '../check.ts';
import { sizeOf } from '../sizeOf.ts';
import { type ComplexGrid, type Lines, lineDft, linesAlong, transformLines } from './gridLines.ts';

/** A unitary discrete Fourier transform of complex arrays `[...shape, 2]`, real and imaginary parts last. */
export interface Dft {
  readonly shape: readonly number[];
  /** Returns X(k) = N^(−½)·Σⱼ x(j)·e^(−2πi Σₐ jₐkₐ/nₐ), a new array with DC at index 0. */
  forward(values: Float32Array): Float32Array;
  /** Returns the inverse transform, which is also the adjoint, a new array. */
  inverse(kspace: Float32Array): Float32Array;
}

/**
 * Returns the unitary discrete Fourier transform over all axes of a grid, of any lengths. Lengths with a prime factor above
 * 13 take about five times as long.
 *
 * @throws RangeError unless the shape holds positive integers, at least one.
 * @example
 * import { dft } from '@fourier-features/core/dft';
 *
 * const { forward, inverse } = dft([6, 10]);
 * const kspace = forward(new Float32Array(2 * 6 * 10).fill(1)); // all energy at DC
 * const image = inverse(kspace);
 */
export function dft(shape: readonly number[]): Dft {
  if (shape.length === 0 || shape.some((cells) => !Number.isInteger(cells) || cells < 1)) {
    throw new RangeError(
      `dft: shape must hold positive integers, in cells, at least one, got [${shape.join(', ')}]`,
    );
  }
  const transform = gridDft(shape);
  const run = (name: string, array: Float32Array, inverse: boolean): Float32Array => {
    checkShape('dft', name, array, [...shape, 2]);
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
  /** Transforms axis by axis, the last axis last. */
  forward(grid: ComplexGrid): void;
  /** Transforms back axis by axis, the last axis first. */
  inverse(grid: ComplexGrid): void;
}

/**
 * Returns the transforms over all axes of a grid.
 *
 * @param lastLines lines of the last axis to transform, both ways; others are left as they are. All by default.
 * @example
 * import { gridDft } from '@fourier-features/core/dft';
 *
 * const grid = { re: new Float32Array(60).fill(1), im: new Float32Array(60) };
 * gridDft([6, 10]).forward(grid); // grid.re[0] is 60, the others are 0
 */
export function gridDft(shape: readonly number[], lastLines?: Lines): GridDft {
  const last = shape.length - 1;
  const axes = shape.map((length, axis) => ({
    line: lineDft(length),
    lines: (axis === last ? lastLines : undefined) ?? linesAlong(shape, axis),
  }));
  return {
    forward: (grid) => {
      for (const { line, lines } of axes) transformLines(line, grid, lines);
    },
    inverse: ({ re, im }) => {
      for (const { line, lines } of axes.toReversed()) transformLines(line, { re: im, im: re }, lines);
    },
  };
}

/**
 * Splits complex numbers `[n, 2]` into real and imaginary parts.
 *
 * @example
 * import { separate } from '@fourier-features/core/dft';
 *
 * const { re, im } = separate(Float32Array.of(1, 2, 3, 4)); // re 1, 3; im 2, 4
 */
export function separate(array: Float32Array): ComplexGrid {
  const count = array.length / 2;
  const grid = { re: new Float32Array(count), im: new Float32Array(count) };
  for (let i = 0; i < count; i++) {
    grid.re[i] = array[2 * i]!;
    grid.im[i] = array[2 * i + 1]!;
  }
  return grid;
}

/** Joins real and imaginary parts, times a factor, into `[n, 2]`. */
export function interleave({ re, im }: ComplexGrid, factor: number): Float32Array {
  const array = new Float32Array(2 * re.length);
  for (let i = 0; i < re.length; i++) {
    array[2 * i] = factor * re[i]!;
    array[2 * i + 1] = factor * im[i]!;
  }
  return array;
}
