import * as tf from '@tensorflow/tfjs';
import { adamCorrections, type Optimizer } from '../optimizer.ts';

/** One parameter and its moments; `second` exists only for Adam. */
export type Trained = {
  readonly value: tf.Tensor;
  readonly first: tf.Tensor;
  readonly second: tf.Tensor | undefined;
};

/** Returns the parameter after an update, by the formulas of `Optimizer`; `updates` counts this update too. */
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
  const corrections = adamCorrections(optimizer, updates);
  const denominator = tf.add(tf.sqrt(tf.mul(square, corrections.second)), epsilon);
  const step = tf.div(tf.mul(mean, learningRate * corrections.first), denominator);
  return { value: tf.sub(value, step), first: mean, second: square };
}

/** Takes the numbers whose gradient is not 0 from after an update, and the others from before it. */
export function whereTouched(gradient: tf.Tensor, after: Trained, before: Trained): Trained {
  const touched = tf.notEqual(gradient, 0);
  return {
    value: tf.where(touched, after.value, before.value),
    first: tf.where(touched, after.first, before.first),
    second: after.second && tf.where(touched, after.second, before.second!),
  };
}
