import type { LearningRate, ScaledEncodingName, StopRule } from '@fourier-features/core';
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

type SharedEntries = {
  readonly [Key in Exclude<keyof FitSettings, 'encoding' | 'scaleFrom'>]: v.GenericSchema<FitSettings[Key]>;
} & { readonly scaleFrom: v.ExactOptionalSchema<v.LiteralSchema<'data', undefined>, undefined> };

const corner = v.strictTuple([finiteNumber, finiteNumber, finiteNumber]);
const box = v.object({ min: corner, max: corner });

/** Returns the schemas of what the settings of every task hold. */
export function settingsEntries<Name extends ScaledEncodingName>(
  encodings: readonly Name[],
): SharedEntries & { readonly encoding: v.GenericSchema<Name> } {
  return {
    encoding: wordSchema(encodings),
    scale: v.nullable(positiveNumber),
    scaleFrom: v.exactOptional(v.literal('data')),
    frequencyCount: count,
    width: positiveCount,
    depth: positiveCount,
    steps: positiveCount,
    learningRate,
    seed: numberSchema('an integer from 0 to 4294967295', (value) => value >>> 0 === value),
    stop: v.nullable(stop),
    input: v.record(
      v.string(),
      v.nullable(v.union([finiteNumber, text, flag, box], 'a number, a string, a boolean or a box')),
    ),
  };
}
