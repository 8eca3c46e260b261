import type { FieldHyperparameters, FieldName, ScaledEncodingName } from '@fourier-features/core';
import type { EngineOptions } from '../engine.ts';

/** Values of the options that all commands that train have. */
export interface TrainingValues extends EngineOptions, FieldHyperparameters {
  /** Absent from comparisons. */
  field?: FieldName;
  /** Fields of a comparison. */
  fields?: readonly FieldName[];
  encoding?: ScaledEncodingName;
  scale?: number | 'auto';
  /** Steps of the short trainings that decide among scales. */
  probe?: number;
  frequencyCount?: number;
  width?: number;
  depth?: number;
  steps: number;
  learningRate?: number;
  seed: number;
  target?: number;
  /** A checkpoint, or for comparisons whether to continue. */
  resume?: string | true;
  out?: string;
  overwrite?: true;
  strict?: true;
  json?: true;
}
