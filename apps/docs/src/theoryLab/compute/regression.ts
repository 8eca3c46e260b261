import { gridCoordinates } from '@fourier-features/core';
import { columnMatrix, composedKernel, kernelRegression, nngp } from '@fourier-features/theory';
import { GRID, type LabSettings } from '../settings.ts';
import { labEncoding } from './labField.ts';
import { labSignal } from './labSignal.ts';

/** Kernel regression on some samples of the signal. */
export interface Regression {
  readonly points: readonly number[];
  readonly targets: readonly number[];
  readonly mean: Float64Array;
  /** Two standard deviations of the posterior below and above the mean. */
  readonly low: Float64Array;
  readonly high: Float64Array;
}

export interface RegressionOptions {
  /** Number of samples, a divisor of the grid. */
  readonly samples: number;
  /** Standard deviation of the noise that is assumed on the samples. */
  readonly noise: number;
}

/** Regresses the signal by the covariance of infinitely wide random networks, whose posterior is exact. */
export function regression(settings: LabSettings, { samples, noise }: RegressionOptions): Regression {
  const { values } = labSignal(settings);
  const grid = gridCoordinates([GRID]);
  const every = GRID / samples;
  const points = Array.from({ length: samples }, (_, i) => grid[i * every]!);
  const targets = Array.from({ length: samples }, (_, i) => values[i * every]!);
  const { predictions, variances } = kernelRegression({
    kernel: composedKernel(
      nngp({ depth: settings.depth, parameterisation: 'ntk', bias: false }),
      labEncoding(settings),
    ),
    train: columnMatrix(points),
    targets,
    heldOut: columnMatrix(grid),
    ...(noise > 0 ? { jitter: noise ** 2 } : {}),
  });
  const mean = predictions.values;
  return {
    points,
    targets,
    mean,
    low: mean.map((value, x) => value - 2 * Math.sqrt(variances[x]!)),
    high: mean.map((value, x) => value + 2 * Math.sqrt(variances[x]!)),
  };
}
