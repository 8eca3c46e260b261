import { encodingLook } from '@fourier-features/components/charts/encodings.ts';
import { decibels, MeasureChart } from '../components/MeasureChart.tsx';
import type { LaneState } from '../live/liveTraining.ts';
import type { ImageView } from './imageWorker.ts';

export interface PsnrChartProps {
  readonly lanes: readonly LaneState<ImageView>[];
  readonly measure: 'fitPsnr' | 'heldOutPsnr';
  readonly steps: number;
  readonly against: 'steps' | 'seconds';
}

const TITLES = { fitPsnr: 'PSNR (fit), dB', heldOutPsnr: 'PSNR (held out), dB' };

/** Draws PSNR against steps or seconds. Fields have numbers, since several may be of one kind. */
export function PsnrChart({ lanes, measure, steps, against }: PsnrChartProps) {
  return (
    <MeasureChart
      lanes={lanes}
      measure={measure}
      title={TITLES[measure]}
      text={decibels}
      steps={steps}
      against={against}
      emptyRange={[10, 30]}
      laneLabel={({ name, options: { scale } }, i) =>
        `${i + 1} ${encodingLook(name).label}${typeof scale === 'number' ? `, ${scale}` : ''}`
      }
    />
  );
}
