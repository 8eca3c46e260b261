import type { Picture } from '@fourier-features/raster';
import type { ReconstructionInput } from './reconstructionInput.ts';

/** Factor by which errors are amplified in error maps. */
export const ERROR_GAIN = 5;

/** Returns |values − truth|, amplified and clipped to 1, as a picture; undefined without a truth. */
export function errorPicture(
  values: Float32Array,
  { truth }: Pick<ReconstructionInput, 'truth'>,
  picture: (values: Float32Array) => Picture,
): Picture | undefined {
  if (!truth) return undefined;
  return picture(values.map((value, i) => Math.min(1, ERROR_GAIN * Math.abs(value - truth[i]!))));
}
