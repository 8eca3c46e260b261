/** Where an image lies along a cyclic axis. */
export interface ImageCentroid {
  /** In cells, [0, n). */
  readonly centroid: number;
  /** Length of the mean of e^(2πix/n) over |image|², [0, 1]. */
  readonly concentration: number;
}

/**
 * Computes the cyclic centroid of Σ_c|image_c|² along an axis from products of neighbouring samples,
 * Σ_k y(k)·conj(y(k + 1)) = Σ_x|image(x)|² e^(2πix/n).
 *
 * @param kspace `[coils, ...shape, 2]`.
 */
export function imageCentroid(kspace: Float32Array, shape: readonly number[], axis: number): ImageCentroid {
  const cells = shape[axis]!;
  const stride = shape.slice(axis + 1).reduce((product, side) => product * side, 1);
  let [re, im, all] = [0, 0, 0];
  for (let i = 0; i < kspace.length / 2; i++) {
    const last = Math.floor(i / stride) % cells === cells - 1;
    const next = last ? i - (cells - 1) * stride : i + stride;
    const [a, b, c, d] = [kspace[2 * i]!, kspace[2 * i + 1]!, kspace[2 * next]!, kspace[2 * next + 1]!];
    re += a * c + b * d;
    im += b * c - a * d;
    all += a * a + b * b;
  }
  if (!(all > 0)) return { centroid: 0, concentration: 0 };
  const turns = Math.atan2(im, re) / (2 * Math.PI);
  return { centroid: ((turns + 1) % 1) * cells, concentration: Math.hypot(re, im) / all };
}
