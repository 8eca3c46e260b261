import { summarise } from '@fourier-features/experiments';
import { published } from '../../../../packages/occupancy/experiments/protocol.ts';
import { titleOf } from '../means.ts';
import { readRecord } from '../readRecord.ts';
import { type ResultTable, withBest } from '../resultTable.ts';

/** What the tables need of a result of `packages/occupancy/experiments/run.ts`. */
export interface ShapeResult {
  readonly shape: string;
  readonly encoding: keyof typeof published;
  readonly uniformIou: number;
  readonly boundaryIou: number;
}

export const SHAPES = 'packages/occupancy/experiments/records/quick.json';

/** Returns the IoU of each encoding on points in the box and on points near the surface. */
export function shapesResults(): ResultTable {
  const { results } = readRecord<ShapeResult>(SHAPES);
  const encodings = Object.keys(published) as ShapeResult['encoding'][];
  const row = (label: string, measure: 'uniform' | 'boundary') => ({
    label,
    digits: 3,
    cells: withBest(
      encodings.map((encoding) => ({
        ours: summarise(
          results.filter((result) => result.encoding === encoding).map((result) => result[`${measure}Iou`]),
        ),
        published: published[encoding][measure],
      })),
      3,
    ),
  });
  return {
    caption: 'IoU on held-out points, mean and deviation over shapes',
    head: ['points', ...encodings.map(titleOf)],
    rows: [row('near the surface', 'boundary'), row('in the box', 'uniform')],
    records: [SHAPES],
  };
}

/** Returns the IoU near the surface of every shape. */
export function shapesByShape(): ResultTable {
  const { results } = readRecord<ShapeResult>(SHAPES);
  const encodings = Object.keys(published) as ShapeResult['encoding'][];
  return {
    caption: 'IoU near the surface, shape by shape',
    head: ['shape', ...encodings.map(titleOf)],
    rows: [...new Set(results.map(({ shape }) => shape))].map((shape) => ({
      label: shape,
      digits: 3,
      cells: withBest(
        encodings.map((encoding) => ({
          ours: summarise(
            results
              .filter((result) => result.shape === shape && result.encoding === encoding)
              .map((result) => result.boundaryIou),
          ),
        })),
        3,
      ),
    })),
    records: [SHAPES],
  };
}
