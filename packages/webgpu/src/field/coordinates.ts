import type { FourierEncoding } from '@fourier-features/core';

/** Whether w = low + (high − low)·v may have more digits than float32. */
export function needsTwoParts({ inputRange: [low, high] }: FourierEncoding): boolean {
  return low !== 0 || high !== 1;
}

/**
 * Returns w = low + (high − low)·v of coordinates v, computed in float64: each in float32, followed by what rounding left over
 * where `needsTwoParts`, so that frequencies of thousands of cycles find all digits of a phase.
 */
export function scaledToRange(encoding: FourierEncoding, coordinates: Float32Array): Float32Array {
  if (!needsTwoParts(encoding)) return coordinates;
  const [low, high] = encoding.inputRange;
  const parts = new Float32Array(2 * coordinates.length);
  for (let i = 0; i < coordinates.length; i++) {
    const w = low + (high - low) * coordinates[i]!;
    const nearest = Math.fround(w);
    parts[2 * i] = nearest;
    parts[2 * i + 1] = w - nearest;
  }
  return parts;
}
