import { type ChartLine, CurveChart } from '@fourier-features/components/charts/CurveChart.tsx';
import { encodingLook } from '@fourier-features/components/charts/encodings.ts';
import type { LaneState } from '../live/liveTraining.ts';
import type { LaneChoice } from '../live/protocol.ts';

export interface MeasureChartProps<View> {
  readonly lanes: readonly LaneState<View>[];
  /** Name of the measure in the curves. */
  readonly measure: string;
  /** What the axis says, with the unit. */
  readonly title: string;
  /** Returns a value with its unit. */
  text(value: number): string;
  readonly steps: number;
  /** What the curves are drawn against: steps by default, or the seconds that they took. */
  readonly against?: 'steps' | 'seconds' | undefined;
  /** Range of the axis before there is a curve. */
  readonly emptyRange: readonly [number, number];
  /** Range of the axis of any curve; that of the curves by default. */
  readonly range?: readonly [number, number];
  /** What a method without a network reaches. */
  readonly baseline?: { readonly label: string; readonly value: number } | undefined;
  /** Returns the name of a lane in the legend; its encoding's by default. */
  laneLabel?(choice: LaneChoice, index: number): string;
}

/** Formats decibels. */
export function decibels(value: number): string {
  return `${value.toFixed(1)} dB`;
}

/** Draws a measure against steps, a line for each field and one for a method without a network. */
export function MeasureChart<View>({
  lanes,
  measure,
  title,
  text,
  steps,
  against = 'steps',
  emptyRange,
  range,
  baseline,
  laneLabel = ({ name }) => encodingLook(name).label,
}: MeasureChartProps<View>) {
  const figures = lanes.map(({ choice, curve }, i) => {
    const value = curve.at(-1)?.[measure];
    return `${laneLabel(choice, i)} ${value === undefined ? 'not measured' : text(value)}`;
  });
  if (baseline) figures.unshift(`${baseline.label} ${text(baseline.value)}`);
  const end = against === 'steps' ? steps : Math.max(0.1, ...lanes.map(({ seconds }) => seconds));
  const lines = lanes.map(
    ({ choice, curve }, i): ChartLine => ({
      ...encodingLook(choice.name),
      label: laneLabel(choice, i),
      x: curve.map(({ step, seconds }) => (against === 'steps' ? step + 1 : seconds)),
      y: curve.map((point) => point[measure] ?? Number.NaN),
    }),
  );
  if (baseline)
    lines.unshift({
      label: baseline.label,
      color: 'var(--ff-truth)',
      dash: '1 3',
      x: [0, end],
      y: [baseline.value, baseline.value],
    });
  const empty = lanes.every(({ curve }) => curve.length < 2);
  return (
    <CurveChart
      xLabel={against}
      yLabel={title}
      label={`${title}, against ${against}: ${figures.join(', ') || 'nothing trained yet'}`}
      height={210}
      xRange={[0, end]}
      yRange={range ?? (empty ? emptyRange : undefined)}
      lines={lines}
    />
  );
}
