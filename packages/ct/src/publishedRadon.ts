import { type LinearOperator, sizeOf } from '@fourier-features/core';
import { checkPositiveInteger } from '@fourier-features/core/check';
import { checkAngles, checkShape } from './check.ts';

export interface PublishedRadonOptions {
  /** Pixels along each side of the image, and detectors of each projection. */
  side: number;
  /** θ of each projection, radians. */
  angles: ArrayLike<number>;
}

/** Source pixels kept between applications: 64 MiB of them; more than that are found again each time. */
const KEPT_SOURCES = 2 ** 24;

/**
 * The Radon transform of the paper's experiments, as published, `[side, side]` → `[angles, side]`: the image is turned
 * by θ about the centre of pixel (side/2, side/2) with the nearest source pixel (halves away from zero) and 0 outside,
 * and detector j is the mean over the rows of column j. With x = j/side − ½ and y = i/side − ½ the pixel in row i and
 * column j comes from column (x·cos θ − y·sin θ + ½)·side and row (x·sin θ + y·cos θ + ½)·side.
 *
 * Where the image's centre matters half a pixel, use `parallelBeam`; `publishedGeometry` says how the two compare.
 *
 * @throws RangeError if `side` is not a whole number of at least 1 or the angles are not finite.
 * @see Tancik et al. 2020, https://arxiv.org/abs/2006.10739, appendix E.3, and its notebook 2d_CT
 */
export function publishedRadon({ side, angles }: PublishedRadonOptions): LinearOperator {
  checkPositiveInteger('publishedRadon', 'side', side);
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

/** The source of each pixel of the turned image; `side²`, one past the image, where it lies outside. */
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

/** sums[j] = Σ_i padded[source of (i, j)]. */
function sumColumns(sums: Float64Array, padded: Float32Array, sources: Int32Array): void {
  const side = sums.length;
  sums.fill(0);
  for (let from = 0; from < side * side; from += side) {
    for (let j = 0; j < side; j++) sums[j]! += padded[sources[from + j]!]!;
  }
}

/** padded[source of (i, j)] += shares[j], for every i and j: the transpose of `sumColumns`. */
function spreadColumns(padded: Float64Array, shares: Float64Array, sources: Int32Array): void {
  const side = shares.length;
  for (let from = 0; from < side * side; from += side) {
    for (let j = 0; j < side; j++) padded[sources[from + j]!]! += shares[j]!;
  }
}
