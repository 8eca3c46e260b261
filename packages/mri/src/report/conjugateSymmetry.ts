import { sizeOf } from '@fourier-features/core';

/**
 * Computes Re Σ y(k)y(−k) / Σ|y(k)||y(−k)| over bins and coils: 1 if y(−k) = conj(y(k)), as of a real image; 0 without pairs.
 *
 * @param kspace `[coils, ...shape, 2]`, DC first.
 */
export function conjugateSymmetry(kspace: Float32Array, shape: readonly number[]): number {
  const bins = sizeOf(shape);
  let [products, lengths] = [0, 0];
  for (let bin = 0; bin < bins; bin++) {
    const opposite = oppositeOf(bin, shape);
    for (let start = 0; start < kspace.length; start += 2 * bins) {
      const [i, j] = [start + 2 * bin, start + 2 * opposite];
      const [a, b, c, d] = [kspace[i]!, kspace[i + 1]!, kspace[j]!, kspace[j + 1]!];
      products += a * c - b * d;
      lengths += Math.sqrt((a * a + b * b) * (c * c + d * d));
    }
  }
  return lengths > 0 ? products / lengths : 0;
}

/** Returns the bin of the opposite frequency, (n − k) mod n along each axis. */
function oppositeOf(bin: number, shape: readonly number[]): number {
  let [rest, stride, opposite] = [bin, 1, 0];
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    const cells = shape[axis]!;
    opposite += ((cells - (rest % cells)) % cells) * stride;
    rest = Math.floor(rest / cells);
    stride *= cells;
  }
  return opposite;
}
