// What runs in browsers: the modules listed here import neither Node nor sharp.
export { type Curve, type CurveChartOptions, curveChart } from './chart/curveChart.ts';
export { type HeatMapOptions, heatMap } from './chart/heatMap.ts';
