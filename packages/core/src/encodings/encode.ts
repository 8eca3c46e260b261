import { pointCount } from '../check.ts';
import type { FourierEncoding } from './encoding.ts';

/**
 * Computes γ at coordinates `[n, d]` → features `[n, outputDim]`, in float64 until the result is stored. Engines are checked
 * against this definition; theory and plots use it directly.
 *
 * @throws RangeError if the number of coordinates is not a multiple of d.
 * @example
 * import { basicEncoding, encode } from '@fourier-features/core';
 *
 * encode(basicEncoding({ inputDim: 1 }), [0, 0.25]); // [0, 1, 1, 0]: sine and cosine of each point
 */
export function encode(encoding: FourierEncoding, coordinates: ArrayLike<number>): Float32Array {
  const { inputDim, frequencyCount, outputDim, frequencies, amplitudes, includeCoordinates } = encoding;
  const [low, high] = encoding.inputRange;
  const count = pointCount('encode', coordinates, inputDim);
  const features = new Float32Array(count * outputDim);
  const sines = includeCoordinates ? inputDim : 0;
  for (let point = 0; point < count; point++) {
    const row = point * outputDim;
    const w = Array.from(
      { length: inputDim },
      (_, k) => low + (high - low) * coordinates[point * inputDim + k]!,
    );
    if (includeCoordinates) features.set(w, row);
    for (let j = 0; j < frequencyCount; j++) {
      let cycles = 0;
      for (let k = 0; k < inputDim; k++) cycles += frequencies[j * inputDim + k]! * w[k]!;
      features[row + sines + j] = amplitudes[j]! * Math.sin(2 * Math.PI * cycles);
      features[row + sines + frequencyCount + j] = amplitudes[j]! * Math.cos(2 * Math.PI * cycles);
    }
  }
  return features;
}
