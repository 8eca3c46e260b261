import type { FieldRecommendations } from '@fourier-features/core';
import { checkOneOf } from '@fourier-features/core/check';
import { defaultsByKind, type EncodingName, type PictureKind } from './defaults.ts';
import type { Split } from './split.ts';

/**
 * Returns what `fit` takes by default for a picture: the defaults of its kind, and grids with a cell for each pixel that is
 * trained on along the longer side, so that their vertices are these pixels.
 *
 * @param kind the split's by default.
 * @throws RangeError if there is no such kind.
 * @example
 * import * as image from '@fourier-features/image';
 *
 * const split = image.split({ width: 8, height: 4, channels: 1, values: new Float32Array(32) });
 * image.recommended(split).cells; // 8
 */
export function recommended(
  { kind: shown, train }: Pick<Split, 'kind' | 'train'>,
  kind: PictureKind = shown,
): FieldRecommendations<EncodingName> {
  checkOneOf('fit', 'kind', kind, ['photo', 'text']);
  return { defaults: defaultsByKind[kind], cells: Math.max(train.width, train.height), inputDim: 2 };
}
