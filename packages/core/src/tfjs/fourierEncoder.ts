import * as tf from '@tensorflow/tfjs';
import type { FourierEncoding } from '../encodings/encoding.ts';
import { uploadRows } from './chunks.ts';
import type { Encoder } from './encoder.ts';

/** Creates the encoder of an encoding whose B and a stay as they are: a placement is the features. */
export function fixedFourierEncoder(encoding: FourierEncoding): Encoder {
  const { inputDim, outputDim, frequencyCount } = encoding;
  // Copied: the cpu backend keeps the array that it receives.
  const frequencies = tf.tensor2d(encoding.frequencies.slice(), [frequencyCount, inputDim]);
  const amplitudes = tf.tensor1d(encoding.amplitudes.slice());
  return {
    placementBytes: 4 * outputDim,
    place: (coordinates, chunk) => [
      encode(encoding, [frequencies, amplitudes], uploadRows(coordinates, inputDim, chunk)),
    ],
    features: ([features]) => features as tf.Tensor2D,
    gradients: () => [],
    dispose: () => tf.dispose([frequencies, amplitudes]),
  };
}

/** Creates the encoder of an encoding whose B and a are trained: a placement is the coordinates. */
export function trainedFourierEncoder(encoding: FourierEncoding): Encoder {
  const { inputDim } = encoding;
  return {
    placementBytes: 4 * inputDim,
    place: (coordinates, chunk) => [uploadRows(coordinates, inputDim, chunk)],
    features: ([coordinates], parameters) => encode(encoding, parameters, coordinates as tf.Tensor2D),
    gradients: ([coordinates], parameters, featureGradient) =>
      gradients(encoding, parameters, coordinates as tf.Tensor2D, featureGradient),
    dispose: () => {},
  };
}

/** Computes γ with B `[m, d]` and a `[m]`: coordinates `[n, d]` → features `[n, outputDim]`. */
function encode(
  encoding: FourierEncoding,
  [frequencies, amplitudes]: readonly tf.Tensor[],
  coordinates: tf.Tensor2D,
): tf.Tensor2D {
  const { inputs, sines, cosines } = parts(encoding, frequencies!, coordinates);
  const waves = sines && cosines ? [tf.mul(sines, amplitudes!), tf.mul(cosines, amplitudes!)] : [];
  const all = [...(encoding.includeCoordinates ? [inputs] : []), ...waves] as tf.Tensor2D[];
  return all.length === 1 ? all[0]! : tf.concat2d(all, 1);
}

/** Returns the gradients of B and a, in that order, from that of the features `[n, outputDim]`. */
function gradients(
  encoding: FourierEncoding,
  [frequencies, amplitudes]: readonly tf.Tensor[],
  coordinates: tf.Tensor2D,
  featureGradient: tf.Tensor2D,
): tf.Tensor[] {
  const { frequencyCount: m, inputDim, includeCoordinates } = encoding;
  const { inputs, sines, cosines } = parts(encoding, frequencies!, coordinates) as Required<Parts>;
  const start = includeCoordinates ? inputDim : 0;
  const ofSines = tf.slice2d(featureGradient, [0, start], [-1, m]);
  const ofCosines = tf.slice2d(featureGradient, [0, start + m], [-1, m]);
  const ofAmplitudes = tf.sum(tf.add(tf.mul(ofSines, sines), tf.mul(ofCosines, cosines)), 0);
  const ofPhases = tf.mul(tf.sub(tf.mul(ofSines, cosines), tf.mul(ofCosines, sines)), amplitudes!);
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
  frequencies: tf.Tensor,
  coordinates: tf.Tensor2D,
): Parts {
  const inputs: tf.Tensor2D =
    low === 0 && high === 1 ? coordinates : tf.add(tf.mul(coordinates, high - low), low);
  if (frequencyCount === 0) return { inputs };
  const phases = tf.mul(tf.matMul(inputs, tf.transpose(frequencies)), 2 * Math.PI) as tf.Tensor2D;
  return { inputs, sines: tf.sin(phases), cosines: tf.cos(phases) };
}
