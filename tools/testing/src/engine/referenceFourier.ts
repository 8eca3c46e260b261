import type { FourierEncoding } from '@fourier-features/core';
import type { EncodedPoint } from './encodedPoint.ts';

/** Computes γ at the point v, `[d]`, with the given B and a, the parameters that its gradient is for. */
export function encodeByFourier(
  { inputRange: [low, high], includeCoordinates }: FourierEncoding,
  frequencies: ArrayLike<number>,
  amplitudes: ArrayLike<number>,
  v: ArrayLike<number>,
): EncodedPoint {
  const d = v.length;
  const m = amplitudes.length;
  const start = includeCoordinates ? d : 0;
  const inputs = Float64Array.from(v, (x) => low + (high - low) * x);
  const features = new Float64Array(start + 2 * m);
  const [sines, cosines] = [new Float64Array(m), new Float64Array(m)];
  if (includeCoordinates) features.set(inputs);
  for (let j = 0; j < m; j++) {
    let cycles = 0;
    for (let k = 0; k < d; k++) cycles += frequencies[j * d + k]! * inputs[k]!;
    // Whole cycles are removed while they are exact.
    const phase = 2 * Math.PI * (cycles - Math.round(cycles));
    sines[j] = Math.sin(phase);
    cosines[j] = Math.cos(phase);
    features[start + j] = amplitudes[j]! * sines[j]!;
    features[start + m + j] = amplitudes[j]! * cosines[j]!;
  }
  return {
    features,
    addGradient: (ofFeatures, [ofFrequencies, ofAmplitudes]) => {
      for (let j = 0; j < m; j++) {
        const [ofSine, ofCosine] = [ofFeatures[start + j]!, ofFeatures[start + m + j]!];
        ofAmplitudes![j]! += ofSine * sines[j]! + ofCosine * cosines[j]!;
        const ofPhase = amplitudes[j]! * (ofSine * cosines[j]! - ofCosine * sines[j]!);
        for (let k = 0; k < d; k++) ofFrequencies![j * d + k]! += 2 * Math.PI * ofPhase * inputs[k]!;
      }
    },
  };
}
