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
export interface Training {
  readonly engine: Engine;
  readonly encoding: FourierEncoding;
  readonly depth: number;
  readonly width: number;
  readonly initializer: Initializer;
  readonly outputActivation?: OutputActivation;
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
  readonly random: Random;
}

/** Values of the field at one moment of a training. */
export interface Snapshot {
  /** Number of updates made. */
  readonly updates: number;
  /** Values at `evaluateAt`. */
  readonly values: Float32Array;
}

/** Trains one network, on all points in each step as the paper's 1-D figures do, or on minibatches. */
export async function trained(training: Training): Promise<{ field: Field; snapshots: Snapshot[] }> {
  const { engine, encoding, optimizer, coordinates, targets, evaluateAt, steps, every } = training;
  const field = initialField({
    encoding,
    outputDim: 1,
    depth: training.depth,
    width: training.width,
    outputActivation: training.outputActivation ?? 'linear',
    initializer: training.initializer,
    random: training.random,
  });
  const snapshots: Snapshot[] = [];
  const end = await finish(
    fit({
      field,
      supervision: pointwiseSupervision({
        coordinates,
        targets,
        inputDim: encoding.inputDim,
        batchSize: training.batchSize ?? 'full',
      }),
      engine,
      optimizer,
      // Core's loss is the mean of squares.
      learningRate:
        optimizer.kind === 'sgd' ? (training.learningRate * targets.length) / 2 : training.learningRate,
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
