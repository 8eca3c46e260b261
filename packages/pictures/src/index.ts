export { boxReduce, MAX_PIXELS, type Picture } from '@fourier-features/raster';
export { decodePicture } from './decodePicture.ts';
export type { DecodedPicture, DecodePictureOptions } from './decoding.ts';
export { type EncodeAnimationOptions, encodeAnimation } from './encodeAnimation.ts';
export { encodePng } from './encodePng.ts';
export type { EncodePngOptions } from './samplesOf.ts';
export { type ContactSheetOptions, contactSheet, type Tile } from './sheet/contactSheet.ts';
