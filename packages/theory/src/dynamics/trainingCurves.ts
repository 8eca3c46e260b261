import {
  type Engine,
  evaluateField,
  type FourierEncoding,
  fit,
  initialField,
  lecunNormal,
  mse,
  pointwiseSupervision,
  type Random,
  seededRandom,
  sgd,
} from '@fourier-features/core';
import { checkLength, checkPositive, checkPositiveInteger } from '@fourier-features/core/check';
import type { ProgressOptions } from '@fourier-features/core/progress';
import { composedKernel } from '../kernels/composedKernel.ts';
import { kernelMatrix } from '../kernels/kernel.ts';
import { ntk } from '../kernels/mlpKernels.ts';
import { columnMatrix, type Matrix, matrix } from '../linear/matrix.ts';
import { symmetricEigen } from '../linear/symmetricEigen.ts';
import { largestStableRate } from './decay.ts';
import { checkCost } from './estimateCost.ts';
import { predictionsFrom } from './predictDynamics.ts';

/** Samples of a signal. */
export interface SignalPart {
  /** Points `[n, d]`, in domain units. */
  readonly coordinates: Float32Array;
  /** Values at the points, `[n]`. */
  readonly values: Float32Array;
}

/** A signal whose samples are divided into those to train on and those held out. */
export interface SplitSignal {
  readonly train: SignalPart;
  readonly heldOut: SignalPart;
}

export interface TrainingCurvesOptions extends ProgressOptions {
  engine: Engine;
  /** Encoding of the d coordinates. */
  encoding: FourierEncoding;
  /** Channels of each hidden layer; 512 by default. */
  width?: number;
  /** Number of dense layers, output included; 4 by default. */
  depth?: number;
  /** Updates in total; 2000 by default. */
  steps?: number;
  /** Learning rate of gradient descent on ½·Σ(f − y)²; half the largest stable one by default. */
  learningRate?: number;
  /** Steps between measurements; a fiftieth of `steps` by default. */
  measureEvery?: number;
  /** Random generator for the initial weights. */
  random?: Random;
}

/** Mean square errors at one moment of a training. */
export interface ErrorPoint {
  /** Number of updates made. */
  readonly updates: number;
  readonly train: number;
  readonly heldOut: number;
}

/** Measured and predicted errors along a training. */
export interface TrainingCurves {
  /** Learning rate of the training. */
  readonly learningRate: number;
  /** Learning rate beyond which the infinitely wide network diverges. */
  readonly largestStableRate: number;
  /** Errors of the trained network: before the first update, along the way and at the end. */
  readonly measured: readonly ErrorPoint[];
  /** Errors of an infinitely wide network with the same initial values, at the same moments. */
  readonly predicted: readonly ErrorPoint[];
}

/**
 * Trains a network on a signal by full-batch gradient descent on ½·Σ(f − y)², and predicts its errors from its initial
 * values, by linear dynamics with the tangent kernel of infinite width.
 *
 * @throws RangeError if arrays do not fit together, a count is not a positive integer, the training diverges, or the
 * prediction would cost more than 4 GiB or half an hour; EngineLostError if the engine's device is lost.
 * @see Tancik et al. 2020, https://arxiv.org/abs/2006.10739, figure 3
 * @example
 * import { gridCoordinates, seriesEncoding } from '@fourier-features/core';
 * import { tfjsEngine } from '@fourier-features/core/tfjs';
 * import { trainingCurves } from '@fourier-features/theory';
 * import * as tf from '@tensorflow/tfjs';
 *
 * await tf.ready();
 * const sampled = (coordinates: Float32Array) => ({ coordinates, values: coordinates.map((x) => Math.cos(2 * Math.PI * x)) });
 * const grid = gridCoordinates([8]);
 * const signal = { train: sampled(grid), heldOut: sampled(grid.map((x) => x + 1 / 16)) };
 * const encoding = seriesEncoding({ frequencyCount: 4, power: 1, normalise: true });
 * const { measured, predicted } = await trainingCurves(signal, { engine: tfjsEngine(), encoding, width: 16, steps: 3 });
 */
