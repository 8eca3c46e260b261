import { type Engine, evaluateField, finish, gridCoordinates } from '@fourier-features/core';
import { predictGridTraining } from '@fourier-features/theory';
import { GRID, hasScale, INFINITE_POWER, type LabSettings } from '../settings.ts';
import { labField } from './labField.ts';
import { labSignal } from './labSignal.ts';
import { labInput, labTask } from './labTask.ts';

/** Predicted mean square errors against the scale, or the power of the series. */
export interface ScaleCurve {
  readonly x: readonly number[];
  /** Held-out error of kernel regression, the limit of training. */
  readonly limit: readonly number[];
  /** Held-out error after the planned steps. */
  readonly heldOut: readonly number[];
  /** Training error after the planned steps. */
  readonly train: readonly number[];
}

/** A trained network in the same picture. */
export interface ScalePoint {
  readonly x: number;
  readonly heldOut: number;
  readonly train: number;
}

const PREDICTED = 25;
const MEASURED = 9;

/** Smallest and largest scale of the curve, in cycles per unit; the smallest log-uniform one is above 1. */
export const SCALES = { from: 0.25, to: 64 };

/** Predicts the errors of trainings at many scales. Null for encodings without a scale or a power. */
export async function scaleCurve(settings: LabSettings, engine: Engine): Promise<ScaleCurve | null> {
  const x = choicesOf(settings, PREDICTED);
  if (!x) return null;
  const signal = labSignal(settings);
  const { depth, width, rateFraction, steps } = settings;
  const fits = [];
  for (const value of x) {
    const field = labField(withValue(settings, value));
    fits.push(
      predictGridTraining(signal, {
        encoding: field.encoding,
        depth,
        width,
        rateFraction,
        initial: await evaluateField(field, gridCoordinates([GRID]), { engine }),
        updates: [steps, Number.POSITIVE_INFINITY],
      }).fits,
    );
  }
  return {
    x,
    limit: fits.map(([, limit]) => limit!.heldOut),
    heldOut: fits.map(([after]) => after!.heldOut),
    train: fits.map(([after]) => after!.train),
  };
}

/** Returns the scales, or powers, at which networks are trained; none for encodings without either. */
export function measuredScales(settings: LabSettings): number[] {
  return choicesOf(settings, MEASURED) ?? [];
}

/** Trains a network at one scale, or power, and returns its errors. */
export async function measureScale(settings: LabSettings, x: number, engine: Engine): Promise<ScalePoint> {
  const own = withValue(settings, x);
  const events = labTask.fit(labInput(own), own, { engine, measureEvery: own.steps });
  const { trainMse, heldOutMse } = (await finish(events)).curve.at(-1)!;
  return { x, heldOut: heldOutMse!, train: trainMse! };
}

function choicesOf({ encoding }: LabSettings, count: number): number[] | null {
  const fractions = Array.from({ length: count }, (_, i) => i / (count - 1));
  if (encoding === 'series') return fractions.map((part) => part * INFINITE_POWER * 0.99);
  if (!hasScale(encoding)) return null;
  const from = encoding === 'log-uniform' ? 1.1 : SCALES.from;
  return fractions.map((part) => from * (SCALES.to / from) ** part);
}

function withValue(settings: LabSettings, value: number): LabSettings {
  return settings.encoding === 'series' ? { ...settings, power: value } : { ...settings, scale: value };
}
