import type { FourierEncoding } from '@fourier-features/core';
import * as tf from '@tensorflow/tfjs';
import { LEARNING_RATE, type TrainingData } from '../../contestants/trainingData.ts';
import type { Training } from '../training.ts';

/**
 * Trains with tfjs's own operators, gradients and Adam on one of its backends, which must have been imported.
 *
 * @throws Error if the backend does not run here.
 */
export async function trainTfjs(
  backend: string,
  { field, batch, optimizer }: TrainingData<FourierEncoding>,
): Promise<Training> {
  if (!(await tf.setBackend(backend))) throw new Error(`tfjs: the backend ${backend} does not run here`);
  const { encoding, network, parameters } = field;
  const { inputDim, frequencyCount } = encoding;
  const variables = parameters.map(({ values, shape }) => tf.variable(tf.tensor(values, [...shape])));
  const frequencies = tf.tensor2d(encoding.frequencies, [frequencyCount, inputDim]);
  const coordinates = tf.tensor2d(batch.coordinates, [batch.coordinates.length / inputDim, inputDim]);
  const targets = tf.tensor2d(batch.targets, [batch.targets.length / network.outputDim, network.outputDim]);
  const { beta1, beta2, epsilon } = optimizer;
  const update = tf.train.adam(LEARNING_RATE, beta1, beta2, epsilon);

  const lossOf = (): tf.Scalar => {
    const phases = tf.mul(tf.matMul(coordinates, frequencies, false, true), 2 * Math.PI);
    let hidden = tf.concat([tf.sin(phases), tf.cos(phases)], 1);
    for (let layer = 0; layer < network.depth; layer++) {
      const sums = tf.add(tf.matMul(hidden, variables[2 * layer]!), variables[2 * layer + 1]!);
      hidden = layer < network.depth - 1 ? tf.relu(sums) : tf.sigmoid(sums);
    }
    return tf.mean(tf.squaredDifference(hidden, targets));
  };

  let last: tf.Scalar | undefined;
  return {
    engine: `tfjs ${tf.version_core}, ${backend}`,
    queue: async () => {
      last?.dispose();
      last = update.minimize(lossOf, true, variables)!;
    },
    finish: async () => (await last!.data())[0]!,
  };
}
