import { CurveChart } from '../components/CurveChart.tsx';
import { encodingLook } from '../components/encodings.ts';
import type { LaneState } from '../live/liveTraining.ts';
import type { ImageView } from './imageWorker.ts';

export interface PsnrChartProps {
  readonly lanes: readonly LaneState<ImageView>[];
  readonly measure: 'fitPsnr' | 'heldOutPsnr';
  readonly steps: number;
}

/** Range of the axis before there is a curve, in dB. */
const EMPTY_RANGE = [10, 30] as const;

const TITLES = { fitPsnr: 'PSNR (fit), dB', heldOutPsnr: 'PSNR (held out), dB' };

/** Draws PSNR against steps, a line for each field. */
export function PsnrChart({ lanes, measure, steps }: PsnrChartProps) {
  const figures = lanes.map(({ choice, curve }) => {
    const value = curve.at(-1)?.[measure];
    return `${encodingLook(choice.encoding).label} ${value === undefined ? 'not measured' : `${value.toFixed(1)} dB`}`;
  });
  const empty = lanes.every(({ curve }) => curve.length < 2);
  return (
    <CurveChart
      xLabel="steps"
      yRange={empty ? EMPTY_RANGE : undefined}
      yLabel={TITLES[measure]}
      label={`${TITLES[measure]} against steps: ${figures.join(', ') || 'nothing trained yet'}`}
      height={210}
      xRange={[0, steps]}
      lines={lanes.map(({ choice, curve }, i) => ({
        ...encodingLook(choice.encoding),
        label: laneLabel(choice.encoding, choice.options.scale, i),
        x: curve.map(({ step }) => step + 1),
        y: curve.map((point) => point[measure] ?? Number.NaN),
      }))}
    />
  );
}

function laneLabel(encoding: Parameters<typeof encodingLook>[0], scale: unknown, index: number): string {
  const { label } = encodingLook(encoding);
  return `${index + 1} ${label}${typeof scale === 'number' ? `, ${scale}` : ''}`;
}
