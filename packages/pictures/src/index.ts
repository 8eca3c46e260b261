export { decodePicture } from './decodePicture.ts';
export type { DecodedPicture, DecodePictureOptions } from './decoding.ts';
export { type EncodeAnimationOptions, encodeAnimation } from './encodeAnimation.ts';
export { encodePng } from './encodePng.ts';
export {
  boxReduce,
  type Curve,
  type CurveChartOptions,
  curveChart,
  type HeatMapOptions,
  heatMap,
  MAX_PIXELS,
  type Picture,
  rgba,
} from './plain.ts';
export type { EncodePngOptions } from './samplesOf.ts';
export { type ContactSheetOptions, contactSheet, type Tile } from './sheet/contactSheet.ts';
