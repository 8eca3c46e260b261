import { checkLength } from '../check.ts';
import { pointCount } from '../encodings/encode.ts';
import type { Field } from '../field.ts';
import type { Batch } from './supervision.ts';

/**
 * Returns n, the number of points of a batch that an engine can train on. Every engine calls this before a step.
 *
 * @throws RangeError if the arrays do not fit together or do not fit the field, or if the batch holds no points.
 */
export function checkBatch({ encoding, network }: Pick<Field, 'encoding' | 'network'>, batch: Batch): number {
  const count = pointCount('step', batch.coordinates, encoding.inputDim);
  if (count === 0) throw new RangeError('step: coordinates must hold at least 1 point, got 0');
  const { outputDim, outputActivation } = network;
  if ('lossAndGradient' in batch) {
    const { groupSize } = batch;
    if (groupSize !== undefined && !(Number.isInteger(groupSize) && groupSize > 0 && count % groupSize === 0))
      throw new RangeError(`step: groupSize must divide the number of points, ${count}, got ${groupSize}`);
    return count;
  }
  checkLength('step', 'targets', batch.targets, count * outputDim, `[${count}, ${outputDim}]`);
  if (batch.loss === 'bce' && outputActivation !== 'sigmoid')
    throw new RangeError(`step: the loss bce needs the output activation sigmoid, got ${outputActivation}`);
  return count;
}

/** @throws RangeError unless a gradient has one number per value. */
export function checkGradient(gradient: Float32Array, values: Float32Array): void {
  checkLength('step', 'the gradient from lossAndGradient', gradient, values.length, '[n, c]');
}
