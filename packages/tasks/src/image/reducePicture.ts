import { boxReduce } from '@fourier-features/raster';
import type { DecodedPicture } from '../picture.ts';

/** A picture that was reduced, and what is good to know about that. */
interface ReducedPicture {
  readonly picture: DecodedPicture;
  readonly notes: readonly string[];
}

/**
 * Reduces a picture by an integer factor. The last rows and columns that do not fill a block are left out.
 *
 * @throws RangeError if the picture is smaller than a block.
 */
export function reducePicture(picture: DecodedPicture, factor: number): ReducedPicture {
  if (factor === 1) return { picture, notes: [] };
  const { width, height } = picture;
  const [columns, rows] = [width % factor, height % factor];
  if (width < factor || height < factor) {
    throw new RangeError(
      `readImage: reduce must be at most the shorter side of the picture, in pixels, got ${factor} for ${width}x${height}`,
    );
  }
  const whole = cropped(picture, width - columns, height - rows);
  const left = [
    ...(rows > 0 ? [`the last ${rows} of ${height} rows`] : []),
    ...(columns > 0 ? [`the last ${columns} of ${width} columns`] : []),
  ];
  const notes =
    left.length === 0
      ? []
      : [`${left.join(' and ')} are left out: they do not fill blocks of ${factor}x${factor} pixels.`];
  return { picture: { ...picture, ...boxReduce(whole, factor) }, notes };
}

/** Returns the top left part of a picture. */
function cropped(picture: DecodedPicture, width: number, height: number): DecodedPicture {
  if (width === picture.width && height === picture.height) return picture;
  const { channels } = picture;
  const values = new Float32Array(width * height * channels);
  for (let row = 0; row < height; row++) {
    const start = row * picture.width * channels;
    values.set(picture.values.subarray(start, start + width * channels), row * width * channels);
  }
  return { ...picture, width, height, values };
}
