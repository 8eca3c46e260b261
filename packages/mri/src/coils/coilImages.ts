import { sizeOf } from '@fourier-features/core';
import { dft } from '@fourier-features/core/dft';

/** Computes F*·(w ⊙ y_c) of each coil, `[...shape, 2]`, with a weight for each bin. */
export function coilImages(
  shape: readonly number[],
  kspace: Float32Array,
  weights: ArrayLike<number>,
): Float32Array[] {
  const transform = dft(shape);
  const size = 2 * sizeOf(shape);
  return Array.from({ length: kspace.length / size }, (_, coil) =>
    transform.inverse(
      kspace.subarray(coil * size, (coil + 1) * size).map((value, i) => value * weights[i >> 1]!),
    ),
  );
}

/** Computes √Σ_c|x_c|² in each cell, of images `[n, 2]`. */
export function rootSumOfSquares(images: readonly Float32Array[]): Float32Array {
  return Float32Array.from({ length: images[0]!.length / 2 }, (_, i) => {
    let sum = 0;
    for (const image of images) sum += image[2 * i]! ** 2 + image[2 * i + 1]! ** 2;
    return Math.sqrt(sum);
  });
}
