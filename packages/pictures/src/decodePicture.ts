import sharp from 'sharp';
import { drawSvg } from './drawSvg.ts';
import { iccName } from './iccName.ts';
import { MAX_PIXELS } from './limits.ts';
import { mendJpeg } from './mendJpeg.ts';
import type { Picture } from './picture.ts';

export interface DecodePictureOptions {
  /** Largest number of pixels, width × height, that is decoded; 100 million by default. Each takes 16 to 26 bytes. */
  readonly maxPixels?: number | undefined;
}

/** A picture and the facts of its file. */
export interface DecodedPicture extends Picture {
  /** File format: `png`, `jpeg`, `webp`, `gif`, `tiff`, `avif`, … */
  readonly format: string;
  /** Precision of the values: multiples of 1/255 or of 1/65535. */
  readonly bitDepth: 8 | 16;
  /** Slips of the file's writer that were read past, a sentence with the cure each; empty for a correct file. */
  readonly warnings: readonly string[];
}

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
  if (!(bytes instanceof Uint8Array)) {
    throw new TypeError(
      `decodePicture: bytes must be a Uint8Array, the content of a picture file, got ${typeof bytes}`,
    );
  }
  if (!Number.isSafeInteger(maxPixels) || maxPixels < 1) {
    throw new RangeError(`decodePicture: maxPixels must be a positive integer, in pixels, got ${maxPixels}`);
  }
  try {
    const { bytes: mended, warnings } = mendJpeg(bytes);
    return { ...(await decode(mended, maxPixels)), warnings };
  } catch (cause) {
    if (cause instanceof TooManyPixels) throw cause;
    const reason = reasonOf(cause);
    throw new Error(
      `decodePicture: not a picture in a supported format (PNG, JPEG, WebP, …), got ${bytes.length} bytes: ${reason}`,
      { cause },
    );
  }
}

/** Longest reason, in characters: libraries quote the file after some words of their own. */
const LONGEST_REASON = 100;

/** Returns why a picture could not be decoded, as one printable line; what our own code stumbles over says nothing. */
function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error) || cause instanceof TypeError) return 'the content is damaged';
  const [line = ''] = cause.message.trim().split('\n');
  return line.slice(0, LONGEST_REASON).replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '?');
}

class TooManyPixels extends RangeError {}

async function decode(bytes: Uint8Array, maxPixels: number): Promise<Omit<DecodedPicture, 'warnings'>> {
  // the header alone: sharp's own limit would depend on its version
  const header = await sharp(bytes, { limitInputPixels: false }).metadata();
  const { space, depth, icc, format, compression } = header;
  if (header.width * header.height > maxPixels) {
    throw new TooManyPixels(
      `decodePicture: the picture must have at most ${maxPixels} pixels, got ${header.width}x${header.height} = ` +
        `${header.width * header.height}. Reduce it first, or raise maxPixels.`,
    );
  }
  if (format === 'svg') return { ...(await decode(await drawSvg(bytes), maxPixels)), format };
  if (depth !== 'uchar' && depth !== 'ushort') {
    throw new RangeError(
      `samples must have 8 or 16 bits, got type ${depth}. Scale them, and save them with 16 bits.`,
    );
  }
  const grey = space === 'b-w' || space === 'grey16';
  const deep = space === 'rgb16' || space === 'grey16';
  const untagged = !icc || /^sRGB($| IEC61966-2| built-in|2014)/.test(iccName(icc));

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
    ...select(samples, info.width, info.height, info.channels, grey, deep ? 65535 : 255),
    format: format === 'heif' && compression === 'av1' ? 'avif' : format,
    bitDepth: deep ? 16 : 8,
  };
}

/** Converts samples to a picture: one of three equal channels if grey, alpha only if some sample is not `opaque`. */
function select(
  samples: Uint8Array | Uint16Array,
  width: number,
  height: number,
  stride: number,
  grey: boolean,
  opaque: number,
): Picture {
  const size = width * height;
  let transparent = false;
  if (stride % 2 === 0) {
    for (let i = stride - 1; i < samples.length && !transparent; i += stride) {
      transparent = samples[i] !== opaque;
    }
  }
  const kept = grey ? [0] : [0, 1, 2];
  if (transparent) kept.push(stride - 1);
  const channels = kept.length as Picture['channels'];
  const values = new Float32Array(size * channels);
  kept.forEach((source, target) => {
    for (let i = 0; i < size; i++) values[i * channels + target] = samples[i * stride + source]! / opaque;
  });
  return { width, height, channels, values };
}
