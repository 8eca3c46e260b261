import { checkPositiveInteger } from '../check.ts';
import { pointCount } from '../encodings/encode.ts';
import type { DirectBatch, Loss, Supervision } from '../supervision.ts';

export interface PointwiseOptions {
  /** `[n, d]` row-major, domain units. */
  coordinates: Float32Array;
  /** `[n, c]` row-major. */
  targets: Float32Array;
  /** d. */
  inputDim: number;
  /** Points of each step, drawn uniformly with replacement; `full` takes all of them every time. */
  batchSize?: number | 'full';
  loss?: Loss;
}

/**
 * Direct supervision: the field's values compared with targets, point by point.
 *
 * @throws RangeError if the arrays do not describe the same number of points, at least one.
 */
export function pointwiseSupervision({
  coordinates,
  targets,
  inputDim,
  batchSize = 'full',
  loss = 'mse',
}: PointwiseOptions): Supervision {
  const count = pointCount('pointwiseSupervision', coordinates, inputDim);
  if (count === 0)
    throw new RangeError('pointwiseSupervision: coordinates must hold at least one point, got none');
  const outputDim = targets.length / count;
  if (!Number.isInteger(outputDim) || outputDim === 0) {
    throw new RangeError(
      `pointwiseSupervision: targets must be [${count}, c], got ${targets.length} numbers`,
    );
  }
  if (batchSize === 'full') {
    const all: DirectBatch = { coordinates, targets, loss };
    return { batch: () => all };
  }
  checkPositiveInteger('pointwiseSupervision', 'batchSize', batchSize);
  return {
    batch: (_, random) => {
      const chosen = random.integers(batchSize, count);
      return {
        coordinates: rows(coordinates, inputDim, chosen),
        targets: rows(targets, outputDim, chosen),
        loss,
      };
    },
  };
}

/** Rows of `[n, width]` in the order of `chosen`. */
function rows(array: Float32Array, width: number, chosen: Uint32Array): Float32Array {
  const result = new Float32Array(chosen.length * width);
  chosen.forEach((from, to) => {
    for (let k = 0; k < width; k++) result[to * width + k] = array[from * width + k]!;
  });
  return result;
}
