import { checkLength, pointCount } from '../check.ts';
import { type GridEncoding, type GridLevel, gridEntries, HASH_PRIMES } from './grid.ts';

/** The vertices of a level around a point. */
export interface GridStencil {
  /** Entries among those of all levels. */
  readonly entries: readonly number[];
  /** What each entry counts for; they add up to 1. */
  readonly weights: readonly number[];
}

/**
 * Computes the features of a grid at coordinates `[n, d]` → `[n, outputDim]`, from tables `[entries of all levels, F]`, in
 * float64 until the result is stored. Engines are checked against this definition.
 *
 * @throws RangeError if the number of coordinates is not a multiple of d, or the tables do not have the encoding's size.
 * @example
 * import { encodeGrid, gridEncoding } from '@fourier-features/core';
 *
 * const encoding = gridEncoding({ inputDim: 1, coarsestCells: 2, featuresPerLevel: 1 });
 * encodeGrid(encoding, [0, 1, 4], [0.25, 0.75]); // 0.5, 2.5
 */
export function encodeGrid(
  encoding: GridEncoding,
  tables: ArrayLike<number>,
  coordinates: ArrayLike<number>,
): Float32Array {
  const { inputDim, outputDim, levels, featuresPerLevel } = encoding;
  checkLength('encodeGrid', 'tables', tables, gridEntries(encoding) * featuresPerLevel, '[entries, F]');
  const count = pointCount('encodeGrid', coordinates, inputDim);
  const features = new Float32Array(count * outputDim);
  for (let point = 0; point < count; point++) {
    const v = Array.from({ length: inputDim }, (_, k) => coordinates[point * inputDim + k]!);
    levels.forEach((level, l) => {
      const { entries, weights } = gridStencil(encoding, level, v);
      for (let f = 0; f < featuresPerLevel; f++) {
        let sum = 0;
        entries.forEach((entry, corner) => {
          sum += weights[corner]! * tables[entry * featuresPerLevel + f]!;
        });
        features[point * outputDim + l * featuresPerLevel + f] = sum;
      }
    });
  }
  return features;
}

/**
 * Returns the vertices of a level around the point v, `[d]`, first coordinate fastest. The place in the grid is rounded to
 * float32 after each operation, so that all engines put a point into the same cell.
 */
export function gridStencil(
  { inputRange: [low, high], interpolation }: Pick<GridEncoding, 'inputRange' | 'interpolation'>,
  { cells, entries, start }: GridLevel,
  v: readonly number[],
): GridStencil {
  const { fround } = Math;
  const axes = v.map((each) => {
    const w = fround(fround(low) + fround(fround(high - low) * fround(each)));
    const x = fround(Math.min(Math.max(w, 0), 1) * cells);
    const first = Math.min(Math.floor(x), cells - 1);
    const steps = interpolation === 'linear' ? linearWeights(x - first) : cubicWeights(x - first);
    const from = interpolation === 'linear' ? first : first - 1;
    return steps.map((weight, i) => ({ weight, vertex: Math.min(Math.max(from + i, 0), cells) }));
  });
  const isHashed = entries < (cells + 1) ** v.length;
  let corners = [{ weight: 1, index: 0 }];
  axes.forEach((axis, k) => {
    corners = axis.flatMap(({ weight, vertex }) =>
      corners.map((corner) => ({
        weight: corner.weight * weight,
        index: isHashed
          ? (corner.index ^ Math.imul(vertex, HASH_PRIMES[k]!)) >>> 0
          : corner.index + vertex * (cells + 1) ** k,
      })),
    );
  });
  return {
    entries: corners.map(({ index }) => start + (isHashed ? index % entries : index)),
    weights: corners.map(({ weight }) => weight),
  };
}

function linearWeights(t: number): number[] {
  return [1 - t, t];
}

/** Returns the weights of the cubic convolution with a = −1/2. @see Keys 1981, https://doi.org/10.1109/TASSP.1981.1163711 */
function cubicWeights(t: number): number[] {
  return [
    t * (-0.5 + t * (1 - 0.5 * t)),
    1 + t * t * (-2.5 + 1.5 * t),
    t * (0.5 + t * (2 - 1.5 * t)),
    t * t * (-0.5 + 0.5 * t),
  ];
}
