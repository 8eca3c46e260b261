import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { ChartMarks, ChartSample, type PlacedPoint } from './ChartMarks.tsx';
import { chartAxis, ends } from './chartAxis.ts';
import type { ChartLine } from './chartLine.ts';

export type { ChartLine } from './chartLine.ts';

export interface CurveChartProps {
  readonly lines: readonly ChartLine[];
  readonly xLabel: string;
  readonly yLabel: string;
  /** What the chart shows, in a sentence with the last figures, for those who do not see it. */
  readonly label: string;
  readonly height?: number;
  readonly xLog?: boolean;
  readonly yLog?: boolean;
  /** Range of an axis; that of the data by default. */
  readonly xRange?: readonly [number, number] | undefined;
  readonly yRange?: readonly [number, number] | undefined;
  /** Width to draw at, in pixels, before the chart is scaled to its place: for pages without script. */
  readonly fixedWidth?: number | undefined;
  /** Whether the chart has a legend; yes by default. */
  readonly legend?: boolean | undefined;
}

const MARGIN = { left: 58, right: 16, top: 10, bottom: 36 };

/** Room for marks on the border of the area. */
const ROOM = 6;

/** Points of a line beyond this number would not be told apart. */
const MOST_POINTS = 300;

/** Draws curves as SVG, as wide as its place. */
export function CurveChart({
  lines,
  xLabel,
  yLabel,
  label,
  height = 240,
  xLog = false,
  yLog = false,
  xRange,
  yRange,
  fixedWidth,
  legend = true,
}: CurveChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(fixedWidth ?? 640);
  useLayoutEffect(() => {
    if (!box.current || fixedWidth !== undefined) return;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.max(240, entry!.contentRect.width)));
    observer.observe(box.current);
    return () => observer.disconnect();
  }, [fixedWidth]);
  const x = chartAxis(
    lines.flatMap(({ x }) => ends(x, xLog)),
    xLog,
    xRange,
  );
  const y = chartAxis(
    lines.flatMap((line) => [...ends(line.y, yLog), ...barEnds(line, yLog)]),
    yLog,
    yRange,
  );
  const inner = { width: width - MARGIN.left - MARGIN.right, height: height - MARGIN.top - MARGIN.bottom };
  const toX = (value: number): number => MARGIN.left + inner.width * x.place(value);
  const toY = (value: number): number => MARGIN.top + inner.height * (1 - y.place(value));
  // An SVG of its own clips what lies outside of the ranges; a clip path would need a name of its own on the page.
  const area = clippedArea(MARGIN.left, MARGIN.top, inner.width, inner.height);
  const wanted = Math.max(2, Math.floor(inner.width / 70));
  return (
    <figure class="chart">
      <div ref={box} style={fixedWidth === undefined ? { height: `${height}px` } : undefined}>
        <svg
          viewBox={`0 0 ${width} ${height}`}
          width="100%"
          height={fixedWidth === undefined ? height : undefined}
          role="img"
          aria-label={label}
        >
          {x.ticks(wanted).map((tick) => (
            <g key={`x${tick}`}>
              <line
                class="grid"
                x1={toX(tick)}
                x2={toX(tick)}
                y1={MARGIN.top}
                y2={MARGIN.top + inner.height}
              />
              <text x={toX(tick)} y={height - 20} text-anchor="middle">
                {shown(tick)}
              </text>
            </g>
          ))}
          {y.ticks(5).map((tick) => (
            <g key={`y${tick}`}>
              <line
                class="grid"
                x1={MARGIN.left}
                x2={MARGIN.left + inner.width}
                y1={toY(tick)}
                y2={toY(tick)}
              />
              <text x={MARGIN.left - 6} y={toY(tick) + 4} text-anchor="end">
                {shown(tick)}
              </text>
            </g>
          ))}
          <text class="axis" x={MARGIN.left + inner.width / 2} y={height - 4} text-anchor="middle">
            {xLabel}
          </text>
          <text
            class="axis"
            transform={`translate(12 ${MARGIN.top + inner.height / 2}) rotate(-90)`}
            text-anchor="middle"
          >
            {yLabel}
          </text>
          <svg {...area} aria-hidden="true">
            {lines.map((line, i) => (
              <ChartMarks key={`${i}`} line={line} points={placed(line, toX, toY, xLog, yLog)} />
            ))}
          </svg>
        </svg>
      </div>
      {legend && (
        <figcaption class="legend">
          {lines
            .filter(({ label: name }) => name !== '')
            .map((line) => (
              <span key={line.label}>
                <ChartSample {...line} />
                {line.label}
              </span>
            ))}
        </figcaption>
      )}
    </figure>
  );
}

function clippedArea(left: number, top: number, width: number, height: number) {
  const box = { x: left - ROOM, y: top - ROOM, width: width + 2 * ROOM, height: height + 2 * ROOM };
  return { ...box, viewBox: `${box.x} ${box.y} ${box.width} ${box.height}` };
}

/** Returns the ends of a line's bars that an axis can show. */
function barEnds({ y, deviation }: ChartLine, log: boolean): number[] {
  if (!deviation) return [];
  const bars = Array.from(y, (value, i) => [value - deviation[i]!, value + deviation[i]!]);
  return ends(bars.flat(), log);
}

function placed(
  { x, y, deviation }: ChartLine,
  toX: (value: number) => number,
  toY: (value: number) => number,
  xLog: boolean,
  yLog: boolean,
): PlacedPoint[] {
  const count = Math.min(x.length, y.length);
  const stride = Math.max(1, Math.ceil(count / MOST_POINTS));
  const points: PlacedPoint[] = [];
  for (let i = 0; i < count; i += stride) add(i);
  if (count > 0 && (count - 1) % stride !== 0) add(count - 1);
  return points;

  function add(i: number): void {
    const [a, b] = [x[i]!, y[i]!];
    if (!Number.isFinite(a) || !Number.isFinite(b) || (xLog && a <= 0) || (yLog && b <= 0)) return;
    const spread = deviation?.[i];
    // On a logarithmic axis a bar that reaches 0 has no lower end.
    const barred = spread !== undefined && (!yLog || b > spread);
    points.push({
      x: toX(a),
      y: toY(b),
      ...(barred && { low: toY(b - spread), high: toY(b + spread) }),
    });
  }
}

function shown(value: number): string {
  if (value === 0) return '0';
  const size = Math.abs(value);
  if (size >= 1e5 || size < 1e-3) return value.toExponential(0).replace('e+', 'e');
  return String(Number(value.toPrecision(4)));
}
