import { adam, type Engine, evaluateField, type Field, type Optimizer, sgd } from '@fourier-features/core';
import { empiricalNtk, frequencyRates, predictDynamics } from '@fourier-features/theory';
import { trainedField } from './train.ts';

/** A sum of waves at the points of a line. */
export interface WaveSum {
  readonly coordinates: Float32Array;
  readonly values: Float32Array;
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

/** Where and how long a field is trained. */
export interface TrainingRun {
  readonly engine: Engine;
  readonly learningRate: number;
  readonly steps: number;
  /** Updates between measurements. */
  readonly every: number;
}

/**
 * Trains by gradient descent on ½·Σ(f − y)², where y are the initial values f₀ of the field plus the waves times an amplitude:
 * the smaller it is, the less the field changes, and the closer it stays to the one that is linear in its parameters.
 */
export async function descend(
  field: Field,
  signal: WaveSum,
  amplitude: number,
  run: TrainingRun,
): Promise<Remaining> {
  const initial = await evaluateField(field, signal.coordinates, { engine: run.engine });
  const targets = initial.map((value, i) => value + amplitude * signal.values[i]!);
  return measured(field, { ...signal, values: targets }, initial, { ...run, optimizer: sgd() });
}

/** Trains by Adam on the waves. */
export async function trainByAdam(field: Field, signal: WaveSum, run: TrainingRun): Promise<Remaining> {
  const initial = await evaluateField(field, signal.coordinates, { engine: run.engine });
  return measured(field, signal, initial, { ...run, optimizer: adam() });
}

async function measured(
  field: Field,
  signal: WaveSum,
  initial: Float32Array,
  training: TrainingRun & { readonly optimizer: Optimizer },
): Promise<Remaining> {
  const { coordinates, values: targets } = signal;
  const { snapshots } = await trainedField(field, {
    ...training,
    coordinates,
    targets,
    evaluateAt: coordinates,
  });
  return remaining(signal, [{ updates: 0, values: initial }, ...snapshots]);
}

/** What the tangent kernel of a field predicts of its training. */
export interface FieldPrediction {
  /** Largest eigenvalue. */
  readonly largest: number;
  /** Rate of each frequency of the signal, as `fourierQuotients` has it. */
  readonly rates: readonly number[];
  /** Predicts what gradient descent of a learning rate leaves after numbers of updates. */
  readonly descent: (learningRate: number, updates: readonly number[]) => Remaining;
}

/** Computes a field's tangent kernel at the points of a signal. */
export function predictField(field: Field, signal: WaveSum): FieldPrediction {
  const kTrain = empiricalNtk(field, signal.coordinates);
  const rates = frequencyRates(kTrain);
  // From 0 to the waves: only the difference between initial values and targets matters.
  const options = { kTrain, targets: Float64Array.from(signal.values) };
  const { eigen } = predictDynamics({ ...options, times: [] });
  return {
    largest: eigen.values[0]!,
    rates: signal.frequencies.map((k) => rates[k]!),
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
  { values: targets, frequencies }: WaveSum,
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

/**
 * Returns the updates until half of each wave is left, between two measurements by the exponential through them; the limit for
 * waves of which more is left.
 */
export function halfLives({ updates, waves }: Remaining, limit: number): number[] {
  return waves.map((left) => {
    const at = left.findIndex((fraction) => fraction <= 0.5);
    if (at < 0) return limit;
    const [before, after] = [left[at - 1]!, left[at]!];
    const part = Math.log(before / 0.5) / Math.log(before / after);
    return updates[at - 1]! + part * (updates[at]! - updates[at - 1]!);
  });
}
