import type { CurvePoint, Engine } from '@fourier-features/core';
import { type Machine, thisMachine } from '@fourier-features/core/node';
import { sha256 } from '../files/inputs.ts';
import type { Followed } from './followFit.ts';
import { ownVersion } from './ownVersion.ts';
import type { ScaleChoice } from './scaleChoice.ts';

/** What the settings of every task have. */
export interface NetworkSettings {
  readonly encoding: string;
  readonly scale: number | null;
  /** There where the scale was chosen from the data, by `--scale auto`. */
  readonly scaleFrom?: 'data';
  readonly features: number;
  readonly width: number;
  readonly depth: number;
  readonly seed: number;
}

/** What `--json` prints about a fit of any task, besides its scores and files. */
export interface FitReport extends NetworkSettings {
  /** Updates made: fewer than asked for where the fit stopped early. */
  readonly steps: number;
  readonly engine: string;
  /** Training time of this run, measurements included. */
  readonly seconds: number;
  readonly stepsPerSecond: number;
  /** The evidence for the scale, where it was chosen from the data. */
  readonly scaleChoice?: ScaleChoice;
}

/** What the record of a fit holds besides its report: enough to make it again, and to prove that it came out the same. */
export interface FitProvenance<Settings, Input> {
  readonly software: { readonly name: string; readonly version: string };
  readonly machine: Machine;
  readonly settings: Settings;
  readonly input: Input;
  readonly weights: { readonly sha256: string };
  readonly stopped: string;
  /** Step at which this run took over from a checkpoint, or 0. */
  readonly resumedFrom: number;
  /** What was measured after each logged step. */
  readonly curve: readonly CurvePoint[];
}

/** A fit that was followed to its end. */
export type FinishedFit = Extract<Followed, { kind: 'done' }>;

export function fitReport(
  { encoding, scale, features, width, depth, seed }: NetworkSettings,
  { name }: Engine,
  { end, seconds, stepsPerSecond }: FinishedFit,
): FitReport {
  const steps = end.checkpoint.optimizerState.updates;
  return { encoding, scale, features, width, depth, steps, seed, engine: name, seconds, stepsPerSecond };
}

/** @param weights the bytes of the field's file. */
export function fitProvenance<Settings, Input>(
  settings: Settings,
  input: Input,
  weights: Uint8Array,
  resumedFrom: number,
  { end }: FinishedFit,
): FitProvenance<Settings, Input> {
  return {
    software: { name: '@fourier-features/cli', version: ownVersion() },
    machine: thisMachine(),
    settings,
    input,
    weights: { sha256: sha256(weights) },
    stopped: end.reason,
    resumedFrom,
    curve: end.curve,
  };
}
