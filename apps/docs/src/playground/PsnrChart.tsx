import { encodingLook } from '@fourier-features/components/charts/encodings.ts';
import { decibels, MeasureChart } from '../components/MeasureChart.tsx';
import type { LaneState } from '../live/liveTraining.ts';
import type { ImageView } from './imageWorker.ts';

export interface PsnrChartProps {
  readonly lanes: readonly LaneState<ImageView>[];
  readonly measure: 'fitPsnr' | 'heldOutPsnr';
  readonly steps: number;
}

const TITLES = { fitPsnr: 'PSNR (fit), dB', heldOutPsnr: 'PSNR (held out), dB' };

/** Draws PSNR against steps. Fields have numbers, since several may have one encoding. */
export function PsnrChart({ lanes, measure, steps }: PsnrChartProps) {
  return (
    <MeasureChart
      lanes={lanes}
      measure={measure}
      title={TITLES[measure]}
      text={decibels}
      steps={steps}
      emptyRange={[10, 30]}
      laneLabel={({ encoding, options: { scale } }, i) =>
        `${i + 1} ${encodingLook(encoding).label}${typeof scale === 'number' ? `, ${scale}` : ''}`
      }
    />
  );
}
