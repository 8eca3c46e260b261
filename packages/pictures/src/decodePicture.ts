import { MAX_PIXELS } from '@fourier-features/raster';
import sharp from 'sharp';
import { checkPixels, type DecodedPicture, type DecodePictureOptions, decodeChecked } from './decoding.ts';
import { drawSvg } from './drawSvg.ts';
import { isSrgb } from './isSrgb.ts';
import { mendJpeg } from './mendJpeg.ts';
import { pictureOfSamples } from './pictureOfSamples.ts';

/**
 * Decodes a picture file: value = sample / 255, or sample / 65535 for 16 bits.
 *
 * Grey stays one channel, palettes and samples of fewer than 8 bits are expanded, the EXIF orientation is applied, and
 * colours of another space (CMYK, Adobe RGB, Display P3, …) are converted to sRGB. A file that is sRGB or has no profile
 * keeps its samples exactly; so does 16-bit grey. Of several frames or pages only the first is decoded.
 *
 * Slips of JPEG writers that every decoder reads past, such as scan headers of Samsung's cameras, are read with a warning;
 * what is truncated or damaged is refused. The size in the file's header is compared with `maxPixels` before any pixel is
 * decoded. An SVG may take 10 s to draw.
 *
 * @param bytes a complete file: PNG, JPEG, WebP, GIF, TIFF, AVIF or SVG.
 * @returns the picture; it has an alpha channel only if some pixel is not opaque.
 * @throws TypeError if `bytes` is not a Uint8Array.
 * @throws RangeError if `maxPixels` is not a positive integer, or the picture has more pixels.
 * @throws Error if the file is empty, truncated, corrupt or not a picture.
 *
 * @example
 * ```ts
 * import { decodePicture, encodePng } from '@fourier-features/pictures';
 *
 * const bytes = await encodePng({ width: 2, height: 1, channels: 1, values: Float32Array.of(0, 1) }); // or any picture file
 * const { width, height, channels, values } = await decodePicture(bytes);
 * ```
 */
export async function decodePicture(
  bytes: Uint8Array,
  { maxPixels = MAX_PIXELS }: DecodePictureOptions = {},
): Promise<DecodedPicture> {
  return decodeChecked(bytes, maxPixels, async () => {
    const { bytes: mended, warnings } = mendJpeg(bytes);
    return { ...(await decode(mended, maxPixels)), warnings };
  });
}

async function decode(bytes: Uint8Array, maxPixels: number): Promise<Omit<DecodedPicture, 'warnings'>> {
  // the header alone: sharp's own limit would depend on its version
  const header = await sharp(bytes, { limitInputPixels: false }).metadata();
  const { space, depth, icc, format, compression } = header;
  checkPixels(header, maxPixels);
  if (format === 'svg') return { ...(await decode(await drawSvg(bytes), maxPixels)), format };
  if (depth !== 'uchar' && depth !== 'ushort') {
    throw new RangeError(
      `samples must have 8 or 16 bits, got type ${depth}. Scale them, and save them with 16 bits.`,
    );
  }
  const grey = space === 'b-w' || space === 'grey16';
  const deep = space === 'rgb16' || space === 'grey16';
  const untagged = !icc || isSrgb(icc);

  let pipeline = sharp(bytes, {
    failOn: 'warning',
    autoOrient: true,
    ignoreIcc: untagged,
    limitInputPixels: maxPixels,
  });
  // raw 8-bit output in the grey space loses alpha, so 8-bit grey is decoded as R = G = B
  pipeline = pipeline.toColourspace(deep ? space : 'srgb');
  // sharp processes 16-bit RGB with a profile in Display P3 and would leave it there
  if (deep && !grey && !untagged) pipeline = pipeline.withIccProfile('srgb');
  const { data, info } = await pipeline
    .raw({ depth: deep ? 'ushort' : 'uchar' })
    .toBuffer({ resolveWithObject: true });

  const samples = deep ? new Uint16Array(new Uint8Array(data).buffer) : data;
  return {
    ...pictureOfSamples(samples, { ...info, grey, opaque: deep ? 65535 : 255 }),
    format: format === 'heif' && compression === 'av1' ? 'avif' : format,
    bitDepth: deep ? 16 : 8,
  };
}
