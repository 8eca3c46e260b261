// What runs in browsers: the modules listed here import neither Node nor sharp.
export { boxReduce } from './boxReduce.ts';
export { type Curve, type CurveChartOptions, curveChart } from './chart/curveChart.ts';
export { type HeatMapOptions, heatMap } from './chart/heatMap.ts';
export { MAX_PIXELS } from './limits.ts';
export type { Picture } from './picture.ts';
export { rgba } from './rgba.ts';
