import { type Engine, type Field, withEvaluator } from '@fourier-features/core';
import { progressReporter } from '@fourier-features/core/progress';

/** Evaluates a field at points `[n, 3]`, in pieces, and reports the fraction done after each. */
export type EvaluatePoints = (
  points: Float32Array,
  onProgress?: (fraction: number) => void,
) => Promise<Float32Array>;

/** Number of points evaluated between two looks at the signal. */
const PIECE_POINTS = 2 ** 16;

/**
 * Prepares an occupancy field for evaluation and passes its `evaluate` to `use`.
 *
 * @throws RangeError if it is not an occupancy field; the signal's reason if aborted, at the start or in `evaluate`.
 */
export async function withField<Result>(
  caller: string,
  field: Field,
  { engine, signal }: { engine: Engine; signal?: AbortSignal | undefined },
  use: (evaluate: EvaluatePoints) => Promise<Result>,
): Promise<Result> {
  checkOccupancyField(caller, field);
  return withEvaluator(field, { engine, signal }, (evaluate) =>
    use(async (points, onProgress) => {
      const report = progressReporter({ onProgress, signal });
      const values = new Float32Array(points.length / 3);
      for (let start = 0; start < values.length; start += PIECE_POINTS) {
        const end = Math.min(values.length, start + PIECE_POINTS);
        values.set(await evaluate(points.subarray(3 * start, 3 * end)), start);
        await report(end / values.length);
      }
      return values;
    }),
  );
}

/** @throws RangeError unless the field maps three coordinates to one probability. */
function checkOccupancyField(caller: string, { encoding, network }: Field): void {
  if (encoding.inputDim !== 3 || network.outputDim !== 1 || network.outputActivation !== 'sigmoid') {
    throw new RangeError(
      `${caller}: field must map 3 coordinates to 1 value by a sigmoid, got ${encoding.inputDim} to ${network.outputDim}, ${network.outputActivation}`,
    );
  }
}
