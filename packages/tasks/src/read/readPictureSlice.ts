import { greyPlane, padToSquare } from '@fourier-features/datasets';
import { MAX_PIXELS } from '@fourier-features/raster';
import type { DecodePicture } from '../picture.ts';
import { sha256 } from '../sha256.ts';
import { checkPixels } from './checkPixels.ts';
import { hiddenColours } from './hiddenColours.ts';
import type { SliceInput } from './sliceInput.ts';

export interface ReadPictureSliceOptions {
  /** Name of the picture, without an extension. */
  name: string;
  /** Decodes the bytes. */
  decodePicture: DecodePicture;
  /** Pixels along each side, reduced by area averaging; as it is by default. */
  size?: number | undefined;
  /** Largest number of pixels in the file, and in the square that it is padded to; 100 million by default. */
  maxPixels?: number | undefined;
}

/**
 * Reads a picture as a slice: grey, on black where it is transparent, padded with black to a square.
 *
 * @throws Error if the bytes are not a picture; RangeError if the size is not a positive integer, or
 * the picture, padded to a square, has more than `maxPixels` pixels.
 * @example
 * import { decodePicture, encodePng } from '@fourier-features/pictures';
 * import { readPictureSlice, simulateCt } from '@fourier-features/tasks';
 *
 * const bytes = await encodePng({ width: 32, height: 24, channels: 1, values: new Float32Array(768).fill(1) });
 * const input = simulateCt(await readPictureSlice(bytes, { name: 'box', decodePicture, size: 16 }));
 */
export async function readPictureSlice(
  bytes: Uint8Array,
  { name, size, decodePicture, maxPixels = MAX_PIXELS }: ReadPictureSliceOptions,
): Promise<SliceInput> {
  const picture = await decodePicture(bytes, { maxPixels });
  const side = Math.max(picture.width, picture.height);
  checkPixels('readPictureSlice', { width: side, height: side }, maxPixels);
  const { values, shape } = padToSquare(greyPlane(picture), size);
  return {
    name,
    sha256: await sha256(bytes),
    values,
    shape: [shape[1], shape[2]],
    warnings: [...(picture.warnings ?? []), ...hiddenColours(picture)],
    notes: [],
    settings: { size: size ?? null },
    volume: undefined,
  };
}
