import type { Picture } from '@fourier-features/pictures';

/** A picture from a file. */
export interface DecodedPicture extends Picture {
  /** Bits per value in the file. */
  readonly bitDepth: 8 | 16;
}

/** Decodes the bytes of a picture: `decodePicture` of pictures in Node, a canvas in a browser. */
export type DecodePicture = (bytes: Uint8Array) => Promise<DecodedPicture>;
