// Reading and writing picture files in pages and workers, without Node.
export { decodePicture } from './browser/decodePicture.ts';
export { encodePng } from './browser/encodePng.ts';
export type { DecodedPicture, DecodePictureOptions } from './decoding.ts';
export type { EncodePngOptions } from './samplesOf.ts';
