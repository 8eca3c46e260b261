import sharp from 'sharp';
import { iccName } from './iccName.ts';
import type { Picture } from './picture.ts';

/** A picture and what its file was. */
export interface DecodedPicture extends Picture {
  /** The file format: `png`, `jpeg`, `webp`, `gif`, `tiff`, `avif`, … */
  format: string;
  /** Precision of the values: whole multiples of 1/255 or of 1/65535. */
  bitDepth: 8 | 16;
}

/**
 * Reads a picture file: value = sample / 255, or sample / 65535 for 16 bits.
 *
 * Grey stays one channel, palettes and samples of fewer than 8 bits are expanded, the EXIF orientation is applied,
 * and colours in another space (CMYK, Adobe RGB, Display P3, …) become sRGB. A file that says it is sRGB, or says
 * nothing, keeps its samples exactly; so does 16-bit grey. Of several frames or pages the first is read.
 *
 * @param bytes a whole file: PNG, JPEG, WebP, GIF, TIFF, AVIF or SVG, of up to 268 million pixels.
 * @returns the picture; it has an alpha channel only if some pixel is not opaque.
 * @throws TypeError if `bytes` is not a Uint8Array.
 * @throws Error if the file is empty, truncated, corrupt, too large or no picture at all.
 */
export async function decodePicture(bytes: Uint8Array): Promise<DecodedPicture> {
  if (!(bytes instanceof Uint8Array)) {
    throw new TypeError(
      `decodePicture: bytes must be a Uint8Array, the content of a picture file, got ${typeof bytes}`,
    );
  }
  try {
    return await read(bytes);
  } catch (cause) {
    const reason = String(cause instanceof Error ? cause.message : cause)
      .trim()
      .split('\n')[0];
    throw new Error(
      `decodePicture: not a picture that can be read (PNG, JPEG, WebP, …), got ${bytes.length} bytes: ${reason}`,
      { cause },
    );
  }
}

async function read(bytes: Uint8Array): Promise<DecodedPicture> {
  const { space, depth, icc, format, compression } = await sharp(bytes).metadata();
  if (depth !== 'uchar' && depth !== 'ushort') {
    throw new RangeError(`its samples must have 8 or 16 bits, got type ${depth}`);
  }
  const grey = space === 'b-w' || space === 'grey16';
  const deep = space === 'rgb16' || space === 'grey16';
  const untagged = !icc || /^sRGB($| IEC61966-2| built-in|2014)/.test(iccName(icc));

  let pipeline = sharp(bytes, { failOn: 'warning', autoOrient: true, ignoreIcc: untagged });
  // raw 8-bit output in the grey space loses alpha, so 8-bit grey is read as R = G = B
  pipeline = pipeline.toColourspace(deep ? space : 'srgb');
  // 16-bit RGB with a profile is worked on, and would be left, in Display P3
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

/** Keeps the channels that say something: one of three equal ones, and alpha only if it is not all `opaque`. */
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
