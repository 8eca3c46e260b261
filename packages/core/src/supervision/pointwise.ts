import { checkFinite, checkOneOf, checkPositiveInteger, pointCount } from '../check.ts';
import { gatherRows } from '../gatherRows.ts';
import { type CustomLoss, meanLoss } from './customLoss.ts';
import type { Batch, Loss, Supervision } from './supervision.ts';

export interface PointwiseOptions {
  /** Coordinates `[n, d]` row-major, in domain units. */
  coordinates: Float32Array;
  /** Targets `[n, c]` row-major. */
  targets: Float32Array;
  /** Number of coordinates d. */
  inputDim: number;
  /** Points per step, drawn uniformly with replacement, or `full` for all of them in every step; `full` by default. */
  batchSize?: number | 'full';
  /** `mse` by default; one of your own is computed outside the engine. */
  loss?: Loss | CustomLoss;
}

/**
 * Returns direct supervision: the field's values are compared with targets, point by point.
 *
 * @throws RangeError if the arrays do not describe the same number of points, at least one, or hold NaN or infinities, or an
 * option is out of range.
 * @example
 * import { gridCoordinates, pointwiseSupervision } from '@fourier-features/core';
 *
 * const coordinates = gridCoordinates([64]);
 * const targets = coordinates.map((x) => Math.sin(40 * x));
 * const supervision = pointwiseSupervision({ coordinates, targets, inputDim: 1, batchSize: 16 });
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
    throw new RangeError('pointwiseSupervision: coordinates must hold at least 1 point, got 0');
  const outputDim = targets.length / count;
  if (!Number.isInteger(outputDim) || outputDim === 0) {
    throw new RangeError(
      `pointwiseSupervision: targets must be [${count}, c], got ${targets.length} numbers`,
    );
  }
  checkFinite('pointwiseSupervision', 'coordinates', coordinates);
  checkFinite('pointwiseSupervision', 'targets', targets);
  if (typeof loss === 'string') checkOneOf('pointwiseSupervision', 'loss', loss, ['mse', 'bce']);
  if (batchSize === 'full') {
    const all = batchOf(coordinates, targets, outputDim, loss);
    return { batch: () => all };
  }
  checkPositiveInteger('pointwiseSupervision', 'batchSize', batchSize, 'in points');
  return {
    batch: (_, random) => {
      const indices = random.integers(batchSize, count);
      return batchOf(
        gatherRows(coordinates, inputDim, indices),
        gatherRows(targets, outputDim, indices),
        outputDim,
        loss,
      );
    },
  };
}

function batchOf(
  coordinates: Float32Array,
  targets: Float32Array,
  outputDim: number,
  loss: Loss | CustomLoss,
): Batch {
  if (typeof loss === 'string') return { coordinates, targets, loss };
  return {
    coordinates,
    // A mean over points is a sum of their shares, so engines need not keep all points at once.
    groupSize: 1,
    lossAndGradient: (values, from) => {
      const start = from * outputDim;
      return meanLoss(loss, values, targets.subarray(start, start + values.length), targets.length);
    },
  };
}
