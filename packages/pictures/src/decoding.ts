import type { Picture } from '@fourier-features/raster';

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
 * Checks the arguments of `decodePicture`, and rewords what goes wrong in decoding.
 *
 * @throws TypeError if `bytes` is not a Uint8Array; RangeError if `maxPixels` is out of range or exceeded; Error of one line
 * with the reason of any other failure.
 */
export async function decodeChecked(
  bytes: Uint8Array,
  maxPixels: number,
  decode: () => Promise<DecodedPicture>,
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
    return await decode();
  } catch (cause) {
    if (cause instanceof TooManyPixels) throw cause;
    const reason = reasonOf(cause);
    throw new Error(
      `decodePicture: not a picture in a supported format (PNG, JPEG, WebP, …), got ${bytes.length} bytes: ${reason}`,
      { cause },
    );
  }
}

/** @throws RangeError that `decodeChecked` passes on if a picture has too many pixels. */
export function checkPixels(
  { width, height }: { readonly width: number; readonly height: number },
  maxPixels: number,
): void {
  if (width * height <= maxPixels) return;
  throw new TooManyPixels(
    `decodePicture: the picture must have at most ${maxPixels} pixels, got ${width}x${height} = ${width * height}. ` +
      'Reduce it first, or raise maxPixels.',
  );
}

class TooManyPixels extends RangeError {}

/** Longest reason, in characters: libraries quote the file after some words of their own. */
const LONGEST_REASON = 100;
const DAMAGED = 'the content is damaged';

/** Returns why a picture could not be decoded, as one printable line; what our own code stumbles over says nothing. */
function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error) || cause instanceof TypeError) return DAMAGED;
  // with failOn, the first line is sharp's own and the reason follows
  const line =
    cause.message.split('\n').find((text) => text.trim() !== '' && !/\bfailOn\b/.test(text)) ?? DAMAGED;
  return line.slice(0, LONGEST_REASON).replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '?');
}
