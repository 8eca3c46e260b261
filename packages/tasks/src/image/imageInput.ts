import * as image from '@fourier-features/image';
import { boxReduce } from '@fourier-features/pictures';
import type { DecodedPicture, DecodePicture } from '../picture.ts';
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
  reduce?: number;
  /** Pixels kept from training: `none`, or `grid` for odd rows and odd columns; the task's default if left out. */
  holdout?: image.Holdout;
}

const LARGEST_PIXELS = 100_000_000;

/**
 * Reads a picture for image regression.
 *
 * @throws Error if the bytes are not a picture; RangeError if it is too large, or too small for `reduce` or `holdout`.
 */
export async function readImage(
  bytes: Uint8Array<ArrayBuffer>,
  { name, decodePicture, reduce = 1, holdout = image.defaults.holdout }: ImageInputOptions,
): Promise<ImageInput> {
  const decoded = await decodePicture(bytes);
  const picture = reduce === 1 ? decoded : { ...decoded, ...boxReduce(decoded, reduce) };
  const { width, height, channels } = picture;
  if (width * height > LARGEST_PIXELS)
    throw new RangeError(
      `readImage: the picture must have at most ${LARGEST_PIXELS} pixels, got ${width * height}. Use reduce.`,
    );
  return {
    name,
    sha256: await sha256(bytes),
    description: `${name}: ${width}x${height}, ${channels} channels`,
    warnings: [],
    settings: { reduce, holdout },
    provenance: { width, height, channels },
    picture,
    split: image.split(picture, holdout),
  };
}
