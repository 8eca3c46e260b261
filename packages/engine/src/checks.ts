import type { Batch, Field } from '@fourier-features/core';

/**
 * n of coordinates `[n, d]`.
 *
 * @throws RangeError if they are no whole number of points.
 */
export function countPoints({ encoding: { inputDim } }: Field, coordinates: Float32Array): number {
  const count = coordinates.length / inputDim;
  if (!Number.isInteger(count)) {
    throw new RangeError(`coordinates must be [n, ${inputDim}], got ${coordinates.length} numbers`);
  }
  return count;
}

/**
 * n of a batch that can be trained on.
 *
 * @throws RangeError if its arrays do not fit together or the field, or it holds no points.
 */
export function checkBatch(field: Field, batch: Batch): number {
  const { outputDim, outputActivation } = field.network;
  const count = countPoints(field, batch.coordinates);
  if (count === 0) throw new RangeError('a batch must have at least 1 point, got 0');
  if ('judge' in batch) {
    if (batch.groupSize !== undefined && count % batch.groupSize !== 0) {
      throw new RangeError(`groupSize must divide the number of points, ${count}, got ${batch.groupSize}`);
    }
    return count;
  }
  if (batch.targets.length !== count * outputDim) {
    throw new RangeError(`targets must be [${count}, ${outputDim}], got ${batch.targets.length} numbers`);
  }
  if (batch.loss === 'bce' && outputActivation !== 'sigmoid') {
    throw new RangeError(`the loss bce needs the output activation sigmoid, got ${outputActivation}`);
  }
  return count;
}

/** @throws RangeError if a gradient does not have one number for each value. */
export function checkGradient(gradient: Float32Array, values: Float32Array): void {
  if (gradient.length !== values.length) {
    throw new RangeError(
      `judge must give one gradient for each of ${values.length} values, got ${gradient.length}`,
    );
  }
}
