export { type Curve, type CurveChartOptions, curveChart } from './curveChart.ts';
export { type HeatMapOptions, heatMap } from './heatMap.ts';
