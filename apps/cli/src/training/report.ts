import { resolve } from 'node:path';
import type { CurvePoint, LearningRate, Scores } from '@fourier-features/core';
import { type Machine, thisMachine } from '@fourier-features/core/node';
import {
  type FitSettings,
  measureText,
  type Result,
  type ScaleChoice,
  sha256,
  type TaskInput,
  type TaskName,
} from '@fourier-features/tasks';
import type { EnginePart } from './enginePart.ts';
import type { Followed } from './followFit.ts';
import { ownVersion } from './ownVersion.ts';
import type { Training } from './training.ts';

/** What `--json` prints about a fit, whatever the task; a task's own facts are added under their names. */
export interface FitReport {
  readonly task: TaskName;
  readonly encoding: string;
  readonly scale: number | null;
  readonly frequencyCount: number;
  readonly width: number;
  readonly depth: number;
  readonly learningRate: LearningRate;
  /** Updates made: fewer than planned if the fit stopped early. */
  readonly steps: number;
  readonly seed: number;
  readonly engine: string;
  /** Training time of this run, measurements included. */
  readonly seconds: number;
  readonly stepsPerSecond: number;
  /** Present only if the scale was chosen from the data. */
  readonly scaleChoice?: ScaleChoice;
  readonly scores: Scores;
  readonly files: Readonly<Record<string, string>>;
}

/** What a manifest holds in addition to the report: enough to repeat the fit, and to verify that it came out the same. */
export interface Provenance {
  readonly software: { readonly name: string; readonly version: string };
  readonly machine: Machine;
  /** What the engine was, and why no faster one was chosen, in one line. */
  readonly engineDescription: string;
  readonly settings: FitSettings;
  readonly input: { readonly name: string; readonly sha256: string };
  readonly weights: { readonly sha256: string };
  readonly stopped: string;
  /** Step at which this run continued from a checkpoint, or 0. */
  readonly resumedFrom: number;
  /** Engine of each part of the training, in order; parts before `resumedFrom` only if the checkpoint recorded them. */
  readonly engines: readonly EnginePart[];
  readonly curve: readonly CurvePoint[];
}

/** A fit that was followed to its end. */
type FinishedFit = Extract<Followed, { kind: 'done' }>;

/** Returns the report of a fit. */
export function fitReport<Input extends TaskInput, Settings extends FitSettings>({
  training: { task, settings, engine, scaleChoice },
  followed: { end, seconds, stepsPerSecond },
  solution: { scores, details },
  files,
}: {
  training: Training<Input, Settings>;
  followed: FinishedFit;
  solution: Result;
  files: Readonly<Record<string, string>>;
}): FitReport {
  const { encoding, scale, frequencyCount, width, depth, learningRate, seed } = settings;
  return {
    task: task.name,
    encoding,
    scale,
    frequencyCount,
    width,
    depth,
    learningRate,
    steps: end.checkpoint.optimizerState.updates,
    seed,
    engine: engine.name,
    seconds,
    stepsPerSecond,
    ...(scaleChoice ? { scaleChoice } : {}),
    scores,
    ...details,
    files,
  };
}

/** Returns the record of a fit. */
export async function manifestOf<Input extends TaskInput, Settings extends FitSettings>({
  report,
  training: { input, settings, engineDescription },
  followed: { end },
  field,
  resumedFrom,
  engines,
}: {
  report: FitReport;
  training: Training<Input, Settings>;
  followed: FinishedFit;
  /** Bytes of the field's file. */
  field: Uint8Array;
  resumedFrom: number;
  engines: readonly EnginePart[];
}): Promise<FitReport & Provenance> {
  return {
    ...report,
    software: { name: '@fourier-features/cli', version: ownVersion() },
    machine: thisMachine(),
    engineDescription,
    settings,
    input: { name: input.name, sha256: input.sha256, ...input.provenance },
    weights: { sha256: await sha256(field) },
    stopped: end.reason,
    resumedFrom,
    engines,
    curve: end.curve,
  };
}

/** Returns a report as text for people. */
export function fitText(
  { encoding, scores, steps, seconds, stepsPerSecond, files }: FitReport,
  notes: readonly string[],
): string {
  const texts = Object.entries(scores).map(([name, value]) => measureText(name, value));
  const lines = texts.length > 0 ? [texts.join(', '), ...notes] : notes;
  return [
    `${encoding}: ${lines.join('\n')}`,
    `${steps} steps in ${seconds.toFixed(1)} s (${Number(stepsPerSecond.toPrecision(3))} steps/s)`,
    ...Object.entries(files).map(([name, each]) => `${name}: ${resolve(each)}`),
  ].join('\n');
}
