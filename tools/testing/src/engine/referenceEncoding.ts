import type { FourierEncoding } from '@fourier-features/core';

/** γ at one point in float64, and what its gradient needs. */
export interface EncodedPoint {
  /** w, `[d]`. */
  readonly inputs: Float64Array;
  /** `[outputDim]`. */
  readonly features: Float64Array;
  /** sin 2πBw and cos 2πBw, `[m]`. */
  readonly sines: Float64Array;
  readonly cosines: Float64Array;
}

/** Computes γ at the point v, `[d]`, with the given B and a. */
export function encodePoint(
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
  return { inputs, features, sines, cosines };
}

/** Adds one point's gradient to those of B and a, from the gradient of its features. */
export function addEncodingGradient(
  { includeCoordinates }: FourierEncoding,
  amplitudes: ArrayLike<number>,
  { inputs, sines, cosines }: EncodedPoint,
  ofFeatures: Float64Array,
  ofFrequencies: Float64Array,
  ofAmplitudes: Float64Array,
): void {
  const d = inputs.length;
  const m = sines.length;
  const start = includeCoordinates ? d : 0;
  for (let j = 0; j < m; j++) {
    const [ofSine, ofCosine] = [ofFeatures[start + j]!, ofFeatures[start + m + j]!];
    ofAmplitudes[j]! += ofSine * sines[j]! + ofCosine * cosines[j]!;
    const ofPhase = amplitudes[j]! * (ofSine * cosines[j]! - ofCosine * sines[j]!);
    for (let k = 0; k < d; k++) ofFrequencies[j * d + k]! += 2 * Math.PI * ofPhase * inputs[k]!;
  }
}
