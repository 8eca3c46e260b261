import { bluestein } from './bluestein.ts';
import { complexBuffer, type LineDft, mixedRadix, radicesOf } from './mixedRadix.ts';

/** Complex numbers on a grid, row-major, real and imaginary parts in separate arrays. */
export interface ComplexGrid {
  readonly re: Float32Array;
  readonly im: Float32Array;
}

/** Lines of a grid: entry k of line i is at starts[i] + k·stride. */
export interface Lines {
  readonly starts: Uint32Array;
  readonly stride: number;
}

/** Number of lines transformed side by side: two buffers of them, of usual lengths, stay in the cache. */
export const BATCH = 16;

/** Returns the transform of lines of any length: by mixed radices, or by Bluestein's algorithm if a prime factor is large. */
export function lineDft(length: number): LineDft {
  const radices = radicesOf(length);
  return radices ? mixedRadix(length, radices) : bluestein(length);
}

/**
 * Returns all lines along an axis of a grid, in the order of their starts in memory.
 *
 * @example
 * import { linesAlong } from '@fourier-features/core/dft';
 *
 * const { starts, stride } = linesAlong([2, 3], 0); // starts 0, 1, 2; stride 3
 */
export function linesAlong(shape: readonly number[], axis: number): Lines {
  const stride = shape.slice(axis + 1).reduce((product, cells) => product * cells, 1);
  const span = stride * shape[axis]!;
  const outer = shape.slice(0, axis).reduce((product, cells) => product * cells, 1);
  const starts = Uint32Array.from(
    { length: outer * stride },
    (_, i) => Math.floor(i / stride) * span + (i % stride),
  );
  return { starts, stride };
}

/** Transforms lines of a grid in place, unnormalised; the inverse is the same with `re` and `im` exchanged. */
export function transformLines(dft: LineDft, { re, im }: ComplexGrid, { starts, stride }: Lines): void {
  const { length } = dft;
  const buffer = complexBuffer(length * BATCH);
  for (let first = 0; first < starts.length; first += BATCH) {
    const batch = starts.subarray(first, first + BATCH);
    const count = batch.length;
    for (let k = 0, to = 0; k < length; k++) {
      for (let q = 0; q < count; q++, to++) {
        buffer.re[to] = re[batch[q]! + k * stride]!;
        buffer.im[to] = im[batch[q]! + k * stride]!;
      }
    }
    dft.transform(buffer.re, buffer.im, count);
    for (let k = 0, from = 0; k < length; k++) {
      for (let q = 0; q < count; q++, from++) {
        re[batch[q]! + k * stride] = buffer.re[from]!;
        im[batch[q]! + k * stride] = buffer.im[from]!;
      }
    }
  }
}
