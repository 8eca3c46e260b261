import type { FieldRecommendations } from '@fourier-features/core';
import { defaultScale, defaults, type EncodingName } from './defaults.ts';

/**
 * Returns what `fit` takes by default for a grid `[h, w]` or `[d, h, w]`: the scale is `defaultScale`, and grids have a vertex
 * for each cell.
 *
 * @example
 * import * as mri from '@fourier-features/mri';
 *
 * mri.recommended([64, 96, 48]).cells; // 96
 */
export function recommended(shape: readonly number[]): FieldRecommendations<EncodingName> {
  return {
    defaults,
    cells: Math.max(...shape),
    inputDim: shape.length,
    scale: (encoding) => defaultScale(encoding, shape),
  };
}
