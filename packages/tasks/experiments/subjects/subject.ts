import type {
  Engine,
  Field,
  FieldTrainingOptions,
  FitEvent,
  ScaledEncodingName,
  Scores,
} from '@fourier-features/core';
import type { Picture } from '@fourier-features/pictures';
import type { SizedFor } from '../equalSize.ts';

/** A choice of field, how it is trained, and for how long. */
export interface SubjectFit extends FieldTrainingOptions<ScaledEncodingName> {
  readonly engine: Engine;
  readonly steps: number;
  readonly measureEvery: number;
  readonly seed: number;
}

/** How well a trained field does. */
export interface SubjectResult {
  readonly scores: Scores;
  readonly picture: Picture;
}

/** What fields are fitted to. */
export interface Subject extends SizedFor {
  readonly name: string;
  /** SHA-256 of the data. */
  readonly sha256: string;
  /** What fields are compared with, if it can be drawn without a field. */
  readonly truth?: Picture;
  fit(options: SubjectFit): AsyncIterable<FitEvent>;
  /** Scores a field on everything that is measured, and draws it. */
  result(field: Field, engine: Engine): Promise<SubjectResult>;
}
