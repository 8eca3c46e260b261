import * as tf from '@tensorflow/tfjs';
import type { FourierEncoding } from '../encodings/encoding.ts';

/** B `[m, d]` and a `[m]` on a backend. */
export interface EncodingTensors {
  readonly frequencies: tf.Tensor2D;
  readonly amplitudes: tf.Tensor1D;
}

/** Computes γ: coordinates `[n, d]` → features `[n, outputDim]`. */
export function encodeTensor(
  encoding: FourierEncoding,
  tensors: EncodingTensors,
  coordinates: tf.Tensor2D,
): tf.Tensor2D {
  const { inputs, sines, cosines } = parts(encoding, tensors, coordinates);
  const waves =
    sines && cosines ? [tf.mul(sines, tensors.amplitudes), tf.mul(cosines, tensors.amplitudes)] : [];
  const all = [...(encoding.includeCoordinates ? [inputs] : []), ...waves] as tf.Tensor2D[];
  return all.length === 1 ? all[0]! : tf.concat2d(all, 1);
}

/** Returns the gradients of B and a, in that order, from that of the features `[n, outputDim]`. */
export function encodingGradients(
  encoding: FourierEncoding,
  tensors: EncodingTensors,
  coordinates: tf.Tensor2D,
  featureGradient: tf.Tensor2D,
): tf.Tensor[] {
  const { frequencyCount: m, inputDim, includeCoordinates } = encoding;
  const { inputs, sines, cosines } = parts(encoding, tensors, coordinates) as Required<Parts>;
  const start = includeCoordinates ? inputDim : 0;
  const ofSines = tf.slice2d(featureGradient, [0, start], [-1, m]);
  const ofCosines = tf.slice2d(featureGradient, [0, start + m], [-1, m]);
  const ofAmplitudes = tf.sum(tf.add(tf.mul(ofSines, sines), tf.mul(ofCosines, cosines)), 0);
  const ofPhases = tf.mul(tf.sub(tf.mul(ofSines, cosines), tf.mul(ofCosines, sines)), tensors.amplitudes);
  const ofFrequencies = tf.mul(tf.matMul(tf.transpose(ofPhases), inputs), 2 * Math.PI);
  return [ofFrequencies, ofAmplitudes];
}

interface Parts {
  /** w, `[n, d]`. */
  inputs: tf.Tensor2D;
  /** sin 2πBw and cos 2πBw, `[n, m]`; absent without frequencies. */
  sines?: tf.Tensor2D;
  cosines?: tf.Tensor2D;
}

function parts(
  { inputRange: [low, high], frequencyCount }: FourierEncoding,
  { frequencies }: EncodingTensors,
  coordinates: tf.Tensor2D,
): Parts {
  const inputs: tf.Tensor2D =
    low === 0 && high === 1 ? coordinates : tf.add(tf.mul(coordinates, high - low), low);
  if (frequencyCount === 0) return { inputs };
  const phases = tf.mul(tf.matMul(inputs, tf.transpose(frequencies)), 2 * Math.PI) as tf.Tensor2D;
  return { inputs, sines: tf.sin(phases), cosines: tf.cos(phases) };
}
