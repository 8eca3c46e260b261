import * as tf from '@tensorflow/tfjs';
import type { Network } from '../network/network.ts';
import { checkGradient } from '../supervision/checkBatch.ts';
import type { DirectBatch, IndirectBatch } from '../supervision/supervision.ts';
import { type Chunk, uploadRows } from './chunks.ts';
import { activate, throughActivation } from './layers.ts';

/** Computes a chunk's part of the loss and the gradient of its logits; runs inside a tidy. */
export type LogitLoss = (
  logits: tf.Tensor2D,
  chunk: Chunk,
) => { loss: tf.Scalar; logitGradient: tf.Tensor2D };

/** Returns the loss of a direct batch, computed on the backend. */
export function directLoss(
  { targets, loss }: DirectBatch,
  { outputDim, outputActivation }: Network,
): LogitLoss {
  const total = targets.length;
  if (loss === 'bce') {
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

/** Calls the batch's `lossAndGradient` once, for all values; the gradient then flows back chunk by chunk. */
export async function indirectLoss(
  batch: IndirectBatch,
  values: Float32Array,
  { outputDim, outputActivation }: Network,
): Promise<LogitLoss> {
  const { loss, gradient } = await batch.lossAndGradient(values, 0);
  checkGradient(gradient, values);
  return (logits, chunk) => ({
    // The loss of the whole batch is known at once and is counted with the first chunk.
    loss: tf.scalar(chunk.from === 0 ? loss : 0),
    logitGradient: throughActivation(
      uploadRows(gradient, outputDim, chunk),
      activate(logits, outputActivation),
      outputActivation,
    ),
  });
}
