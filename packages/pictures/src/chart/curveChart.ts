import { LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TitleComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

export interface Curve {
  /** Shown in the legend. */
  name: string;
  /** `[x, y]` in the order they are joined; a y that is not finite leaves a gap. */
  points: readonly (readonly [number, number])[];
  /** Dashes instead of a solid line; default false. */
  dashed?: boolean;
}

export interface CurveChartOptions {
  title: string;
  /** Name and unit of the horizontal axis. */
  xLabel: string;
  /** Name and unit of the vertical axis. */
  yLabel: string;
  series: readonly Curve[];
}

// Okabe and Ito's colours for every kind of colour vision, black last but one and yellow, faint on white, last
const COLOURS = ['#0072B2', '#D55E00', '#009E73', '#CC79A7', '#E69F00', '#56B4E9', '#000000', '#F0E442'];
const WIDTH = 800;
const HEIGHT = 500;
/** Curves of at most this many points show them as dots. */
const DOTTED = 24;

use([LineChart, GridComponent, LegendComponent, TitleComponent, SVGRenderer]);

/**
 * Draws curves over common axes, 800 × 500.
 *
 * Both axes are linear and span the data. The same arguments give the same text, every time.
 *
 * @returns a self-contained SVG file on white; its text asks for Inter or any sans-serif font of the viewer.
 * @throws RangeError if two curves have the same name, which the legend could not tell apart.
 */
export function curveChart({ title, xLabel, yLabel, series }: CurveChartOptions): string {
  const names = series.map(({ name }) => name);
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  if (repeated !== undefined) {
    throw new RangeError(`curveChart: series must have different names, got two named "${repeated}"`);
  }
  const ink = '#333333';
  // mark, gaps and about 8 pixels a character
  const legendWidth = Math.min(280, 64 + 8 * Math.max(4, ...names.map((name) => name.length)));
  const axis = (name: string, nameGap: number) => ({
    type: 'value',
    scale: true,
    name,
    nameLocation: 'middle',
    nameGap,
    nameTextStyle: { fontSize: 14, color: ink },
    axisLabel: { fontSize: 13, color: ink },
    axisLine: { show: true, lineStyle: { color: '#999999' } },
    axisTick: { show: true, lineStyle: { color: '#999999' } },
  });
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height: HEIGHT });
  chart.setOption({
    animation: false,
    backgroundColor: '#ffffff',
    textStyle: { fontFamily: 'Inter, Helvetica, Arial, sans-serif' },
    color: COLOURS,
    title: { text: title, left: 24, top: 18, textStyle: { fontSize: 18, fontWeight: 600, color: '#222222' } },
    legend: {
      orient: 'vertical',
      left: WIDTH - legendWidth,
      top: 72,
      data: names,
      itemWidth: 32,
      itemHeight: 8,
      itemGap: 12,
      textStyle: { fontSize: 14, color: ink, width: legendWidth - 64, overflow: 'break' },
    },
    grid: { left: 84, right: legendWidth + 24, top: 76, bottom: 68 },
    xAxis: { ...axis(xLabel, 36), splitLine: { show: false } },
    yAxis: { ...axis(yLabel, 58), splitLine: { lineStyle: { color: '#e6e6e6' } } },
    series: series.map(({ name, points, dashed = false }) => ({
      type: 'line',
      name,
      data: points.filter(([x]) => Number.isFinite(x)).map(([x, y]) => [x, Number.isFinite(y) ? y : NaN]),
      symbol: points.length <= DOTTED ? 'circle' : 'none',
      symbolSize: 6,
      lineStyle: { width: 2, type: dashed ? 'dashed' : 'solid' },
      clip: false,
      silent: true,
      emphasis: { disabled: true },
    })),
  });
  const svg = chart.renderToSVGString();
  chart.dispose();
  // names that count the charts drawn by this process: classes, which only style what a mouse points at, and clip
  // paths, which cut nothing because the axes span the data
  return svg
    .replace(/ class="zr\d+-cls-\d+"| clip-path="url\(#zr\d+-c\d+\)"/g, '')
    .replace(/<defs >.*<\/defs>\n/s, '')
    .replace(/<style >.*<\/style>\n/s, '');
}
