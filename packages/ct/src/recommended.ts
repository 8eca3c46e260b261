import type { FieldRecommendations } from '@fourier-features/core';
import { defaults, type EncodingName } from './defaults.ts';

/**
 * Returns what `fit` takes by default for an image `[height, width]`; grids have a vertex for each of its pixels.
 *
 * @example
 * import * as ct from '@fourier-features/ct';
 *
 * ct.recommended([96, 128]).cells; // 128
 */
export function recommended(shape: readonly number[]): FieldRecommendations<EncodingName> {
  return { defaults, cells: Math.max(...shape), inputDim: 2 };
}
