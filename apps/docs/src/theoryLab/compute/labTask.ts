import {
  adam,
  type Engine,
  evaluateField,
  type Field,
  type FitEvent,
  fit,
  gridCoordinates,
  pointwiseSupervision,
  sgd,
} from '@fourier-features/core';
import type { FitRun } from '@fourier-features/tasks';
import { type GridScores, type GridSignal, predictGridTraining, scoreOnGrid } from '@fourier-features/theory';
import type { OpenedInput } from '../../live/protocol.ts';
import type { Trainable } from '../../live/trainable.ts';
import { amplitudeMeasure } from '../amplitudeMeasure.ts';
import { FOLLOWED, GRID, type LabSettings } from '../settings.ts';
import { labEncoding, labField } from './labField.ts';
import { labSignal } from './labSignal.ts';

/** Learning rate of Adam, for which the theory has no rule. */
const ADAM_RATE = 1e-3;

/** A signal as the training takes it. */
export interface LabInput extends OpenedInput {
  readonly signal: GridSignal;
}

/** The trained network on the grid. */
export interface LabView extends GridScores {
  readonly values: Float64Array;
}

/** Returns the signal of the settings as an input. */
export function labInput(settings: LabSettings): LabInput {
  const signal = labSignal(settings);
  return {
    name: settings.signal,
    description: `${signal.values.length / signal.every} samples`,
    warnings: [],
    notes: [],
    signal,
  };
}

/** Trains a network on the samples by full-batch gradient descent, as the prediction assumes, or by Adam. */
export const labTask: Trainable<LabInput, LabSettings> = {
  name: 'theory-lab',
  settings: (_, options: LabSettings) => options,
  fit: fitSignal,
  fieldMetadata: () => ({}),
};

function fitSignal(
  { signal }: LabInput,
  settings: LabSettings,
  { engine, resume, signal: abort, measureEvery = 10 }: FitRun,
): AsyncGenerator<FitEvent, void, undefined> {
  const grid = gridCoordinates([GRID]);
  const onTrain = (_: number, x: number): boolean => x % signal.every === 0;
  const targets = Float32Array.from(signal.values).filter(onTrain);
  const descent = settings.optimizer === 'sgd';
  return fit({
    field: labField(settings),
    supervision: pointwiseSupervision({
      coordinates: grid.filter(onTrain),
      targets,
      inputDim: 1,
      batchSize: 'full',
    }),
    engine,
    optimizer: descent ? sgd() : adam(),
    // Core's loss is the mean of squares, theory's half their sum.
    learningRate: descent ? (descentRate(signal, settings) * targets.length) / 2 : ADAM_RATE,
    steps: settings.steps,
    measureEvery,
    measure: async (evaluate) => measuresOf(scoreOnGrid(signal, await evaluate(grid))),
    ...(resume ? { resume } : {}),
    ...(abort ? { signal: abort } : {}),
  });
}

function descentRate(signal: GridSignal, settings: LabSettings): number {
  const { depth, width, rateFraction } = settings;
  return predictGridTraining(signal, {
    encoding: labEncoding(settings),
    depth,
    width,
    rateFraction,
    updates: [],
  }).learningRate;
}

function measuresOf({ train, heldOut, amplitudes }: GridScores): Record<string, number> {
  const followed = FOLLOWED.map(
    (frequency) => [amplitudeMeasure(frequency), amplitudes[frequency]!] as const,
  );
  return { trainMse: train, heldOutMse: heldOut, ...Object.fromEntries(followed) };
}

/** Returns what the page shows of a network in training. */
export async function labView(field: Field, { signal }: LabInput, engine: Engine): Promise<LabView> {
  const values = await evaluateField(field, gridCoordinates([GRID]), { engine });
  return { values: Float64Array.from(values), ...scoreOnGrid(signal, values) };
}
