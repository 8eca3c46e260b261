/**
 * Returns |z| of complex numbers `[n, 2]`, real and imaginary parts last.
 *
 * @returns `[n]`.
 * @example
 * import * as mri from '@fourier-features/mri';
 *
 * mri.magnitude(Float32Array.of(3, 4, 0, -1)); // 5, 1
 */
export function magnitude(pairs: Float32Array): Float32Array {
  return Float32Array.from({ length: pairs.length / 2 }, (_, i) =>
    Math.hypot(pairs[2 * i]!, pairs[2 * i + 1]!),
  );
}
