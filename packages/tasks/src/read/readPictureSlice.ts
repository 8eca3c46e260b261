import { greyPlane, padToSquare } from '@fourier-features/datasets';
import type { DecodePicture } from '../picture.ts';
import { sha256 } from '../sha256.ts';
import type { SliceInput } from './sliceInput.ts';

export interface ReadPictureSliceOptions {
  /** Name of the picture, without an extension. */
  name: string;
  /** Decodes the bytes. */
  decodePicture: DecodePicture;
  /** Pixels along each side, reduced by area averaging; as it is by default. */
  size?: number | undefined;
}

/**
 * Reads a picture as a slice: grey, padded with black to a square.
 *
 * @throws Error if the bytes are not a picture; RangeError if the size is not a positive integer.
 * @example
 * import { decodePicture, encodePng } from '@fourier-features/pictures';
 * import { readPictureSlice, simulateCt } from '@fourier-features/tasks';
 *
 * const bytes = await encodePng({ width: 32, height: 24, channels: 1, values: new Float32Array(768).fill(1) });
 * const input = simulateCt(await readPictureSlice(bytes, { name: 'box', decodePicture, size: 16 }));
 */
export async function readPictureSlice(
  bytes: Uint8Array,
  { name, size, decodePicture }: ReadPictureSliceOptions,
): Promise<SliceInput> {
  const { values, shape } = padToSquare(greyPlane(await decodePicture(bytes)), size);
  return {
    name,
    sha256: await sha256(bytes),
    values,
    shape: [shape[1], shape[2]],
    settings: { size: size ?? null },
    volume: undefined,
  };
}
