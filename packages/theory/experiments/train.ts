import {
  type Encoding,
  type Engine,
  type Field,
  finish,
  fit,
  type Initializer,
  initialField,
  type Optimizer,
  type OutputActivation,
  pointwiseSupervision,
  type Random,
} from '@fourier-features/core';

export interface Training {
  readonly engine: Engine;
  readonly encoding: Encoding;
  readonly depth: number;
  readonly width: number;
  readonly initializer: Initializer;
  readonly outputActivation?: OutputActivation;
  readonly optimizer: Optimizer;
  /** η on ½·Σ(f − y)², for `sgd`; Adam's does not depend on how the loss is scaled. */
  readonly learningRate: number;
  readonly steps: number;
  readonly coordinates: Float32Array;
  readonly targets: Float32Array;
  /** Points drawn for each step; all by default. */
  readonly batchSize?: number | 'full';
  /** Where the field is asked along the way. */
  readonly evaluateAt: Float32Array;
  /** Steps between these askings; the last step is always one. */
  readonly every: number;
  readonly random: Random;
}

/** Values at a moment of a training. */
export interface Snapshot {
  /** Updates made. */
  readonly updates: number;
  /** f, at `evaluateAt`. */
  readonly values: Float32Array;
}

/** Trains one network, on all points at once as the paper's small figures do, or on points drawn for each step. */
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
  let updates = 0;
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
      // The loss of core is the mean of squares.
      learningRate:
        optimizer.kind === 'sgd' ? (training.learningRate * targets.length) / 2 : training.learningRate,
      steps,
      measureEvery: every,
      measure: async (evaluate) => {
        updates = updates === 0 ? 1 : Math.min(steps, updates + every);
        snapshots.push({ updates, values: await evaluate(evaluateAt) });
        return {};
      },
    }),
  );
  return { field: end.field, snapshots };
}
