import { type Engine, evaluateField, gridCoordinates } from '@fourier-features/core';
import { type GridFit, predictGridTraining } from '@fourier-features/theory';
import { GRID, type LabSettings } from '../settings.ts';
import { labEncoding, labField } from './labField.ts';
import { labSignal } from './labSignal.ts';

/** What theory says about a training before it is made. */
export interface LabPrediction {
  /** The signal on the grid. */
  readonly signal: Float64Array;
  /** Samples that are trained on. */
  readonly every: number;
  /** Kernel on the training samples, `[n, n]`. */
  readonly kernel: Float64Array;
  /** How strongly the kernel acts on each frequency. */
  readonly rates: Float64Array;
  /** Learning rate of gradient descent on ½·Σ(f − y)². */
  readonly learningRate: number;
  /** At the numbers of updates of `labUpdates`. */
  readonly fits: readonly GridFit[];
  /** After infinitely many updates: kernel regression. */
  readonly limit: GridFit;
}

/** Returns the numbers of updates that the page shows, each about a quarter more than the one before. */
export function labUpdates(steps: number): number[] {
  const updates = [0];
  for (let next = 1; next < steps; next = Math.max(next + 1, Math.round(next * 1.25))) updates.push(next);
  return [...updates, steps];
}

/** Predicts a training from the values of the untrained network that will be trained. */
export async function predict(settings: LabSettings, engine: Engine): Promise<LabPrediction> {
  const signal = labSignal(settings);
  const initial = await evaluateField(labField(settings), gridCoordinates([GRID]), { engine });
  const { depth, width, rateFraction, steps } = settings;
  const { kernel, rates, learningRate, fits } = predictGridTraining(signal, {
    encoding: labEncoding(settings),
    depth,
    width,
    rateFraction,
    initial,
    updates: [...labUpdates(steps), Number.POSITIVE_INFINITY],
  });
  return {
    signal: Float64Array.from(signal.values),
    every: signal.every,
    kernel: kernel.values,
    rates,
    learningRate,
    fits: fits.slice(0, -1),
    limit: fits.at(-1)!,
  };
}
