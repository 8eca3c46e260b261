import * as tf from '@tensorflow/tfjs';
import { type GridEncoding, gridEntries } from '../encodings/grid.ts';
import { stencilSize } from '../encodings/gridStencil.ts';
import type { Encoder } from './encoder.ts';
import { stencilsOf } from './stencils.ts';

/** Creates the encoder of a grid: a placement is the entries around each point, `[rows·levels·corners]`, and their weights. */
export function gridEncoder(encoding: GridEncoding): Encoder {
  const { inputDim, featuresPerLevel, levels, outputDim, interpolation } = encoding;
  const entryCount = gridEntries(encoding);
  const corners = stencilSize(interpolation, inputDim);
  return {
    placementBytes: 8 * levels.length * corners,
    place: (coordinates, { from, to }) => {
      const rows = coordinates.subarray(from * inputDim, to * inputDim);
      const { entries, weights } = stencilsOf(encoding, rows);
      return [tf.tensor1d(entries, 'int32'), tf.tensor3d(weights, [entries.length / corners, corners, 1])];
    },
    features: ([entries, weights], [tables]) =>
      tf.tidy(() => {
        const gathered = tf.gather(tables!, entries as tf.Tensor1D);
        const ofCorners = tf.reshape(gathered, [-1, corners, featuresPerLevel]);
        return tf.reshape(tf.sum(tf.mul(ofCorners, weights!), 1), [-1, outputDim]);
      }),
    gradients: ([entries, weights], _, featureGradient) => {
      const ofLevels = tf.reshape(featureGradient, [-1, 1, featuresPerLevel]);
      const ofCorners = tf.reshape(tf.mul(ofLevels, weights!), [-1, featuresPerLevel]);
      // Adds the gradients of entries that occur several times.
      return [tf.scatterND(tf.reshape(entries!, [-1, 1]), ofCorners, [entryCount, featuresPerLevel])];
    },
    dispose: () => {},
  };
}
