import { MAX_PIXELS } from '@fourier-features/raster';
import { checkPixels, type DecodedPicture, type DecodePictureOptions, decodeChecked } from '../decoding.ts';
import { pictureOfSamples } from '../pictureOfSamples.ts';
import { checkBoxes } from './checkBoxes.ts';
import { decodeJpeg } from './decodeJpeg.ts';
import { decodePng } from './decodePng.ts';
import { decodeWebp } from './decodeWebp.ts';
import { fileHeader } from './fileHeader.ts';
import { rgbaByBrowser } from './rgbaByBrowser.ts';

/**
 * Decodes a picture file in a page or a worker: value = sample / 255, or sample / 65535 for 16 bits.
 *
 * What is returned and refused is that of `decodePicture` in Node, with these differences:
 *
 * - PNG files have the same samples, 8 and 16 bits. With a colour profile other than sRGB the browser converts them to sRGB,
 *   to 8 bits.
 * - JPEG files are decoded by the browser, in Chromium within 3/255 of Node. CMYK is converted without its profile.
 * - WebP, AVIF and GIF files are decoded by the browser, to 8 bits. Where they are transparent, colours are precise to 1/255
 *   after multiplication with alpha. Decoders differ in the alpha of some AVIF files, by up to 20/255.
 * - Damage within the compressed data of a JPEG file may go unnoticed. What is truncated is refused.
 * - SVG, TIFF and HEIC are refused, with the cure.
 *
 * A browser that guards against fingerprinting may add noise to everything but PNG files.
 *
 * @param bytes a complete file: PNG, JPEG, WebP, GIF or AVIF.
 * @returns the picture, upright; it has an alpha channel only if some pixel is not opaque.
 * @throws TypeError if `bytes` is not a Uint8Array.
 * @throws RangeError if `maxPixels` is not a positive integer, or the picture has more pixels by its header.
 * @throws Error if the file is empty, truncated, damaged or not a picture that browsers read.
 * @example
 * import { decodePicture, encodePng } from '@fourier-features/pictures/browser';
 *
 * const bytes = await encodePng({ width: 2, height: 1, channels: 1, values: Float32Array.of(0, 1) }); // or any picture file
 * const { width, height, channels, values } = await decodePicture(bytes);
 */
export async function decodePicture(
  bytes: Uint8Array,
  { maxPixels = MAX_PIXELS }: DecodePictureOptions = {},
): Promise<DecodedPicture> {
  return decodeChecked(bytes, maxPixels, async () => {
    const header = fileHeader(bytes);
    const { format } = header;
    checkPixels(header, maxPixels);
    if (format === 'png') return { ...(await decodePng(bytes)), format };
    if (format === 'jpeg') return { ...(await decodeJpeg(bytes)), format, bitDepth: 8 };
    if (format === 'webp') return { ...(await decodeWebp(bytes)), format, bitDepth: 8, warnings: [] };
    // a GIF whose first frame is truncated is refused by the browser
    if (format === 'avif') checkBoxes(bytes);
    const { samples, ...size } = await rgbaByBrowser(bytes, format, true);
    const picture = pictureOfSamples(samples, { ...size, channels: 4, grey: false, opaque: 255 });
    return { ...picture, format, bitDepth: 8, warnings: [] };
  });
}
