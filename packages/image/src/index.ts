export { premultiply, unpremultiply } from './alpha.ts';
export {
  comparedEncodings,
  type EncodingDefaults,
  encodingDefaults,
  type ImageEncodingName,
  imageDefaults,
  imageEncodingNames,
} from './defaults.ts';
export { fitImage, type ImageFitOptions, type ImageRandoms, seededRandoms } from './fitImage.ts';
export type { Image } from './image.ts';
export { type ImageEncodingOptions, imageEncoding } from './imageEncoding.ts';
export { type RenderOptions, renderImage } from './renderImage.ts';
export { type ImageScore, scoreImage } from './scoreImage.ts';
export { type Holdout, type ImageSplit, type PixelGrid, splitImage } from './split.ts';
