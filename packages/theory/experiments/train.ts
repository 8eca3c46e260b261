import {
  type Engine,
  type Field,
  type FourierEncoding,
  finish,
  fit,
  type Initializer,
  initialField,
  type Optimizer,
  type OutputActivation,
  pointwiseSupervision,
  type Random,
} from '@fourier-features/core';

/** A network and how it is trained. */
export interface Training extends FieldTraining {
  readonly encoding: FourierEncoding;
  readonly depth: number;
  readonly width: number;
  readonly initializer: Initializer;
  readonly outputActivation?: OutputActivation;
  readonly random: Random;
}

/** How a field is trained. */
export interface FieldTraining {
  readonly engine: Engine;
  readonly optimizer: Optimizer;
  /** Learning rate: of descent on ½·Σ(f − y)² with `sgd`; Adam does not depend on the scale of the loss. */
  readonly learningRate: number;
  readonly steps: number;
  readonly coordinates: Float32Array;
  readonly targets: Float32Array;
  /** Points per step; all by default. */
  readonly batchSize?: number | 'full';
  /** Coordinates at which snapshots evaluate the field. */
  readonly evaluateAt: Float32Array;
  /** Steps between snapshots; there is always one after the last step. */
  readonly every: number;
}

/** Values of the field at one moment of a training. */
export interface Snapshot {
  /** Number of updates made. */
  readonly updates: number;
  /** Values at `evaluateAt`. */
  readonly values: Float32Array;
}

/** A field after a training, and what it was on the way. */
export interface Trained {
  readonly field: Field;
  readonly snapshots: readonly Snapshot[];
}

/** Trains one network, on all points in each step as the paper's 1-D figures do, or on minibatches. */
export function trained({
  encoding,
  depth,
  width,
  initializer,
  outputActivation = 'linear',
  random,
  ...training
}: Training): Promise<Trained> {
  const field = initialField({ encoding, outputDim: 1, depth, width, outputActivation, initializer, random });
  return trainedField(field, training);
}

/** Trains a field of one output. */
export async function trainedField(
  field: Field,
  {
    engine,
    optimizer,
    learningRate,
    coordinates,
    targets,
    batchSize = 'full',
    evaluateAt,
    steps,
    every,
  }: FieldTraining,
): Promise<Trained> {
  const snapshots: Snapshot[] = [];
  const end = await finish(
    fit({
      field,
      supervision: pointwiseSupervision({
        coordinates,
        targets,
        inputDim: field.encoding.inputDim,
        batchSize,
      }),
      engine,
      optimizer,
      // Core's loss is the mean of squares.
      learningRate: optimizer.kind === 'sgd' ? (learningRate * targets.length) / 2 : learningRate,
      steps,
      measureEvery: every,
      measure: async (evaluate, step) => {
        snapshots.push({ updates: step + 1, values: await evaluate(evaluateAt) });
        return {};
      },
    }),
  );
  return { field: end.field, snapshots };
}
