import { type LinearOperator, sizeOf } from '@fourier-features/core';
import { checkShape } from '@fourier-features/core/check';
import { checkAngles, checkSquare } from './check.ts';

export interface PublishedRadonOptions {
  /** `[n, n]` of the image, in pixels; each projection has n detectors. */
  shape: readonly number[];
  /** θ of each projection, in radians. */
  angles: ArrayLike<number>;
}

/** Most source pixels kept between applications, 64 MiB; beyond that they are computed again each time. */
const KEPT_SOURCES = 2 ** 24;

/**
 * Returns the Radon transform of the paper's experiments, as published, `[n, n]` → `[angles, n]`. The image is turned by θ
 * about the middle of pixel (n/2, n/2), taking the nearest source pixel (halves away from zero) and 0 outside; detector j
 * is the mean over the rows of column j. With x = j/n − ½ and y = i/n − ½ the pixel in row i and column j comes from column
 * (x·cos θ − y·sin θ + ½)·n and row (x·sin θ + y·cos θ + ½)·n.
 *
 * `parallelBeam` is accurate to less than a pixel; `publishedGeometry` gives it this transform's centre.
 *
 * @throws RangeError if the shape is not square or the angles are not finite.
 * @example
 * import * as ct from '@fourier-features/ct';
 *
 * const operator = ct.publishedRadon({ shape: [32, 32], angles: ct.uniformAngles(20) });
 * const sinogram = operator.apply(new Float32Array(32 * 32).fill(0.5)); // [20, 32]
 * @see Tancik et al. 2020, https://arxiv.org/abs/2006.10739, appendix E.3, and its notebook 2d_CT
 */
export function publishedRadon({ shape, angles }: PublishedRadonOptions): LinearOperator {
  const side = checkSquare('publishedRadon', shape);
  checkAngles('publishedRadon', angles);
  const [inputShape, outputShape] = [
    [side, side],
    [angles.length, side],
  ];
  const pixels = side * side;
  const kept = angles.length * pixels <= KEPT_SOURCES;
  const sources = new Int32Array(kept ? angles.length * pixels : pixels);
  if (kept) {
    for (let k = 0; k < angles.length; k++) findSources(sources.subarray(k * pixels), side, angles[k]!);
  }
  const sourcesOf = (k: number): Int32Array => {
    if (kept) return sources.subarray(k * pixels, (k + 1) * pixels);
    findSources(sources, side, angles[k]!);
    return sources;
  };
  return {
    inputShape,
    outputShape,
    apply: (values) => {
      checkShape('publishedRadon.apply', 'values', values, inputShape);
      const padded = new Float32Array(pixels + 1);
      padded.set(values);
      const projections = new Float32Array(sizeOf(outputShape));
      const sums = new Float64Array(side);
      for (let k = 0; k < angles.length; k++) {
        sumColumns(sums, padded, sourcesOf(k));
        for (let j = 0; j < side; j++) projections[k * side + j] = sums[j]! / side;
      }
      return projections;
    },
    adjoint: (measurements) => {
      checkShape('publishedRadon.adjoint', 'measurements', measurements, outputShape);
      const padded = new Float64Array(pixels + 1);
      const shares = new Float64Array(side);
      for (let k = 0; k < angles.length; k++) {
        for (let j = 0; j < side; j++) shares[j] = measurements[k * side + j]! / side;
        spreadColumns(padded, shares, sourcesOf(k));
      }
      return Float32Array.from(padded.subarray(0, pixels));
    },
  };
}

/** Finds the source of each pixel of the turned image; `side²`, one past the image, if it lies outside. */
function findSources(sources: Int32Array, side: number, angle: number): void {
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const outside = side * side;
  for (let i = 0; i < side; i++) {
    const y = i / side - 0.5;
    for (let j = 0; j < side; j++) {
      const x = j / side - 0.5;
      const column = (x * cos - y * sin + 0.5) * side + 0.5;
      const row = (x * sin + y * cos + 0.5) * side + 0.5;
      // Halves away from zero: −½ rounds to −1, so 0 is outside here, and truncation rounds the rest.
      const inside = column > 0 && column < side && row > 0 && row < side;
      sources[i * side + j] = inside ? Math.trunc(row) * side + Math.trunc(column) : outside;
    }
  }
}

/** Computes sums[j] = Σ_i padded[source of (i, j)]. */
function sumColumns(sums: Float64Array, padded: Float32Array, sources: Int32Array): void {
  const side = sums.length;
  sums.fill(0);
  for (let from = 0; from < side * side; from += side) {
    for (let j = 0; j < side; j++) sums[j]! += padded[sources[from + j]!]!;
  }
}

/** Adds shares[j] to padded[source of (i, j)] for every i and j: the transpose of `sumColumns`. */
function spreadColumns(padded: Float64Array, shares: Float64Array, sources: Int32Array): void {
  const side = shares.length;
  for (let from = 0; from < side * side; from += side) {
    for (let j = 0; j < side; j++) padded[sources[from + j]!]! += shares[j]!;
  }
}
