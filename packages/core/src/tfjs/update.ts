import * as tf from '@tensorflow/tfjs';
import type { Optimizer } from '../fit/optimizer.ts';

/** One array of the network and what the optimiser remembers of it. `second` is there for Adam alone. */
export type Trained = {
  readonly value: tf.Tensor;
  readonly first: tf.Tensor;
  readonly second: tf.Tensor | undefined;
};

/** The array after an update, as `Optimizer` has the formulas; `updates` counts this one. */
export function updated(
  { value, first, second }: Trained,
  gradient: tf.Tensor,
  optimizer: Optimizer,
  learningRate: number,
  updates: number,
): Trained {
  if (optimizer.kind === 'sgd') {
    const velocity = tf.add(tf.mul(first, optimizer.momentum), gradient);
    return { value: tf.sub(value, tf.mul(velocity, learningRate)), first: velocity, second };
  }
  const { beta1, beta2, epsilon } = optimizer;
  const mean = tf.add(tf.mul(first, beta1), tf.mul(gradient, 1 - beta1));
  const square = tf.add(tf.mul(second!, beta2), tf.mul(tf.square(gradient), 1 - beta2));
  const denominator = tf.add(tf.sqrt(tf.div(square, 1 - beta2 ** updates)), epsilon);
  const step = tf.div(tf.mul(mean, learningRate / (1 - beta1 ** updates)), denominator);
  return { value: tf.sub(value, step), first: mean, second: square };
}
