import {
  type Encoding,
  type Engine,
  evaluateField,
  finish,
  fit,
  initialField,
  lecunNormal,
  mse,
  pointwiseSupervision,
  type Random,
  sgd,
} from '@fourier-features/core';
import {
  columnMatrix,
  composedKernel,
  kernelMatrix,
  largestStableRate,
  ntk,
  predictDynamics,
} from '@fourier-features/theory';
import type { Signal } from '../../files/readSignal.ts';

export interface TrainingPlan {
  readonly encoding: Encoding;
  readonly width: number;
  readonly depth: number;
  readonly steps: number;
  /** η of descent on ½·Σ(f − y)²; half the largest stable one if left out. */
  readonly learningRate: number | undefined;
  readonly measureEvery: number;
  readonly random: Random;
  readonly engine: Engine;
  readonly signal: AbortSignal;
}

/** Mean square errors after so many updates. */
export interface ErrorPoint {
  readonly steps: number;
  readonly train: number;
  readonly heldOut: number;
}

export interface TrainingCurves {
  readonly learningRate: number;
  readonly largestStableRate: number;
  readonly measured: readonly ErrorPoint[];
  readonly predicted: readonly ErrorPoint[];
}

/** Trains a network on a signal, and predicts from its outputs at the start how that goes. */
export async function trainingCurves(signal: Signal, plan: TrainingPlan): Promise<TrainingCurves> {
  const { encoding, width, depth, steps, measureEvery, random, engine } = plan;
  const { train, heldOut } = signal;
  const kernel = composedKernel(ntk({ depth, width, parameterisation: 'standard', bias: true }), encoding);
  const trainPoints = columnMatrix(train.coordinates);
  const kTrain = kernelMatrix(kernel, trainPoints);
  const options = {
    kTrain,
    kTest: kernelMatrix(kernel, columnMatrix(heldOut.coordinates), trainPoints),
    targets: train.values,
  };
  const { eigen } = predictDynamics({ ...options, times: [] });
  const limit = largestStableRate(eigen.values);
  const learningRate = plan.learningRate ?? limit / 2;
  const field = initialField({
    encoding,
    outputDim: 1,
    width,
    depth,
    outputActivation: 'linear',
    initializer: lecunNormal,
    random,
  });
  const errors = (updates: number, f: ArrayLike<number>, g: ArrayLike<number>): ErrorPoint => ({
    steps: updates,
    train: mse(Float32Array.from(f), train.values),
    heldOut: mse(Float32Array.from(g), heldOut.values),
  });
  const initialTrain = await evaluateField(field, train.coordinates, { engine });
  const initialTest = await evaluateField(field, heldOut.coordinates, { engine });
  const measured = [errors(0, initialTrain, initialTest)];
  let updates = 0;
  await finish(
    fit({
      field,
      supervision: pointwiseSupervision({
        coordinates: train.coordinates,
        targets: train.values,
        inputDim: 1,
      }),
      engine,
      optimizer: sgd(),
      // Core's loss is the mean of squares, theory's half their sum.
      learningRate: (learningRate * train.values.length) / 2,
      steps,
      measureEvery,
      measure: async (evaluate) => {
        updates = updates === 0 ? 1 : Math.min(steps, updates + measureEvery);
        measured.push(
          errors(updates, await evaluate(train.coordinates), await evaluate(heldOut.coordinates)),
        );
        return {};
      },
      signal: plan.signal,
    }),
  );
  const { predictions } = predictDynamics({
    ...options,
    initialTrain,
    initialTest,
    times: measured.map((point) => point.steps * learningRate),
  });
  const predicted = predictions.map(({ train: f, test: g }, i) =>
    errors(measured[i]!.steps, f.values, g.values),
  );
  return { learningRate, largestStableRate: limit, measured, predicted };
}
