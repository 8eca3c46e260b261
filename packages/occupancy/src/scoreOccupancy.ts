import type { Engine, Field } from '@fourier-features/core';
import { iou } from './iou.ts';
import type { TestPoints } from './testPoints.ts';
import { withField } from './withField.ts';

/** Intersection over union on each set of test points. */
export interface OccupancyScore {
  readonly uniformIou: number;
  readonly boundaryIou: number;
}

/** How well a field tells inside from outside, on both sets of test points. */
export function scoreOccupancy(
  engine: Engine,
  field: Field,
  { uniform, boundary }: TestPoints,
): Promise<OccupancyScore> {
  return withField('scoreOccupancy', engine, field, async (evaluate) => ({
    uniformIou: iou(await evaluate(uniform.points), uniform.labels),
    boundaryIou: iou(await evaluate(boundary.points), boundary.labels),
  }));
}
