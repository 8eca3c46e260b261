import { CurveChart } from '../components/CurveChart.tsx';
import { encodingLook } from '../components/encodings.ts';
import type { LaneState } from '../live/liveTraining.ts';
import type { Surface } from './shapeWorker.ts';

export interface IouChartProps {
  readonly lanes: readonly LaneState<Surface>[];
  readonly steps: number;
}

/** Draws the IoU near the surface against steps, a line for each field. */
export function IouChart({ lanes, steps }: IouChartProps) {
  const figures = lanes.map(({ choice, curve }) => {
    const iou = curve.at(-1)?.['boundaryIou'];
    return `${encodingLook(choice.encoding).label} ${iou === undefined ? 'not measured' : iou.toFixed(3)}`;
  });
  return (
    <CurveChart
      xLabel="steps"
      yLabel="IoU near the surface"
      label={`IoU near the surface against steps: ${figures.join(', ') || 'nothing trained yet'}`}
      height={210}
      xRange={[0, steps]}
      yRange={[0, 1]}
      lines={lanes.map(({ choice, curve }) => ({
        ...encodingLook(choice.encoding),
        x: curve.map(({ step }) => step + 1),
        y: curve.map((point) => point['boundaryIou'] ?? Number.NaN),
      }))}
    />
  );
}
