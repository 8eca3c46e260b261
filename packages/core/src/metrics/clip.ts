/**
 * Returns values clipped to [0, 1], as a new array. Reconstructions are clipped before they are compared with the truth.
 *
 * @example
 * import { clip } from '@fourier-features/core';
 *
 * clip(Float32Array.of(-0.2, 0.5, 1.2)); // 0, 0.5, 1
 */
export function clip(values: Float32Array): Float32Array {
  return values.map((value) => Math.min(1, Math.max(0, value)));
}
