export { premultiply, unpremultiply } from './alpha.ts';
export {
  comparedEncodings,
  type EncodingDefaults,
  encodingDefaults,
  imageDefaults,
  type ImageEncodingName,
  imageEncodingNames,
} from './defaults.ts';
export { fitImage, type ImageFitOptions, type ImageRandoms, seededRandoms } from './fitImage.ts';
export type { Image } from './image.ts';
export { imageEncoding, type ImageEncodingOptions } from './imageEncoding.ts';
export { renderImage, type RenderOptions } from './renderImage.ts';
export { type ImageScore, scoreImage } from './scoreImage.ts';
export { type Holdout, type ImageSplit, type PixelGrid, splitImage } from './split.ts';
