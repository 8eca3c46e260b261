import type { Picture } from '@fourier-features/raster';
import { pictureOfSamples } from '../pictureOfSamples.ts';
import { exifOrientation } from './exifOrientation.ts';
import { rgbaByBrowser } from './rgbaByBrowser.ts';
import { upright } from './upright.ts';

/** Flag of extended WebP files that have EXIF data, in the byte after the length of the first chunk. */
const [FLAGS_AT, EXIF_FLAG] = [20, 0x08];

/**
 * Decodes a WebP file with the browser's decoder. Browsers disagree on whether its EXIF orientation is applied, so they are
 * given the file without it.
 *
 * @throws Error if the file is shorter than it says, or the browser cannot decode it.
 * @see https://developers.google.com/speed/webp/docs/riff_container
 */
export async function decodeWebp(bytes: Uint8Array): Promise<Picture> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (8 + view.getUint32(4, true) > bytes.length) throw new Error('the WebP file is truncated');
  const file = Uint8Array.from(bytes);
  let orientation = 1;
  for (let at = 12; at + 8 <= bytes.length; ) {
    const length = view.getUint32(at + 4, true);
    const type = String.fromCharCode(...bytes.subarray(at, at + 4));
    if (type === 'EXIF') {
      orientation = exifOrientation(exifOf(bytes.subarray(at + 8, at + 8 + length)));
      // a chunk of an unknown type is skipped
      file.set([0x6e, 0x6f, 0x6e, 0x65], at);
    }
    if (type === 'VP8X') file[FLAGS_AT]! &= ~EXIF_FLAG;
    // chunks are padded to an even length
    at += 8 + length + (length % 2);
  }
  const { samples, ...size } = await rgbaByBrowser(file, 'webp', true);
  return upright(pictureOfSamples(samples, { ...size, channels: 4, grey: false, opaque: 255 }), orientation);
}

/** Some writers begin EXIF data as JPEG files have it. */
function exifOf(content: Uint8Array): Uint8Array {
  const isPrefixed = String.fromCharCode(...content.subarray(0, 4)) === 'Exif';
  return isPrefixed ? content.subarray(6) : content;
}
