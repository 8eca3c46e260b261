import * as tf from '@tensorflow/tfjs';
import type { HiddenActivation } from '../network/activations.ts';

/** Computes a hidden layer's channels `[n, width]` from its outputs z `[n, fan-out]`. */
export function activateHidden(z: tf.Tensor2D, activation: HiddenActivation): tf.Tensor2D {
  switch (activation.kind) {
    case 'relu':
      return tf.relu(z);
    case 'sine':
      return tf.sin(tf.mul(z, activation.omega));
    case 'finer':
      return tf.sin(finerPhase(z, activation.omega));
    case 'gauss':
      return envelope(z, activation.spread);
    case 'wire': {
      const [p, q] = halves(z);
      return tf.mul(tf.cos(tf.mul(p, activation.omega)), envelope(q, activation.spread));
    }
  }
}

/**
 * Returns the gradient of z from that of the channels. FINER's is the true one; the code released with it holds |z| + 1
 * constant by default.
 */
export function throughHidden(
  gradient: tf.Tensor2D,
  z: tf.Tensor2D,
  activation: HiddenActivation,
): tf.Tensor2D {
  switch (activation.kind) {
    case 'relu':
      return tf.mul(gradient, tf.step(z));
    case 'sine': {
      const { omega } = activation;
      return tf.mul(gradient, tf.mul(tf.cos(tf.mul(z, omega)), omega));
    }
    case 'finer': {
      const { omega } = activation;
      const rate = tf.add(tf.mul(tf.abs(z), 2 * omega), omega);
      return tf.mul(gradient, tf.mul(rate, tf.cos(finerPhase(z, omega))));
    }
    case 'gauss': {
      const { spread } = activation;
      return tf.mul(gradient, tf.mul(tf.mul(z, -2 * spread ** 2), envelope(z, spread)));
    }
    case 'wire': {
      const { omega, spread } = activation;
      const [p, q] = halves(z);
      const phase = tf.mul(p, omega);
      const scaled = tf.mul(gradient, envelope(q, spread));
      const ofP = tf.mul(scaled, tf.mul(tf.sin(phase), -omega));
      const ofQ = tf.mul(scaled, tf.mul(tf.cos(phase), tf.mul(q, -2 * spread ** 2)));
      return tf.concat2d([ofP, ofQ] as tf.Tensor2D[], 1);
    }
  }
}

/** Returns ω(|z| + 1)z. */
function finerPhase(z: tf.Tensor2D, omega: number): tf.Tensor2D {
  return tf.mul(tf.add(tf.mul(tf.abs(z), omega), omega), z);
}

/** Returns e^−(sz)². */
function envelope(z: tf.Tensor2D, spread: number): tf.Tensor2D {
  return tf.exp(tf.neg(tf.square(tf.mul(z, spread))));
}

/** Returns the first and second half of each row. */
function halves(z: tf.Tensor2D): [tf.Tensor2D, tf.Tensor2D] {
  return tf.split(z, 2, 1) as [tf.Tensor2D, tf.Tensor2D];
}
