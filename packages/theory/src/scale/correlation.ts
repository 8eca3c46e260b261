import { type Matrix, rowOf } from '../linear/matrix.ts';

/** Correlation of values as a function of distance: averages over pairs of points, binned by their distance. */
export interface Correlogram {
  /** Correlation ρ in each bin; NaN in bins without pairs. */
  readonly correlations: Float64Array;
  /** Number of pairs in each bin. */
  readonly pairs: Float64Array;
}

const BINS = 24;

/** Returns the bin of each pair i < j of points `[n, d]`, row-major n×n; bins are of equal width from 0 to the largest distance. */
export function distanceBins(points: Matrix): Uint8Array {
  const n = points.rows;
  const distances = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      const [u, v] = [rowOf(points, i), rowOf(points, j)];
      let squared = 0;
      for (let k = 0; k < u.length; k++) squared += (u[k]! - v[k]!) ** 2;
      distances[i * n + j] = Math.sqrt(squared);
    }
  }
  const largest = distances.reduce((most, value) => Math.max(most, value), 0);
  return Uint8Array.from(distances, (distance) =>
    Math.min(BINS - 1, Math.floor((BINS * distance) / (largest || 1))),
  );
}

/**
 * Computes 1 − E(y_i − y_j)²/(2·variance) of values `[n, c]`, bin by bin. By the Wiener–Khinchin theorem the correlation
 * holds what the power spectrum does, and it needs no grid.
 */
export function valueCorrelogram(values: Matrix, bins: Uint8Array): Correlogram {
  const { rows: n, columns: c } = values;
  const variance = totalVariance(values);
  return binned(bins, n, (i, j) => {
    const [u, v] = [rowOf(values, i), rowOf(values, j)];
    let squared = 0;
    for (let k = 0; k < c; k++) squared += (u[k]! - v[k]!) ** 2;
    return variance > 0 ? 1 - squared / (2 * variance) : 0;
  });
}

/** Computes the same for random functions of covariance K, `[n, n]`, with their mean over the points removed. */
export function kernelCorrelogram(kernel: Matrix, bins: Uint8Array): Correlogram {
  const n = kernel.rows;
  let trace = 0;
  for (let i = 0; i < n; i++) trace += kernel.values[i * n + i]!;
  const mean = kernel.values.reduce((sum, value) => sum + value, 0) / n ** 2;
  const variance = trace / n - mean;
  return binned(bins, n, (i, j) => {
    const difference = kernel.values[i * n + i]! + kernel.values[j * n + j]! - 2 * kernel.values[i * n + j]!;
    return 1 - difference / (2 * variance);
  });
}

/** Returns the root mean square difference of two correlograms over the bins that hold pairs, with equal weights. */
export function correlogramDistance(a: Correlogram, b: Correlogram): number {
  let sum = 0;
  let count = 0;
  a.pairs.forEach((pairs, bin) => {
    if (pairs === 0) return;
    sum += (a.correlations[bin]! - b.correlations[bin]!) ** 2;
    count++;
  });
  return Math.sqrt(sum / Math.max(1, count));
}

function binned(bins: Uint8Array, n: number, correlation: (i: number, j: number) => number): Correlogram {
  const sums = new Float64Array(BINS);
  const pairs = new Float64Array(BINS);
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      const bin = bins[i * n + j]!;
      sums[bin]! += correlation(i, j);
      pairs[bin]!++;
    }
  }
  return { correlations: sums.map((sum, bin) => sum / pairs[bin]!), pairs };
}

/** Returns the mean over points of ‖y − mean y‖². */
function totalVariance({ rows: n, columns: c, values }: Matrix): number {
  let variance = 0;
  for (let k = 0; k < c; k++) {
    let sum = 0;
    let squares = 0;
    for (let i = 0; i < n; i++) {
      sum += values[i * c + k]!;
      squares += values[i * c + k]! ** 2;
    }
    variance += squares / n - (sum / n) ** 2;
  }
  return variance;
}
