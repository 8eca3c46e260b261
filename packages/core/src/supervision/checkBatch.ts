import { checkFloat32, checkLength, checkOneOf, pointCount } from '../check.ts';
import type { Field } from '../field.ts';
import type { Batch } from './supervision.ts';

/**
 * Returns n, the number of points of a batch that an engine can train on. Every engine calls this before a step.
 *
 * @throws RangeError if the arrays do not fit together or do not fit the field, or if the batch holds no points.
 * @example
 * import { checkBatch, identityEncoding, initialField } from '@fourier-features/core';
 *
 * const field = initialField({ encoding: identityEncoding({ inputDim: 1 }), outputDim: 1, width: 8 });
 * checkBatch(field, { coordinates: Float32Array.of(0, 0.5), targets: Float32Array.of(1, 2), loss: 'mse' }); // 2
 */
export function checkBatch({ encoding, network }: Pick<Field, 'encoding' | 'network'>, batch: Batch): number {
  checkFloat32('step', 'coordinates', batch.coordinates);
  const count = pointCount('step', batch.coordinates, encoding.inputDim);
  if (count === 0) throw new RangeError('step: coordinates must hold at least 1 point, got 0');
  const { outputDim, outputActivation } = network;
  if ('lossAndGradient' in batch) {
    const { groupSize } = batch;
    if (groupSize !== undefined && !(Number.isInteger(groupSize) && groupSize > 0 && count % groupSize === 0))
      throw new RangeError(`step: groupSize must divide the number of points, ${count}, got ${groupSize}`);
    return count;
  }
  checkFloat32('step', 'targets', batch.targets);
  checkLength('step', 'targets', batch.targets, count * outputDim, `[${count}, ${outputDim}]`);
  checkOneOf('step', 'loss', batch.loss, ['mse', 'bce']);
  if (batch.loss === 'bce' && outputActivation !== 'sigmoid')
    throw new RangeError(`step: the loss bce needs the output activation sigmoid, got ${outputActivation}`);
  return count;
}

/**
 * Checks what a batch's `lossAndGradient` returned. Every engine calls this.
 *
 * @throws RangeError unless the gradient has one number per value.
 * @example
 * import { checkGradient } from '@fourier-features/core';
 *
 * checkGradient(Float32Array.of(0.5, -0.5), Float32Array.of(1, 2));
 */
export function checkGradient(gradient: Float32Array, values: Float32Array): void {
  checkFloat32('step', 'the gradient from lossAndGradient', gradient);
  checkLength('step', 'the gradient from lossAndGradient', gradient, values.length, '[n, c]');
}
