import type { CurvePoint } from '@fourier-features/core';
import type { CostPoint } from './compute/costs.ts';
import type { DecayPoint } from './compute/decay.ts';

/** Numbers of a chart, in whatever form they come. */
export type Numbers = ArrayLike<number>;

/** Values on the grid and how well they fit. */
export interface ShownFit {
  readonly updates: number;
  readonly values: Numbers;
  readonly train: number;
  readonly heldOut: number;
  readonly amplitudes: Numbers;
}

export interface ShownPrediction {
  readonly signal: Numbers;
  readonly every: number;
  readonly kernel: Numbers;
  readonly rates: Numbers;
  readonly learningRate: number;
  readonly fits: readonly ShownFit[];
  readonly limit: Omit<ShownFit, 'updates'>;
}

export interface ShownKernel {
  readonly name: string;
  readonly values: Numbers;
  readonly rates: Numbers;
}

export interface ShownRegression {
  readonly points: Numbers;
  readonly targets: Numbers;
  readonly mean: Numbers;
  readonly low: Numbers;
  readonly high: Numbers;
}

export interface ShownScaleCurve {
  readonly x: readonly number[];
  readonly limit: readonly number[];
  readonly heldOut: readonly number[];
  readonly train: readonly number[];
}

export interface ShownFeatures {
  readonly distances: Numbers;
  readonly limit: Numbers;
  readonly low: Numbers;
  readonly high: Numbers;
  readonly draws: readonly Numbers[];
  readonly grid: Numbers;
  readonly period: number;
  readonly error: { readonly measured: number; readonly predicted: number };
}

/** What the page shows of the first settings before anything is computed in it. */
export interface LabRecord {
  readonly engine: string;
  readonly shownUpdates: number;
  readonly prediction: ShownPrediction;
  /** The training: its curve, and the network at `shownUpdates` and at the end. */
  readonly curve: readonly CurvePoint[];
  readonly views: readonly ShownFit[];
  readonly kernels: readonly ShownKernel[];
  /** Rates of the one network, before and after its training. */
  readonly drawnRates: Numbers;
  readonly trainedRates: Numbers;
  readonly regression: ShownRegression;
  readonly scaleCurve: ShownScaleCurve;
  readonly scalePoints: readonly { readonly x: number; readonly heldOut: number; readonly train: number }[];
  readonly decay: { readonly withBias: readonly DecayPoint[]; readonly without: readonly DecayPoint[] };
  /** Mean steps of trainings on the circle, by frequency. */
  readonly decayMeasured: { readonly withBias: readonly Point[]; readonly without: readonly Point[] };
  readonly costs: readonly CostPoint[];
  readonly features: ShownFeatures;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}
