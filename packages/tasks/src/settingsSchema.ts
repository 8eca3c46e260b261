import {
  type FieldHyperparameters,
  fieldNames,
  interpolations,
  type LearningRate,
  type Optimizer,
  type ScaledEncodingName,
  type StopRule,
} from '@fourier-features/core';
import {
  count,
  finiteNumber,
  flag,
  numberSchema,
  positiveCount,
  positiveNumber,
  text,
  wordSchema,
} from '@fourier-features/core/validate';
import * as v from 'valibot';
import type { FitSettings } from './settings.ts';

const learningRate: v.GenericSchema<LearningRate> = v.union(
  [
    positiveNumber,
    v.object({
      kind: v.literal('cosine'),
      initial: positiveNumber,
      final: numberSchema('finite and at least 0', (value) => value >= 0 && Number.isFinite(value)),
      steps: v.exactOptional(positiveNumber),
    }),
    v.object({
      kind: v.literal('exponential'),
      initial: positiveNumber,
      factor: numberSchema('in (0, 1]', (value) => value > 0 && value <= 1),
      every: positiveNumber,
    }),
  ],
  'greater than 0 and finite, or a schedule of such rates',
);

const stop: v.GenericSchema<StopRule> = v.union(
  [
    v.object({ measure: text, target: finiteNumber }),
    v.object({ measure: text, patience: positiveCount, minimumGain: v.exactOptional(finiteNumber) }),
  ],
  'a measure with a target or a patience',
);

const decay = numberSchema('in [0, 1)', (value) => value >= 0 && value < 1);

const optimizer: v.GenericSchema<Optimizer> = v.variant(
  'kind',
  [
    v.object({ kind: v.literal('adam'), beta1: decay, beta2: decay, epsilon: positiveNumber }),
    v.object({ kind: v.literal('sgd'), momentum: decay }),
  ],
  'an optimiser, adam or sgd',
);

const corner = v.strictTuple([finiteNumber, finiteNumber, finiteNumber]);
const box = v.object({ min: corner, max: corner });

/** Entries that settings may lack: older ones have no field, and each field has hyper-parameters of its own. */
type OptionalKey = 'field' | 'scaleFrom' | 'optimizer' | keyof FieldHyperparameters;

type SettingsEntries<Name> = {
  readonly [Key in Exclude<keyof FitSettings, OptionalKey | 'encoding'>]: v.GenericSchema<FitSettings[Key]>;
} & {
  readonly [Key in OptionalKey]: v.ExactOptionalSchema<
    v.GenericSchema<Required<FitSettings>[Key]>,
    undefined
  >;
} & { readonly encoding: v.GenericSchema<Name | null> };

/** Returns the schemas of what the settings of every task hold. `decodedSettings` completes and checks them. */
export function settingsEntries<Name extends ScaledEncodingName>(
  encodings: readonly Name[],
): SettingsEntries<Name> {
  return {
    // Absent from older checkpoints.
    field: v.exactOptional(wordSchema(fieldNames)),
    encoding: v.nullable(wordSchema(encodings)),
    scale: v.nullable(positiveNumber),
    scaleFrom: v.exactOptional(v.literal('data')),
    frequencyCount: v.nullable(count),
    width: v.nullable(positiveCount),
    depth: v.nullable(positiveCount),
    omega: v.exactOptional(positiveNumber),
    firstOmega: v.exactOptional(positiveNumber),
    spread: v.exactOptional(positiveNumber),
    levels: v.exactOptional(positiveCount),
    featuresPerLevel: v.exactOptional(positiveCount),
    tableSize: v.exactOptional(positiveCount),
    coarsestCells: v.exactOptional(positiveCount),
    finestCells: v.exactOptional(positiveCount),
    interpolation: v.exactOptional(wordSchema(interpolations)),
    steps: positiveCount,
    learningRate,
    optimizer: v.exactOptional(optimizer),
    seed: numberSchema('an integer from 0 to 4294967295', (value) => value >>> 0 === value),
    stop: v.nullable(stop),
    input: v.record(
      v.string(),
      v.nullable(v.union([finiteNumber, text, flag, box], 'a number, a string, a boolean or a box')),
    ),
  };
}
