export type { ProgressOptions } from '@fourier-features/core/progress';
export { premultiply, unpremultiply } from './alpha.ts';
export {
  comparedEncodings,
  type Defaults,
  defaultBatchSize,
  defaults,
  defaultsByKind,
  type EncodingName,
  type Holdout,
  type ImageFieldDefaults,
  type PictureKind,
} from './defaults.ts';
export { type EncodingOptions, encoding } from './encoding.ts';
export { type ErrorSpectrum, type ErrorSpectrumOptions, errorSpectrum } from './errorSpectrum.ts';
export { type FitOptions, fit } from './fit.ts';
export type { Image } from './image.ts';
export { pictureKind } from './pictureKind.ts';
export { type PictureReport, pictureReport } from './pictureReport.ts';
export { recommended } from './recommended.ts';
export type { Region } from './region.ts';
export { type RenderedImage, type RenderOptions, render } from './render.ts';
export { type ScoreOptions, score } from './score.ts';
export { type PixelGrid, type Split, split } from './split.ts';
export { type Transparency, transparency } from './transparency.ts';
