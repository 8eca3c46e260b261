import { decibels, MeasureChart } from '../components/MeasureChart.tsx';
import type { LaneState } from '../live/liveTraining.ts';

export interface ScanChartProps<View> {
  readonly lanes: readonly LaneState<View>[];
  /** Whether the true slice is known; if not, curves compare measurements. */
  readonly known: boolean;
  readonly steps: number;
  /** What a method without a network reaches. */
  readonly baseline: { readonly label: string; readonly psnr: number } | undefined;
}

/** Draws PSNR against steps, and that of the method without a network. */
export function ScanChart<View>({ lanes, known, steps, baseline }: ScanChartProps<View>) {
  return (
    <MeasureChart
      lanes={lanes}
      measure={known ? 'psnr' : 'measurementPsnr'}
      title={known ? 'PSNR, dB' : 'PSNR of the measurements, dB'}
      text={decibels}
      steps={steps}
      emptyRange={[10, 30]}
      baseline={baseline && { label: baseline.label, value: baseline.psnr }}
    />
  );
}
