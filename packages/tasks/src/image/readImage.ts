import * as image from '@fourier-features/image';
import { MAX_PIXELS } from '@fourier-features/raster';
import { percent } from '../percent.ts';
import type { DecodedPicture, DecodePicture } from '../picture.ts';
import { checkPixels } from '../read/checkPixels.ts';
import { sha256 } from '../sha256.ts';
import type { TaskInput } from '../task.ts';
import { pictureDoubts } from './pictureDoubts.ts';
import { reducePicture } from './reducePicture.ts';

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
  /** Integer factor of a box reduction before the fit, which leaves out the last rows and columns that do not fill a block; 1 by default. */
  reduce?: number | undefined;
  /** Pixels kept from training: `none`, or `grid` for odd rows and odd columns; the task's default if left out. */
  holdout?: image.Holdout | undefined;
  /** What the picture shows, which decides the default scale and learning rate; found from its pixels if left out. */
  kind?: image.PictureKind | undefined;
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
    kind,
    maxPixels = MAX_PIXELS,
  }: ImageInputOptions,
): Promise<ImageInput> {
  const decoded = await decodePicture(bytes, { maxPixels });
  checkPixels('readImage', decoded, maxPixels);
  const { picture, notes } = reducePicture(decoded, reduce);
  const { width, height, channels } = picture;
  const split = image.split(picture, holdout);
  const report = image.pictureReport(picture);
  const used = kind ?? split.kind;
  const doubts = pictureDoubts(report, { used, found: split.kind });
  return {
    name,
    sha256: await sha256(bytes),
    description: [
      `${name}: ${width}x${height}`,
      channels === 1 ? '1 channel' : `${channels} channels`,
      kind === undefined ? foundKind(split.kind, report) : kind,
    ].join(', '),
    warnings: [...(decoded.warnings ?? []), ...doubts.warnings],
    notes: [...notes, ...doubts.notes],
    settings: { reduce, holdout, kind: used },
    provenance: { width, height, channels, report },
    picture,
    split: { ...split, kind: used },
  };
}

function foundKind(kind: image.PictureKind, { groundShare }: image.PictureReport): string {
  return kind === 'text' ? `text (${percent(groundShare)} of one colour)` : kind;
}
