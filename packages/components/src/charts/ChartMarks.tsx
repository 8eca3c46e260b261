import type { ChartLine, Marker } from './chartLine.ts';

/** A point of a line: where it is drawn, and the ends of its bar if it has one. */
export interface PlacedPoint {
  readonly x: number;
  readonly y: number;
  readonly low?: number | undefined;
  readonly high?: number | undefined;
}

/** Draws one line of a chart: its bars, the line itself, its points. */
export function ChartMarks({
  line: { color, dash, dots, marker },
  points,
}: {
  line: ChartLine;
  points: readonly PlacedPoint[];
}) {
  const shape = marker ?? (dots ? 'circle' : undefined);
  return (
    <g>
      {points.map(
        ({ x, low, high }) =>
          low !== undefined && (
            <line key={x} x1={x} x2={x} y1={low} y2={high} stroke={color} stroke-opacity={0.6} />
          ),
      )}
      {!dots && (
        <polyline
          points={points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ')}
          fill="none"
          stroke={color}
          stroke-width={2}
          stroke-dasharray={dash}
          stroke-linejoin="round"
        />
      )}
      {shape &&
        points.map(({ x, y }) => <ChartMarker key={`${x},${y}`} shape={shape} {...{ x, y, color }} />)}
    </g>
  );
}

/** Draws a line of a chart as its legend shows it. */
export function ChartSample({ color, dash, dots, marker }: Omit<ChartLine, 'x' | 'y' | 'label'>) {
  const shape = marker ?? (dots ? 'circle' : undefined);
  return (
    <svg class="sample" width="26" height="10" aria-hidden="true">
      {!dots && (
        <line x1="1" x2="25" y1="5" y2="5" stroke={color} stroke-width="2.5" stroke-dasharray={dash} />
      )}
      {shape && <ChartMarker shape={shape} x={13} y={5} color={color} />}
    </svg>
  );
}

function ChartMarker({ shape, x, y, color }: { shape: Marker; x: number; y: number; color: string }) {
  const path = (d: string) => <path d={`M${x.toFixed(1)},${y.toFixed(1)}${d}z`} fill={color} />;
  switch (shape) {
    case 'circle':
      return <circle cx={x} cy={y} r={2.5} fill={color} />;
    case 'ring':
      return <circle cx={x} cy={y} r={4.5} fill="none" stroke={color} stroke-width={1.75} />;
    case 'square':
      return path('m-2.8,-2.8h5.6v5.6h-5.6');
    case 'triangle':
      return path('m0,-3.6l3.6,6.2h-7.2');
    case 'diamond':
      return path('m0,-3.8l3.8,3.8l-3.8,3.8l-3.8,-3.8');
    case 'cross':
      return path('m-1,-3.6h2v2.6h2.6v2h-2.6v2.6h-2v-2.6h-2.6v-2h2.6');
  }
}
