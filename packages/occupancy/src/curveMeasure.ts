import type { Evaluate, Measures } from '@fourier-features/core';
import { drawHeldOutPoints } from './heldOutPoints.ts';
import { iou } from './iou.ts';
import type { Shape } from './shape.ts';

/** Points that the curve is measured on: few, so that measuring stays cheaper than training. */
const COUNT = 2 ** 14;
/** A seed other than the one of the points for scores. */
const SEED = 2;

/**
 * Returns the measure of the training curve: `boundaryIou`, on held-out points near the surface, or, for a shape without a
 * mesh, `uniformIou`.
 */
export function curveMeasure(shape: Shape): (evaluate: Evaluate) => Promise<Measures> {
  const { uniform, boundary } = drawHeldOutPoints(shape, COUNT, SEED);
  const name = boundary ? 'boundaryIou' : 'uniformIou';
  const points = boundary ?? uniform;
  const labels = shape.insideTest.label(points);
  return async (evaluate) => ({ [name]: iou(await evaluate(points), labels) });
}
