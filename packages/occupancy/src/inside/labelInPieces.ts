import { type ProgressOptions, progressReporter } from '@fourier-features/core/progress';
import type { InsideTest } from './insideTest.ts';

/** Points labelled between two looks at the signal: some milliseconds of work, a tenth of a second for an open mesh. */
const PIECE_POINTS = 2 ** 12;

/** Labels points `[n, 3]` piece by piece. */
export async function labelInPieces(
  insideTest: InsideTest,
  points: Float32Array,
  progress: ProgressOptions,
): Promise<Float32Array> {
  const report = progressReporter(progress);
  const labels = new Float32Array(points.length / 3);
  for (let start = 0; start < labels.length; start += PIECE_POINTS) {
    const end = Math.min(labels.length, start + PIECE_POINTS);
    labels.set(insideTest.label(points.subarray(3 * start, 3 * end)), start);
    await report(end / labels.length);
  }
  return labels;
}
