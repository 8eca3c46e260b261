export { type DecodedPicture, type DecodePictureOptions, decodePicture } from './decodePicture.ts';
export { type EncodeAnimationOptions, encodeAnimation } from './encodeAnimation.ts';
export { type EncodePngOptions, encodePng } from './encodePng.ts';
export {
  boxReduce,
  type Curve,
  type CurveChartOptions,
  curveChart,
  type HeatMapOptions,
  heatMap,
  MAX_PIXELS,
  type Picture,
} from './plain.ts';
export { type ContactSheetOptions, contactSheet, type Tile } from './sheet/contactSheet.ts';
