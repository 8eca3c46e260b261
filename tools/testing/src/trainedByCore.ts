import {
  adam,
  type Engine,
  type Field,
  type FieldDefaults,
  type FieldOptions,
  finish,
  fit as fitField,
  initialField,
  type Supervision,
  seededRandoms,
} from '@fourier-features/core';

/** A field that a task trains, as core builds it. */
export type CoreField = Omit<FieldOptions, 'outputDim' | 'random'>;

export interface CoreTraining {
  readonly field: CoreField;
  readonly outputDim: number;
  /** Rate and optimiser that the task recommends. */
  readonly defaults: Pick<FieldDefaults, 'learningRate' | 'optimizer'>;
  readonly supervision: Supervision;
  readonly engine: Engine;
  readonly steps: number;
  readonly seed: number;
}

/** Returns the field that a task's `fit` must end with, trained by core alone from the generators of the seed. */
export async function trainedByCore({
  field,
  outputDim,
  defaults: { learningRate, optimizer = adam() },
  supervision,
  engine,
  steps,
  seed,
}: CoreTraining): Promise<Field> {
  const { network, batches } = seededRandoms(seed);
  const end = await finish(
    fitField({
      field: initialField({ ...field, outputDim, random: network }),
      ...{ supervision, engine, steps, learningRate, optimizer, random: batches },
    }),
  );
  return end.field;
}
