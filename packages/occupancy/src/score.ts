import type { Engine, Field, Scores } from '@fourier-features/core';
import { type ProgressOptions, partOf } from '@fourier-features/core/progress';
import type { HeldOutPoints } from './heldOutPoints.ts';
import { iou } from './iou.ts';
import { withField } from './withField.ts';

export interface ScoreOptions extends ProgressOptions {
  engine: Engine;
}

/**
 * Scores a field on held-out points by intersection over union, in [0, 1].
 *
 * @returns `uniformIou` and, if the points have a boundary set, `boundaryIou`; NaN if neither the field nor the shape has a point
 * of the set inside.
 * @throws RangeError if the field does not map 3 coordinates to a probability; the signal's reason if aborted.
 * @example
 * import { initialField, seededRandom } from '@fourier-features/core';
 * import * as occupancy from '@fourier-features/occupancy';
 * import { wasmEngine } from '@fourier-features/wasm';
 *
 * const encoding = occupancy.encoding('gaussian', { scale: 2, frequencyCount: 8, random: seededRandom(0) });
 * const field = initialField({ encoding, outputDim: 1, width: 16 });
 * const uniform = { points: Float32Array.of(0.5, 0.5, 0.5, 0.9, 0.9, 0.9), labels: Float32Array.of(1, 0) };
 * const { uniformIou } = await occupancy.score(field, { uniform }, { engine: await wasmEngine() });
 */
export async function score(
  field: Field,
  { uniform, boundary }: HeldOutPoints,
  { engine, ...progress }: ScoreOptions,
): Promise<Scores> {
  const { signal } = progress;
  return withField('score', field, { engine, signal }, async (evaluate) => {
    const first = partOf(progress, 0, boundary ? 0.5 : 1);
    const uniformIou = iou(await evaluate(uniform.points, first.onProgress), uniform.labels);
    if (!boundary) return { uniformIou };
    const second = partOf(progress, 0.5, 1);
    const boundaryIou = iou(await evaluate(boundary.points, second.onProgress), boundary.labels);
    return { uniformIou, boundaryIou };
  });
}
