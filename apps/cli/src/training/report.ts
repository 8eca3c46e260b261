import { resolve } from 'node:path';
import {
  type CurvePoint,
  type FieldHyperparameters,
  type FieldName,
  fieldOptions,
  type LearningRate,
  type Scores,
} from '@fourier-features/core';
import { type Machine, thisMachine } from '@fourier-features/core/node';
import {
  type CurveLine,
  type FitSettings,
  type LateMeasure,
  lastTenth,
  measureLabel,
  measureText,
  type Result,
  type ScaleChoice,
  sha256,
  type TaskInput,
  type TaskName,
} from '@fourier-features/tasks';
import { optionWords } from '../terminal/optionWords.ts';
import { divergenceCure } from './divergenceText.ts';
import type { EnginePart } from './enginePart.ts';
import type { Followed } from './followFit.ts';
import { ownVersion } from './ownVersion.ts';
import type { Training } from './training.ts';

/** What `--json` prints about a fit, whatever the task; a task's own facts are added under their names. */
export interface FitReport extends FieldHyperparameters {
  readonly task: TaskName;
  readonly field: FieldName;
  /** Of `fourier`; null for other fields, as all that a field does not have. */
  readonly encoding: string | null;
  readonly scale: number | null;
  readonly frequencyCount: number | null;
  readonly width: number | null;
  readonly depth: number | null;
  /** Numbers that are trained. */
  readonly parameterCount: number;
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
  /** Measures of the curve over the last tenth of the training, by name: at high rates the last step is a matter of luck. */
  readonly lastTenth: Readonly<Record<string, LateMeasure>>;
  /** Whether the network has died: its output is constant. Null if the field is not evaluated yet, or the data are constant. */
  readonly dead: boolean | null;
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
  /** Deviation of the field's values divided by that of the data; null if the data are constant or nothing was evaluated. */
  readonly outputSpread: number | null;
  /** What people should be warned of. */
  readonly warnings: readonly string[];
  /** What is still to be made: `scores` and names of files; a run that resumes makes them. */
  readonly missing: readonly string[];
}

/** A fit that was followed to its end. */
type FinishedFit = Extract<Followed, { kind: 'done' }>;

/** Returns the report of a fit. */
export function fitReport<Input extends TaskInput, Settings extends FitSettings>({
  training: { task, input, settings, engine, scaleChoice },
  followed: { end, seconds, stepsPerSecond },
  solution,
  files,
}: {
  training: Training<Input, Settings>;
  followed: FinishedFit;
  /** Undefined if the field is not evaluated yet. */
  solution: Result | undefined;
  files: Readonly<Record<string, string>>;
}): FitReport {
  const { field, encoding, scale, frequencyCount, width, depth, learningRate, seed } = settings;
  return {
    task: task.name,
    field,
    encoding,
    scale,
    frequencyCount,
    width,
    depth,
    ...hyperparametersOf(settings),
    parameterCount: end.field.parameters.reduce((sum, { values }) => sum + values.length, 0),
    learningRate,
    steps: end.checkpoint.optimizerState.updates,
    seed,
    engine: engine.name,
    seconds,
    stepsPerSecond,
    ...(scaleChoice ? { scaleChoice } : {}),
    scores: solution?.scores ?? {},
    lastTenth: lateMeasures(task.curveLines(input), end.curve),
    dead: solution?.outputSpread?.dead ?? null,
    ...solution?.details,
    files,
  };
}

/** Returns those that the field has. */
function hyperparametersOf(settings: FitSettings): FieldHyperparameters {
  return Object.fromEntries(fieldOptions[settings.field].map((name) => [name, settings[name]]));
}

function lateMeasures(lines: readonly CurveLine[], curve: readonly CurvePoint[]): FitReport['lastTenth'] {
  return Object.fromEntries(
    lines.flatMap(({ measure }) => {
      const late = lastTenth(curve, measure);
      return late ? [[measure, late] as const] : [];
    }),
  );
}

/** Returns the record of a fit. */
export async function manifestOf<Input extends TaskInput, Settings extends FitSettings>({
  report,
  training: { input, settings, engineDescription },
  followed: { end },
  field,
  resumedFrom,
  solution,
  missing,
  engines,
}: {
  report: FitReport;
  training: Training<Input, Settings>;
  followed: FinishedFit;
  /** Bytes of the field's file. */
  field: Uint8Array;
  resumedFrom: number;
  /** Undefined if the field is not evaluated yet. */
  solution: Result | undefined;
  missing: readonly string[];
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
    outputSpread: solution?.outputSpread?.ratio ?? null,
    warnings: [...input.warnings.map(optionWords), ...(solution ? warningsOf(solution, settings) : [])],
    missing,
  };
}

/** Returns what people should be warned of in a result. */
export function warningsOf(
  { outputSpread }: Pick<Result, 'outputSpread'>,
  settings: Pick<FitSettings, 'learningRate' | 'scale'>,
): string[] {
  if (!outputSpread?.dead) return [];
  const ratio = outputSpread.ratio.toPrecision(1);
  return [
    `the network is dead: its output is constant, with ${ratio} of the deviation of the data. Lower ${divergenceCure(settings)}.`,
  ];
}

/** Returns a report as text for people. */
export function fitText(
  { field, encoding, scores, lastTenth: late, steps, seconds, stepsPerSecond, files }: FitReport,
  notes: readonly string[],
): string {
  const texts = Object.entries(scores).map(([name, value]) => measureText(name, value));
  const lines = texts.length > 0 ? [texts.join(', '), ...notes] : notes;
  return [
    `${encoding ?? field}: ${lines.join('\n')}`,
    ...lateText(late),
    `${steps} steps in ${seconds.toFixed(1)} s (${Number(stepsPerSecond.toPrecision(3))} steps/s)`,
    ...Object.entries(files).map(([name, each]) => `${name}: ${resolve(each)}`),
  ].join('\n');
}

/** Returns whether a measure has a range over the last tenth: a short curve has a single point there, which is its last. */
export function hasRange({ lowest, highest }: LateMeasure): boolean {
  return lowest !== highest;
}

/**
 * Returns the medians of the last tenth of a training and the range about them, in one line; none if no measure has a
 * range.
 */
function lateText(late: FitReport['lastTenth']): string[] {
  const ranges = Object.entries(late).filter(([, measure]) => hasRange(measure));
  const texts = ranges.map(([name, { median, lowest, highest }]) => {
    const { format } = measureLabel(name);
    return `${measureText(name, median)} (${format(lowest)} to ${format(highest)})`;
  });
  return texts.length > 0 ? [`median over the last tenth of the curve: ${texts.join(', ')}`] : [];
}
