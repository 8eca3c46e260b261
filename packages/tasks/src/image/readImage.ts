import * as image from '@fourier-features/image';
import { boxReduce, MAX_PIXELS } from '@fourier-features/pictures/plain';
import type { DecodedPicture, DecodePicture } from '../picture.ts';
import { checkPixels } from '../read/checkPixels.ts';
import { sha256 } from '../sha256.ts';
import type { TaskInput } from '../task.ts';

/** A picture to fit. */
export interface ImageInput extends TaskInput {
  readonly picture: DecodedPicture;
  readonly split: image.Split;
}

export interface ImageInputOptions {
  /** Name of the picture, without an extension. */
  name: string;
  /** Decodes the bytes. */
  decodePicture: DecodePicture;
  /** Integer factor of a box reduction before the fit; 1 by default. */
  reduce?: number | undefined;
  /** Pixels kept from training: `none`, or `grid` for odd rows and odd columns; the task's default if left out. */
  holdout?: image.Holdout | undefined;
  /** Largest number of pixels in the file; 100 million by default. */
  maxPixels?: number | undefined;
}

/**
 * Reads a picture for image regression.
 *
 * @throws Error if the bytes are not a picture; RangeError if it is too large, or too small for `reduce` or `holdout`.
 * @example
 * import { decodePicture, encodePng } from '@fourier-features/pictures';
 * import { imageTask, readImage } from '@fourier-features/tasks';
 *
 * const bytes = await encodePng({ width: 8, height: 8, channels: 1, values: new Float32Array(64) }); // or any picture file
 * const input = await readImage(bytes, { name: 'black', decodePicture, holdout: 'grid' });
 * const settings = imageTask.settings('gaussian', { scale: 2, steps: 100 }, input);
 */
export async function readImage(
  bytes: Uint8Array,
  {
    name,
    decodePicture,
    reduce = 1,
    holdout = image.defaults.holdout,
    maxPixels = MAX_PIXELS,
  }: ImageInputOptions,
): Promise<ImageInput> {
  const decoded = await decodePicture(bytes, { maxPixels });
  checkPixels('readImage', decoded, maxPixels);
  const picture = reduce === 1 ? decoded : { ...decoded, ...boxReduce(decoded, reduce) };
  const { width, height, channels } = picture;
  return {
    name,
    sha256: await sha256(bytes),
    description: `${name}: ${width}x${height}, ${channels === 1 ? '1 channel' : `${channels} channels`}`,
    warnings: decoded.warnings ?? [],
    notes: [],
    settings: { reduce, holdout },
    provenance: { width, height, channels },
    picture,
    split: image.split(picture, holdout),
  };
}
