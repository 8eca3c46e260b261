import { checkLength, pointCount } from '../check.ts';
import { type GridEncoding, gridEntries } from './grid.ts';
import { gridStencil } from './gridStencil.ts';

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
