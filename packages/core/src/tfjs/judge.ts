import * as tf from '@tensorflow/tfjs';
import { checkLength } from '../check.ts';
import type { Network } from '../network/network.ts';
import type { DirectBatch, IndirectBatch } from '../supervision.ts';
import { type Chunk, uploadRows } from './chunks.ts';
import { activate, throughActivation } from './layers.ts';

/** Logits of a chunk → its share of the loss and the gradient of its logits; runs inside a tidy. */
export type LogitJudge = (
  logits: tf.Tensor2D,
  chunk: Chunk,
) => { loss: tf.Scalar; logitGradient: tf.Tensor2D };

/**
 * Compares with targets on the backend.
 *
 * @throws RangeError if the loss is `bce` and the network's output activation is not sigmoid.
 */
export function judgeDirectly(
  { targets, loss }: DirectBatch,
  { outputDim, outputActivation }: Network,
): LogitJudge {
  const total = targets.length;
  if (loss === 'bce') {
    if (outputActivation !== 'sigmoid') {
      throw new RangeError(`step: the loss bce needs the output activation sigmoid, got ${outputActivation}`);
    }
    return (logits, chunk) => {
      const wanted = uploadRows(targets, outputDim, chunk);
      // −y log σ(z) − (1 − y) log(1 − σ(z)) = softplus(z) − y·z
      const loss = tf.div(tf.sum(tf.sub(tf.softplus(logits), tf.mul(wanted, logits))), total) as tf.Scalar;
      return { loss, logitGradient: tf.div(tf.sub(tf.sigmoid(logits), wanted), total) };
    };
  }
  return (logits, chunk) => {
    const values = activate(logits, outputActivation);
    const errors = tf.sub(values, uploadRows(targets, outputDim, chunk)) as tf.Tensor2D;
    const loss = tf.div(tf.sum(tf.square(errors)), total) as tf.Scalar;
    return { loss, logitGradient: throughActivation(tf.mul(errors, 2 / total), values, outputActivation) };
  };
}

/** Asks the supervision once, about all values; its gradient then flows back chunk by chunk. */
export async function judgeIndirectly(
  batch: IndirectBatch,
  values: Float32Array,
  { outputDim, outputActivation }: Network,
): Promise<LogitJudge> {
  const { loss, gradient } = await batch.judge(values, 0);
  checkLength('step', 'the gradient that judge gave', gradient, values.length, '[n, c]');
  return (logits, chunk) => ({
    // The whole loss is known at once; it is counted with the first chunk.
    loss: tf.scalar(chunk.from === 0 ? loss : 0),
    logitGradient: throughActivation(
      uploadRows(gradient, outputDim, chunk),
      activate(logits, outputActivation),
      outputActivation,
    ),
  });
}
