import { CurveChart } from '../components/CurveChart.tsx';
import { encodingLook } from '../components/encodings.ts';
import type { LaneState } from '../live/liveTraining.ts';

export interface ScanChartProps<View> {
  readonly lanes: readonly LaneState<View>[];
  /** Whether the true slice is known; if not, curves compare measurements. */
  readonly known: boolean;
  readonly steps: number;
  /** What a method without a network reaches. */
  readonly baseline: { readonly label: string; readonly psnr: number } | undefined;
}

/** Range of the axis before there is a curve, in dB. */
const EMPTY_RANGE = [10, 30] as const;

/** Draws PSNR against steps, a line for each field and one for the method without a network. */
export function ScanChart<View>({ lanes, known, steps, baseline }: ScanChartProps<View>) {
  const measure = known ? 'psnr' : 'measurementPsnr';
  const unit = known ? 'PSNR, dB' : 'PSNR of the measurements, dB';
  const figures = [
    ...(baseline ? [`${baseline.label} ${baseline.psnr.toFixed(1)} dB`] : []),
    ...lanes.map(({ choice, curve }) => {
      const value = curve.at(-1)?.[measure];
      return `${encodingLook(choice.encoding).label} ${value === undefined ? 'not measured' : `${value.toFixed(1)} dB`}`;
    }),
  ];
  const empty = lanes.every(({ curve }) => curve.length < 2);
  return (
    <CurveChart
      xLabel="steps"
      yLabel={unit}
      xRange={[0, steps]}
      yRange={empty ? EMPTY_RANGE : undefined}
      height={220}
      label={`${unit}, against steps: ${figures.join(', ') || 'nothing trained yet'}`}
      lines={[
        ...(baseline
          ? [
              {
                label: baseline.label,
                color: 'var(--ff-truth)',
                dash: '1 3',
                x: [0, steps],
                y: [baseline.psnr, baseline.psnr],
              },
            ]
          : []),
        ...lanes.map(({ choice, curve }) => ({
          ...encodingLook(choice.encoding),
          x: curve.map(({ step }) => step + 1),
          y: curve.map((point) => point[measure] ?? Number.NaN),
        })),
      ]}
    />
  );
}
