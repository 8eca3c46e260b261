import type { Picture } from '@fourier-features/raster';

/** A picture from a file. */
export interface DecodedPicture extends Picture {
  /** Bits per value in the file. */
  readonly bitDepth: 8 | 16;
  /** Slips of the file's writer that were read past, a sentence each. */
  readonly warnings?: readonly string[];
}

/**
 * Decodes the bytes of a picture: `decodePicture` of pictures in Node, a canvas in a browser. A picture of more than
 * `maxPixels` pixels is refused, and should be before it is decoded.
 */
export type DecodePicture = (
  bytes: Uint8Array,
  limit: { readonly maxPixels: number },
) => Promise<DecodedPicture>;
