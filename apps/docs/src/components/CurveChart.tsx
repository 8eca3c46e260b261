import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { linearTicks, logTicks } from './ticks.ts';

/** One line of a chart. */
export interface ChartLine {
  /** Name in the legend; a line without one is not in it. */
  readonly label: string;
  /** A colour of CSS, such as `var(--ff-gaussian)`. */
  readonly color: string;
  /** Dashes of SVG; solid by default. Lines of one chart differ in dashes as well as in colour. */
  readonly dash?: string | undefined;
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  /** Draws points without a line between them. */
  readonly dots?: boolean;
}

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
}

const MARGIN = { left: 58, right: 10, top: 10, bottom: 36 };

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
}: CurveChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(640);
  const clip = useId();
  useLayoutEffect(() => {
    if (!box.current) return;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.max(240, entry!.contentRect.width)));
    observer.observe(box.current);
    return () => observer.disconnect();
  }, []);
  const x = axis(
    lines.flatMap(({ x }) => ends(x, xLog)),
    xLog,
    xRange,
  );
  const y = axis(
    lines.flatMap(({ y }) => ends(y, yLog)),
    yLog,
    yRange,
  );
  const inner = { width: width - MARGIN.left - MARGIN.right, height: height - MARGIN.top - MARGIN.bottom };
  const toX = (value: number): number => MARGIN.left + inner.width * x.place(value);
  const toY = (value: number): number => MARGIN.top + inner.height * (1 - y.place(value));
  const wanted = Math.max(2, Math.floor(inner.width / 90));
  return (
    <figure class="chart">
      <div ref={box} style={{ height: `${height}px` }}>
        <svg viewBox={`0 0 ${width} ${height}`} width="100%" height={height} role="img" aria-label={label}>
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
          <clipPath id={clip}>
            <rect x={MARGIN.left} y={MARGIN.top - 4} width={inner.width + 4} height={inner.height + 8} />
          </clipPath>
          <g clip-path={`url(#${clip})`}>
            {lines.map((line, i) => (
              <Line key={`${i}`} line={line} points={placed(line, toX, toY, xLog, yLog)} />
            ))}
          </g>
        </svg>
      </div>
      <figcaption class="legend">
        {lines
          .filter(({ label: name }) => name !== '')
          .map(({ label: name, color, dash, dots }) => (
            <span key={name}>
              <svg width="26" height="10" aria-hidden="true">
                {dots ? (
                  <circle cx="13" cy="5" r="3" fill={color} />
                ) : (
                  <line
                    x1="1"
                    x2="25"
                    y1="5"
                    y2="5"
                    stroke={color}
                    stroke-width="2.5"
                    stroke-dasharray={dash}
                  />
                )}
              </svg>
              {name}
            </span>
          ))}
      </figcaption>
    </figure>
  );
}

function Line({ line, points }: { readonly line: ChartLine; readonly points: readonly [number, number][] }) {
  if (line.dots)
    return (
      <g fill={line.color}>
        {points.map(([cx, cy]) => (
          <circle key={`${cx},${cy}`} cx={cx} cy={cy} r={2.5} />
        ))}
      </g>
    );
  return (
    <polyline
      points={points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ')}
      fill="none"
      stroke={line.color}
      stroke-width={2}
      stroke-dasharray={line.dash}
      stroke-linejoin="round"
    />
  );
}

interface Axis {
  /** Returns where a value is, in [0, 1] within the range. */
  place(value: number): number;
  ticks(wanted: number): number[];
}

function axis(data: readonly number[], log: boolean, range?: readonly [number, number]): Axis {
  const found: readonly [number, number] =
    data.length > 0 ? [Math.min(...data), Math.max(...data)] : log ? [0.1, 1] : [0, 1];
  const [low, high] = range ?? widened(found, log);
  const scaled = log ? Math.log : (value: number) => value;
  const span = scaled(high) - scaled(low);
  return {
    place: (value) => (scaled(value) - scaled(low)) / span,
    ticks: (wanted) => (log ? logTicks(low, high, wanted) : linearTicks(low, high, wanted)),
  };
}

/** Returns a range that is not empty. */
function widened([low, high]: readonly [number, number], log: boolean): readonly [number, number] {
  if (high > low) return [low, high];
  return log ? [low / 2, high * 2] : [low - 0.5, high + 0.5];
}

/** Returns the smallest and the largest finite value, of those above 0 on a logarithmic axis. */
function ends(values: ArrayLike<number>, log: boolean): number[] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (!Number.isFinite(value) || (log && value <= 0)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return low <= high ? [low, high] : [];
}

function placed(
  { x, y }: ChartLine,
  toX: (value: number) => number,
  toY: (value: number) => number,
  xLog: boolean,
  yLog: boolean,
): [number, number][] {
  const count = Math.min(x.length, y.length);
  const stride = Math.max(1, Math.ceil(count / MOST_POINTS));
  const points: [number, number][] = [];
  for (let i = 0; i < count; i += stride) add(i);
  if (count > 0 && (count - 1) % stride !== 0) add(count - 1);
  return points;

  function add(i: number): void {
    const [a, b] = [x[i]!, y[i]!];
    if (!Number.isFinite(a) || !Number.isFinite(b) || (xLog && a <= 0) || (yLog && b <= 0)) return;
    points.push([toX(a), toY(b)]);
  }
}

function shown(value: number): string {
  if (value === 0) return '0';
  const size = Math.abs(value);
  if (size >= 1e5 || size < 1e-3) return value.toExponential(0).replace('e+', 'e');
  return String(Number(value.toPrecision(4)));
}
