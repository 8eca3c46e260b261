import {
  type DecodedPicture,
  type DecodePictureOptions,
  decodePicture,
  type EncodePngOptions,
  encodePng,
} from '@fourier-features/pictures/browser';

/** A picture as it leaves the page, or the error. */
export type Decoded =
  | (Omit<DecodedPicture, 'values'> & { readonly values: number[] })
  | { readonly error: string };

/** Decodes a file that is given in base 64. */
export async function decode(base64: string, options: DecodePictureOptions = {}): Promise<Decoded> {
  try {
    const { values, ...picture } = await decodePicture(bytesOf(base64), options);
    return { ...picture, values: [...values] };
  } catch (error) {
    return { error: `${(error as Error).name}: ${(error as Error).message}` };
  }
}

/** Decodes a file and returns the last values of a picture that is too large to leave the page. */
export async function lastValues(base64: string, count: number): Promise<number[]> {
  return [...(await decodePicture(bytesOf(base64))).values.slice(-count)];
}

/** Encodes the picture of a file that is given in base 64, and returns the new file in base 64. */
export async function encode(base64: string, options: EncodePngOptions): Promise<string> {
  const png = await encodePng(await decodePicture(bytesOf(base64)), options);
  return btoa(String.fromCharCode(...png));
}

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
