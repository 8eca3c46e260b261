import { CurveChart } from '../components/CurveChart.tsx';
import { encodingLook } from '../components/encodings.ts';
import type { LaneState } from '../live/liveTraining.ts';

export interface PsnrChartProps<View> {
  readonly lanes: readonly LaneState<View>[];
  readonly steps: number;
}

/** Range of the axis before there is a curve, in dB. */
const EMPTY_RANGE = [10, 25] as const;

/** Draws the PSNR on held-out views against steps, a line for each field. */
export function PsnrChart<View>({ lanes, steps }: PsnrChartProps<View>) {
  const figures = lanes.map(({ choice, curve }) => {
    const psnr = curve.at(-1)?.['heldOutPsnr'];
    return `${encodingLook(choice.encoding).label} ${psnr === undefined ? 'not measured' : `${psnr.toFixed(1)} dB`}`;
  });
  const empty = lanes.every(({ curve }) => curve.length < 2);
  return (
    <CurveChart
      xLabel="steps"
      yLabel="PSNR, new views, dB"
      label={`PSNR on views that are not trained on, against steps: ${figures.join(', ') || 'nothing trained yet'}`}
      height={210}
      xRange={[0, steps]}
      yRange={empty ? EMPTY_RANGE : undefined}
      lines={lanes.map(({ choice, curve }) => ({
        ...encodingLook(choice.encoding),
        x: curve.map(({ step }) => step + 1),
        y: curve.map((point) => point['heldOutPsnr'] ?? Number.NaN),
      }))}
    />
  );
}
