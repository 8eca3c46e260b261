export { boxReduce } from './boxReduce.ts';
export { type Curve, type CurveChartOptions, curveChart } from './chart/curveChart.ts';
export { type HeatMapOptions, heatMap } from './chart/heatMap.ts';
export { type DecodedPicture, decodePicture } from './decodePicture.ts';
export { type EncodeAnimationOptions, encodeAnimation } from './encodeAnimation.ts';
export { type EncodePngOptions, encodePng } from './encodePng.ts';
export type { Picture } from './picture.ts';
export { type ContactSheetOptions, contactSheet, type Tile } from './sheet/contactSheet.ts';
