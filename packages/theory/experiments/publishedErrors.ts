import type { Mapping } from './published.ts';

/** Iterations at which errors are compared. */
export const ITERATIONS: readonly number[] = [1000, 5000, 10_000, 20_000, 50_000];

/** Train and test error, at those of `ITERATIONS` for which they are known. */
type Errors = ReadonlyMap<Mapping, Readonly<Partial<Record<number, readonly [number, number]>>>>;

/** Measured errors: at the end those read off the plot, before that those of `TRAINED_AGAIN`. */
export const MEASURED: Errors = new Map<Mapping, Record<number, readonly [number, number]>>([
  [
    0,
    { 5000: [2.01e-2, 3.26e-2], 10000: [8.7e-3, 2.26e-2], 20000: [1.38e-3, 1.43e-2], 50000: [1.05e-5, 9e-3] },
  ],
  [0.5, { 50000: [5.3e-5, 7.3e-3] }],
  [
    1,
    { 5000: [1.57e-2, 1.79e-2], 10000: [1.01e-2, 1.21e-2], 20000: [5.4e-3, 8.1e-3], 50000: [1.1e-3, 5.6e-3] },
  ],
  [1.5, { 50000: [6.5e-3, 7.8e-3] }],
  [2, { 50000: [1.02e-2, 1.03e-2] }],
  [
    Number.POSITIVE_INFINITY,
    {
      5000: [2.11e-2, 2.1e-2],
      10000: [1.83e-2, 1.75e-2],
      20000: [1.59e-2, 1.51e-2],
      50000: [1.3e-2, 1.22e-2],
    },
  ],
  [
    'none',
    {
      5000: [3.82e-2, 4.52e-2],
      10000: [3.73e-2, 4.4e-2],
      20000: [3.56e-2, 4.15e-2],
      50000: [3.28e-2, 3.75e-2],
    },
  ],
]);

/**
 * Errors predicted for infinite width from f₀ = 0, recomputed in NumPy from the paper's formulas. The dashed curves of the
 * published figure are not these: each of their points restarts from the network's current outputs.
 */
export const PREDICTED: Errors = new Map<Mapping, Record<number, readonly [number, number]>>([
  [
    0,
    {
      1000: [3.75e-2, 4.42e-2],
      5000: [1.9e-2, 3.07e-2],
      10000: [8.2e-3, 2.16e-2],
      20000: [1.53e-3, 1.43e-2],
      50000: [1.04e-5, 1.07e-2],
    },
  ],
  [0.5, { 50000: [3.2e-5, 6.4e-3] }],
  [
    1,
    {
      1000: [3.26e-2, 3.63e-2],
      5000: [1.59e-2, 1.81e-2],
      10000: [9.8e-3, 1.2e-2],
      20000: [4.8e-3, 8.1e-3],
      50000: [8.9e-4, 5.7e-3],
    },
  ],
  [1.5, { 50000: [4e-3, 7.2e-3] }],
  [2, { 50000: [6.2e-3, 8.5e-3] }],
  [
    Number.POSITIVE_INFINITY,
    {
      1000: [3.18e-2, 3.45e-2],
      5000: [2.03e-2, 2.05e-2],
      10000: [1.69e-2, 1.66e-2],
      20000: [1.33e-2, 1.35e-2],
      50000: [7.7e-3, 9.5e-3],
    },
  ],
  [
    'none',
    {
      1000: [3.91e-2, 4.63e-2],
      5000: [3.83e-2, 4.53e-2],
      10000: [3.75e-2, 4.42e-2],
      20000: [3.64e-2, 4.25e-2],
      50000: [3.44e-2, 3.97e-2],
    },
  ],
]);

/** DFT bins of the residual that figure 3 shows. */
export const BINS: readonly number[] = [1, 5, 15];

/** |DFT| of the residual at `BINS` after 50 000 iterations, read off the plot to about a fifth. */
export const RESIDUALS: ReadonlyMap<Mapping, readonly number[]> = new Map<Mapping, readonly number[]>([
  [0, [0.036, 0.028, 0.015]],
  [1, [4e-3, 0.057, 0.3]],
  [Number.POSITIVE_INFINITY, [2e-3, 0.8, 0.75]],
  ['none', [0.5, 1.6, 0.8]],
]);
