import type { HiddenActivation } from '@fourier-features/core';

/** Returns the channels of a hidden layer from its outputs z; `wire` has two of these per channel. */
export function activateHidden(z: Float64Array, activation: HiddenActivation): Float64Array {
  switch (activation.kind) {
    case 'relu':
      return z.map((each) => Math.max(0, each));
    case 'sine':
      return z.map((each) => Math.sin(activation.omega * each));
    case 'finer':
      return z.map((each) => Math.sin(activation.omega * (Math.abs(each) + 1) * each));
    case 'gauss':
      return z.map((each) => Math.exp(-((activation.spread * each) ** 2)));
    case 'wire':
      return z.slice(0, z.length / 2).map((p, i) => {
        const q = z[z.length / 2 + i]!;
        return Math.cos(activation.omega * p) * Math.exp(-((activation.spread * q) ** 2));
      });
  }
}

/** Returns the gradient of a hidden layer's outputs z from that of its channels. */
export function throughHidden(
  ofChannels: Float64Array,
  z: Float64Array,
  activation: HiddenActivation,
): Float64Array {
  switch (activation.kind) {
    case 'relu':
      return ofChannels.map((g, i) => (z[i]! > 0 ? g : 0));
    case 'sine': {
      const { omega } = activation;
      return ofChannels.map((g, i) => g * omega * Math.cos(omega * z[i]!));
    }
    case 'finer': {
      const { omega } = activation;
      return ofChannels.map((g, i) => {
        const size = Math.abs(z[i]!);
        // d(|z| + 1)z/dz = 2|z| + 1; the published code holds |z| + 1 fixed.
        return g * omega * (2 * size + 1) * Math.cos(omega * (size + 1) * z[i]!);
      });
    }
    case 'gauss': {
      const { spread } = activation;
      return ofChannels.map((g, i) => -2 * spread ** 2 * z[i]! * g * Math.exp(-((spread * z[i]!) ** 2)));
    }
    case 'wire': {
      const { omega, spread } = activation;
      const width = ofChannels.length;
      return Float64Array.from(z, (_, i) => {
        const [g, p, q] = [ofChannels[i % width]!, z[i % width]!, z[width + (i % width)]!];
        const envelope = Math.exp(-((spread * q) ** 2));
        if (i < width) return -g * omega * Math.sin(omega * p) * envelope;
        return -2 * spread ** 2 * q * g * Math.cos(omega * p) * envelope;
      });
    }
  }
}
