import type { GridEncoding } from '../encodings/grid.ts';
import { stencilSize, stencilWriter } from '../encodings/gridStencil.ts';

/** The entries around points at all levels, `[rows, levels, corners]`, and what each counts for. */
export interface Stencils {
  readonly entries: Int32Array;
  readonly weights: Float32Array;
}

/** Finds the entries around coordinates `[rows, d]`; those of a point that is not a number have weights of NaN. */
export function stencilsOf(encoding: GridEncoding, coordinates: Float32Array): Stencils {
  const { inputDim, levels, interpolation } = encoding;
  const corners = stencilSize(interpolation, inputDim);
  const size = (coordinates.length / inputDim) * levels.length * corners;
  const [entries, weights] = [new Int32Array(size), new Float32Array(size)];
  levels.forEach((level, l) => {
    const write = stencilWriter(encoding, level, inputDim);
    let at = l * corners;
    for (let from = 0; from < coordinates.length; from += inputDim) {
      write(coordinates, from, entries, weights, at);
      at += levels.length * corners;
    }
  });
  return { entries, weights };
}
