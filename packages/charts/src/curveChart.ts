import type { CustomSeriesOption } from 'echarts/charts';
import { CustomChart, LineChart, ScatterChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TitleComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

/** A named series of points on a chart. */
export interface Curve {
  /** Name in the legend. */
  readonly name: string;
  /** Points `[x, y]` in drawing order; a y that is not finite, or not positive on a logarithmic axis, leaves a gap. */
  readonly points: readonly (readonly [number, number])[];
  /** Lowest and highest y at each x, `[x, low, high]`, shaded faintly behind the lines; points that cannot be drawn are left out. */
  readonly band?: readonly (readonly [x: number, low: number, high: number])[];
  /** Whether the line is dashed; default false. */
  readonly dashed?: boolean;
  /** Whether to draw dots without a line; default false. */
  readonly scattered?: boolean;
  /** Index of one of the eight colours, so that related curves can share one; default the curve's position in `series`. */
  readonly colour?: number;
}

export interface CurveChartOptions {
  readonly title: string;
  /** Name and unit of the horizontal axis. */
  readonly xLabel: string;
  /** Name and unit of the vertical axis. */
  readonly yLabel: string;
  /** Scale of the horizontal axis; default `linear`. `log` is base 10, spans powers of ten and omits points that are not positive. */
  readonly xScale?: 'linear' | 'log';
  /** Scale of the vertical axis, likewise. */
  readonly yScale?: 'linear' | 'log';
  readonly series: readonly Curve[];
}

// Okabe and Ito's palette, legible with any colour vision; black and yellow, faint on white, come last
const COLOURS = ['#0072B2', '#D55E00', '#009E73', '#CC79A7', '#E69F00', '#56B4E9', '#000000', '#F0E442'];
const WIDTH = 800;
const HEIGHT = 500;
/** Largest number of points that a curve marks with dots. */
const DOTTED = 24;

use([CustomChart, LineChart, ScatterChart, GridComponent, LegendComponent, TitleComponent, SVGRenderer]);

/**
 * Draws curves over common axes, 800 × 500 pixels. Linear axes span the data. Deterministic.
 *
 * @returns a self-contained SVG file on white; its text uses Inter or, if the viewer lacks it, any sans-serif font.
 * @throws RangeError if two curves have the same name, which the legend cannot distinguish.
 *
 * @example
 * ```ts
 * import { curveChart } from '@fourier-features/charts';
 *
 * const points = [[0, 8], [500, 24], [1000, 29]] as const;
 * const svg = curveChart({ title: 'Training', xLabel: 'Step', yLabel: 'PSNR, dB', series: [{ name: 'σ = 10', points }] });
 * ```
 */
export function curveChart({
  title,
  xLabel,
  yLabel,
  xScale = 'linear',
  yScale = 'linear',
  series,
}: CurveChartOptions): string {
  const names = series.map(({ name }) => name);
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  if (repeated !== undefined) {
    throw new RangeError(`curveChart: series must have different names, got two named "${repeated}"`);
  }
  const ink = '#333333';
  // mark, gaps and about 8 pixels per character
  const legendWidth = Math.min(280, 64 + 8 * Math.max(4, ...names.map((name) => name.length)));
  const axis = (name: string, nameGap: number, scale: 'linear' | 'log') => ({
    type: scale === 'log' ? 'log' : 'value',
    logBase: 10,
    scale: true,
    name,
    nameLocation: 'middle',
    nameGap,
    nameTextStyle: { fontSize: 14, color: ink },
    axisLabel: { fontSize: 13, color: ink, ...(scale === 'log' ? { formatter: powerLabel } : {}) },
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
    xAxis: { ...axis(xLabel, 36, xScale), splitLine: { show: false } },
    yAxis: { ...axis(yLabel, 58, yScale), splitLine: { lineStyle: { color: '#e6e6e6' } } },
    series: [
      ...series.flatMap(({ band, colour }, index) =>
        band ? [bandSeries(band, COLOURS[(colour ?? index) % COLOURS.length]!, xScale, yScale)] : [],
      ),
      ...series.map(({ name, points, dashed = false, scattered = false, colour }, index) => ({
        type: scattered ? 'scatter' : 'line',
        name,
        data: points
          .filter(([x]) => canBeDrawn(x, xScale))
          .map(([x, y]) => [x, canBeDrawn(y, yScale) ? y : NaN])
          .filter(([, y]) => !(scattered && Number.isNaN(y))),
        symbol: scattered || points.length <= DOTTED ? 'circle' : 'none',
        symbolSize: scattered ? 8 : 6,
        // dots stay visible on lines that pass through them
        z: scattered ? 3 : 2,
        color: COLOURS[(colour ?? index) % COLOURS.length],
        lineStyle: { width: 2, type: dashed ? 'dashed' : 'solid' },
        clip: false,
        silent: true,
        emphasis: { disabled: true },
      })),
    ],
  });
  const svg = chart.renderToSVGString();
  chart.dispose();
  // these names depend on how many charts the process has drawn: classes, which only style hovering, and clip paths,
  // which clip nothing because the axes span the data
  return svg
    .replace(/ class="zr\d+-cls-\d+"| clip-path="url\(#zr\d+-c\d+\)"/g, '')
    .replace(/<defs >.*<\/defs>\n/s, '')
    .replace(/<style >.*<\/style>\n/s, '');
}

/** Shades what lies between the lowest and highest values, as one polygon. */
function bandSeries(
  band: NonNullable<Curve['band']>,
  colour: string,
  xScale: 'linear' | 'log',
  yScale: 'linear' | 'log',
): CustomSeriesOption {
  const drawn = band.filter(
    ([x, low, high]) => canBeDrawn(x, xScale) && canBeDrawn(low, yScale) && canBeDrawn(high, yScale),
  );
  const outline = [...drawn.map(([x, , high]) => [x, high]), ...drawn.map(([x, low]) => [x, low]).reverse()];
  return {
    type: 'custom',
    // Each item counts for the range of the axes; the first draws all.
    data: outline,
    renderItem: ({ dataIndex }, api) =>
      dataIndex === 0
        ? {
            type: 'polygon',
            shape: { points: outline.map((point) => api.coord(point)) },
            style: { fill: colour, opacity: 0.15 },
          }
        : null,
    z: 1,
    silent: true,
  };
}

function canBeDrawn(value: number, scale: 'linear' | 'log'): boolean {
  return Number.isFinite(value) && (scale === 'linear' || value > 0);
}

/** Formats powers of ten: 0.01 to 1000 in digits, others like 1e+4 or 1e-3. */
function powerLabel(value: number): string {
  return value >= 1e-2 && value < 1e4 ? String(Number(value.toPrecision(6))) : value.toExponential(0);
}
