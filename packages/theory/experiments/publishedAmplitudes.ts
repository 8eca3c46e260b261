/** Values that figure 5 is compared with: read off the paper's plots, or recomputed in NumPy from its formulas. */

/** For each power, and each α: test error of trained networks (read off) and predicted (recomputed), means over 8 signals. */
export const TRAINED: ReadonlyMap<number, readonly (readonly [number, number])[]> = new Map([
  [
    0,
    [
      [2.6e-3, 2.7e-3],
      [1.2e-3, 1.1e-3],
      [2.8e-3, 3.3e-3],
    ],
  ],
  [
    0.5,
    [
      [8e-4, 7.6e-4],
      [1.3e-4, 4.7e-5],
      [1.2e-4, 3.9e-5],
    ],
  ],
  [
    1,
    [
      [8e-4, 6.7e-4],
      [2.75e-5, 2.2e-5],
      [8e-6, 2.5e-6],
    ],
  ],
  [
    1.5,
    [
      [1.5e-3, 7.6e-4],
      [6.3e-5, 3.2e-5],
      [1e-5, 3.8e-6],
    ],
  ],
  [
    2,
    [
      [2.2e-3, 8.7e-4],
      [1.4e-4, 4.4e-5],
      [3e-5, 6.3e-6],
    ],
  ],
  [
    Number.POSITIVE_INFINITY,
    [
      [2.7e-3, 9.4e-4],
      [2.2e-4, 5.1e-5],
      [6e-5, 8.1e-6],
    ],
  ],
]);

/** For each α: test error of networks trained with optimised amplitudes, read off. */
export const TRAINED_OPTIMISED: readonly number[] = [7e-4, 2.4e-5, 3.6e-6];

/** For each α: eigenvalue at the highest frequency with optimised amplitudes, read off. */
export const NYQUIST_OPTIMISED: readonly number[] = [0.43, 0.3, 0.15];

/** Bins of the kernel's spectrum that are compared. */
export const BINS: readonly number[] = [0, 1, 2, 8, 16, 32, 48, 64];

/** Eigenvalues at `BINS` for p = ∞, recomputed. */
export const SPECTRUM_OF_ONE: readonly number[] = [371.9, 76.1, 28.6, 1.05, 0.258, 0.0745, 0.0435, 0.0371];
