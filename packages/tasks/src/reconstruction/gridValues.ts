import { type Field, gridCoordinates, sizeOf, withEvaluator } from '@fourier-features/core';
import { progressReporter } from '@fourier-features/core/progress';
import type { ResultRun } from '../result.ts';

const CELLS_AT_A_TIME = 2 ** 16;

/**
 * Evaluates a field at every cell of a grid, a part at a time so that long evaluations show progress and can be aborted.
 *
 * @returns `[...shape, channels]`.
 * @throws the signal's reason if aborted.
 */
export async function gridValues(
  field: Field,
  shape: readonly number[],
  { engine, ...progress }: ResultRun,
): Promise<Float32Array> {
  const report = progressReporter(progress);
  const coordinates = gridCoordinates(shape);
  const [dim, cells, channels] = [shape.length, sizeOf(shape), field.network.outputDim];
  const values = new Float32Array(cells * channels);
  await withEvaluator(field, { engine, signal: progress.signal }, async (evaluate) => {
    for (let start = 0; start < cells; start += CELLS_AT_A_TIME) {
      const end = Math.min(cells, start + CELLS_AT_A_TIME);
      values.set(await evaluate(coordinates.subarray(dim * start, dim * end)), channels * start);
      await report(end / cells);
    }
  });
  return values;
}