export async function trainingCurves(
  { train, heldOut }: SplitSignal,
  options: TrainingCurvesOptions,
): Promise<TrainingCurves> {
  const { engine, encoding, width = 512, depth = 4, steps = 2000, random = seededRandom(0) } = options;
  const { measureEvery = Math.max(1, Math.floor(steps / 50)), onProgress, signal } = options;
  checkPositiveInteger('trainingCurves', 'steps', steps);
  const x = pointsOf('train', train, encoding.inputDim);
  const held = pointsOf('heldOut', heldOut, encoding.inputDim);
  const times = Math.floor((steps - 1) / measureEvery) + 3;
  checkCost('trainingCurves', { train: x.rows, heldOut: held.rows, times });

  const kernel = composedKernel(ntk({ depth, width, parameterisation: 'standard', bias: true }), encoding);
  const eigen = symmetricEigen(kernelMatrix(kernel, x));
  const limit = largestStableRate(eigen.values);
  const { learningRate = limit / 2 } = options;
  checkPositive('trainingCurves', 'learningRate', learningRate, 'on ½·Σ(f − y)²');
  signal?.throwIfAborted();

  const outputs = { outputDim: 1, outputActivation: 'linear', initializer: lecunNormal } as const;
  const field = initialField({ encoding, width, depth, random, ...outputs });
  const initialTrain = await evaluateField(field, train.coordinates, { engine, signal });
  const initialHeldOut = await evaluateField(field, heldOut.coordinates, { engine, signal });
  const errors = (updates: number, f: ArrayLike<number>, g: ArrayLike<number>): ErrorPoint => ({
    updates,
    train: mse(Float32Array.from(f), train.values),
    heldOut: mse(Float32Array.from(g), heldOut.values),
  });
  const measured = [errors(0, initialTrain, initialHeldOut)];
  const events = fit({
    field,
    supervision: pointwiseSupervision({
      coordinates: train.coordinates,
      targets: train.values,
      inputDim: encoding.inputDim,
    }),
    engine,
    optimizer: sgd(),
    // Core's loss is the mean of squares, theory's half their sum.
    learningRate: (learningRate * train.values.length) / 2,
    steps,
    measureEvery,
    measure: async (evaluate, step) => {
      const f = await evaluate(train.coordinates);
      measured.push(errors(step + 1, f, await evaluate(heldOut.coordinates)));
      return {};
    },
    ...(signal ? { signal } : {}),
  });
  for await (const event of events) {
    if (event.type === 'step') onProgress?.((event.step + 1) / steps);
    if (event.type !== 'end') continue;
    if (event.lost) throw event.lost.error;
    if (event.divergence)
      throw new RangeError(
        `trainingCurves: learningRate must be below ${limit.toPrecision(3)} for training to converge, got ${learningRate}, which diverged at step ${event.divergence.step}`,
      );
  }
  signal?.throwIfAborted();

  const predictions = predictionsFrom(eigen, {
    kHeldOut: kernelMatrix(kernel, held, x),
    targets: columnMatrix(train.values),
    initialTrain: columnMatrix(initialTrain),
    initialHeldOut: columnMatrix(initialHeldOut),
    times: measured.map(({ updates }) => updates * learningRate),
  });
  return {
    learningRate,
    largestStableRate: limit,
    measured,
    predicted: predictions.map(({ train: f, heldOut: g }, i) =>
      errors(measured[i]!.updates, f.values, g.values),
    ),
  };
}

function pointsOf(name: string, { coordinates, values }: SignalPart, inputDim: number): Matrix {
  const n = values.length;
  checkPositiveInteger('trainingCurves', `${name}.values.length`, n);
  checkLength('trainingCurves', `${name}.coordinates`, coordinates, n * inputDim, `[${n}, ${inputDim}]`);
  return matrix(n, inputDim, coordinates);
}
