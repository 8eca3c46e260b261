import { adam, type Engine, evaluateField, type Field, sgd } from '@fourier-features/core';
import { columnMatrix, empiricalNtk, frequencyRates, predictDynamics } from '@fourier-features/theory';
import { trainedField } from './train.ts';

/** A sum of waves at the points of a line. */
export interface WaveSum {
  readonly coordinates: Float32Array;
  readonly targets: Float32Array;
  /** Cycles of each wave. */
  readonly frequencies: readonly number[];
}

/** What is left of a signal along a training. */
export interface Remaining {
  /** Numbers of updates, ascending from 0. */
  readonly updates: readonly number[];
  /** |f − y| over that before the training, at each of them. */
  readonly residual: readonly number[];
  /** For each frequency, the same of the wave's amplitude. */
  readonly waves: readonly (readonly number[])[];
}

/** What the tangent kernel of a field predicts of its training. */
export interface FieldPrediction {
  /** Largest eigenvalue. */
  readonly largest: number;
  /** Rate of each frequency of the signal, `fourierQuotients`. */
  readonly rates: readonly number[];
  /** Predicts gradient descent of a learning rate after numbers of updates. */
  readonly descent: (learningRate: number, updates: readonly number[]) => Remaining;
}

/** Trains by gradient descent on ½·Σ(f − y)². */
export function descend(
  field: Field,
  signal: WaveSum,
  {
    engine,
    learningRate,
    steps,
    every,
  }: { engine: Engine; learningRate: number; steps: number; every: number },
): Promise<Remaining> {
  return measured(field, signal, { engine, optimizer: sgd(), learningRate, steps, every });
}

/** Trains by Adam. */
export function trainByAdam(
  field: Field,
  signal: WaveSum,
  {
    engine,
    learningRate,
    steps,
    every,
  }: { engine: Engine; learningRate: number; steps: number; every: number },
): Promise<Remaining> {
  return measured(field, signal, { engine, optimizer: adam(), learningRate, steps, every });
}

async function measured(
  field: Field,
  signal: WaveSum,
  training: Omit<Parameters<typeof trainedField>[1], 'coordinates' | 'targets' | 'evaluateAt'>,
): Promise<Remaining> {
  const { coordinates, targets } = signal;
  const initial = await evaluateField(field, coordinates, { engine: training.engine });
  const { snapshots } = await trainedField(field, {
    ...training,
    coordinates,
    targets,
    evaluateAt: coordinates,
  });
  return remaining(signal, [{ updates: 0, values: initial }, ...snapshots]);
}

/** Computes a field's tangent kernel at the points of a signal. */
export async function predictField(field: Field, signal: WaveSum, engine: Engine): Promise<FieldPrediction> {
  const { coordinates, targets, frequencies } = signal;
  const kTrain = empiricalNtk(field, coordinates);
  const rates = frequencyRates(kTrain);
  const initial = await evaluateField(field, coordinates, { engine });
  const options = { kTrain, targets: Float64Array.from(targets), initialTrain: columnMatrix(initial) };
  const { eigen } = predictDynamics({ ...options, times: [] });
  return {
    largest: eigen.values[0]!,
    rates: frequencies.map((k) => rates[k]!),
    descent: (learningRate, updates) => {
      const times = updates.map((count) => count * learningRate);
      const { predictions } = predictDynamics({ ...options, times, discrete: { learningRate } });
      return remaining(
        signal,
        predictions.map(({ train }, i) => ({ updates: updates[i]!, values: train.values })),
      );
    },
  };
}

function remaining(
  { targets, frequencies }: WaveSum,
  moments: readonly { readonly updates: number; readonly values: ArrayLike<number> }[],
): Remaining {
  const residuals = moments.map(({ values }) => Array.from(targets, (target, i) => values[i]! - target));
  const relative = (of: (residual: readonly number[]) => number): number[] => {
    const first = of(residuals[0]!);
    return residuals.map((residual) => of(residual) / first);
  };
  return {
    updates: moments.map(({ updates }) => updates),
    residual: relative((residual) => Math.hypot(...residual)),
    waves: frequencies.map((k) => relative((residual) => amplitude(residual, k))),
  };
}

/** Returns |Σ_x r_x·e^(−2πikx/n)|. */
function amplitude(residual: readonly number[], k: number): number {
  const angle = (x: number): number => (2 * Math.PI * k * x) / residual.length;
  const sum = (of: (angle: number) => number): number =>
    residual.reduce((total, value, x) => total + value * of(angle(x)), 0);
  return Math.hypot(sum(Math.cos), sum(Math.sin));
}

/** Returns the number of updates after which at most half of each wave is left, or the limit for those never fitted so far. */
export function halfLives({ updates, waves }: Remaining, limit: number): number[] {
  return waves.map((left) => {
    const at = left.findIndex((fraction) => fraction <= 0.5);
    return at < 0 ? limit : updates[at]!;
  });
}
