import { type FourierEncoding, gridCoordinates } from '@fourier-features/core';
import { checkPositive } from '@fourier-features/core/check';
import { composedKernel } from '../kernels/composedKernel.ts';
import { kernelMatrix } from '../kernels/kernel.ts';
import { ntk } from '../kernels/mlpKernels.ts';
import { columnMatrix, type Matrix } from '../linear/matrix.ts';
import { symmetricEigen } from '../linear/symmetricEigen.ts';
import { fourierQuotients } from '../spectra/fourierQuotients.ts';
import { largestStableRate } from './decay.ts';
import { checkCost } from './estimateCost.ts';
import {
  checkGridSignal,
  type GridScores,
  type GridSignal,
  scoreOnGrid,
  trainSamples,
} from './gridSignal.ts';
import { predictionsFrom } from './predictDynamics.ts';

export interface GridTrainingOptions {
  /** Encoding of one coordinate. */
  encoding: FourierEncoding;
  /** Number of dense layers, output included. */
  depth: number;
  /** Channels of each hidden layer: by which the kernel is scaled. Its shape is that of infinite width. */
  width: number;
  /** Numbers of updates to predict for, at least 0; `Infinity` is the limit. */
  updates: readonly number[];
  /** Learning rate of gradient descent on ½·Σ(f − y)², as a fraction of the largest stable one; 0.5 by default. */
  rateFraction?: number;
  /** Initial values f₀ on the grid, `[N]`; 0 by default. */
  initial?: ArrayLike<number>;
}

/** Values on the grid after some updates. */
export interface GridFit extends GridScores {
  readonly updates: number;
  /** f on the grid, `[N]`. */
  readonly values: Float64Array;
}

/** A predicted training on evenly spaced samples of a grid. */
export interface GridTraining {
  /** Tangent kernel K on the n training samples, `[n, n]`. */
  readonly kernel: Matrix;
  /** How strongly K acts on waves of 0 … ⌊n/2⌋ cycles: its `fourierQuotients`. */
  readonly rates: Float64Array;
  /** Learning rate on ½·Σ(f − y)². */
  readonly learningRate: number;
  /** One fit for each number of updates, in their order. */
  readonly fits: readonly GridFit[];
}

/**
 * Predicts how an infinitely wide network trains on samples of a 1-D signal by full-batch gradient descent on ½·Σ(f − y)²,
 * between the samples too, and how fast it learns each frequency. The network is drawn by `lecunNormal` and has biases.
 *
 * @throws RangeError if arrays do not fit together, a number of updates is negative, the encoding is not of one coordinate,
 * or the prediction would cost more than 4 GiB or half an hour.
 * @see Tancik et al. 2020, https://arxiv.org/abs/2006.10739, section 3
 * @example
 * import { gaussianEncoding, seededRandom } from '@fourier-features/core';
 * import { powerLawSignal, predictGridTraining } from '@fourier-features/theory';
 *
 * const values = powerLawSignal({ length: 64, alpha: 1, random: seededRandom(0) });
 * const { rates, fits } = predictGridTraining(
 *   { values, every: 4 },
 *   { encoding: gaussianEncoding({ inputDim: 1, scale: 4 }), depth: 4, width: 256, updates: [10, 100, Infinity] },
 * );
 */
export function predictGridTraining(
  signal: GridSignal,
  { encoding, depth, width, updates, rateFraction = 0.5, initial }: GridTrainingOptions,
): GridTraining {
  checkGridSignal('predictGridTraining', signal);
  checkPositive('predictGridTraining', 'rateFraction', rateFraction);
  const length = signal.values.length;
  const n = length / signal.every;
  checkCost('predictGridTraining', { train: n, heldOut: length, times: updates.length });
  const grid = gridCoordinates([length]);
  const points = columnMatrix(trainSamples(grid, signal.every));
  const network = ntk({ depth, width, parameterisation: 'standard', bias: true });
  const across = kernelMatrix(composedKernel(network, encoding), columnMatrix(grid), points);
  const kernel = rowsOf(across, signal.every);
  const eigen = symmetricEigen(kernel);
  const learningRate = rateFraction * largestStableRate(eigen.values);
  const start = initial ?? new Float64Array(length);
  if (start.length !== length) {
    throw new RangeError(`predictGridTraining: initial must be [${length}], got ${start.length} numbers`);
  }
  const negative = updates.find((count) => !(count >= 0));
  if (negative !== undefined) {
    throw new RangeError(`predictGridTraining: updates must be at least 0, got ${negative}`);
  }
  const predictions = predictionsFrom(eigen, {
    kHeldOut: across,
    targets: columnMatrix(trainSamples(signal.values, signal.every)),
    initialTrain: columnMatrix(trainSamples(start, signal.every)),
    initialHeldOut: columnMatrix(start),
    times: updates.map((count) => count * learningRate),
    discrete: { learningRate },
  });
  return {
    kernel,
    rates: fourierQuotients(kernel).slice(0, Math.floor(n / 2) + 1),
    learningRate,
    fits: predictions.map(({ heldOut: { values } }, i) => ({
      updates: updates[i]!,
      values,
      ...scoreOnGrid(signal, values),
    })),
  };
}

/** Returns rows 0, `every`, 2·`every`, … */
function rowsOf({ rows, columns, values }: Matrix, every: number): Matrix {
  const kept = rows / every;
  const result = new Float64Array(kept * columns);
  for (let i = 0; i < kept; i++) {
    result.set(values.subarray(i * every * columns, (i * every + 1) * columns), i * columns);
  }
  return { rows: kept, columns, values: result };
}
