import {
  type AdamOptimizer,
  adam,
  type DirectBatch,
  type Encoding,
  type Field,
  type FourierEncoding,
  type Random,
  seededRandom,
} from '@fourier-features/core';
import { describedField } from '../fields/describedField.ts';
import { describeWorkload, type Workload } from '../workload.ts';

/** What every contestant of a workload trains, and how. */
export interface TrainingData<Of extends Encoding = Encoding> {
  readonly field: Field<Of>;
  readonly batch: DirectBatch;
  readonly optimizer: AdamOptimizer;
}

export const LEARNING_RATE = 1e-3;

/** Draws the field and the batch of a workload: points and targets uniform in [0, 1). */
export function trainingData(workload: Workload): TrainingData {
  const random = seededRandom(workload.seed);
  const field = describedField(describeWorkload(workload), random);
  return { field, batch: batchOf(workload, random), optimizer: adam() };
}

/**
 * Draws the same for a workload with Fourier features.
 *
 * @throws RangeError if the workload has another field.
 */
export function fourierTrainingData(workload: Workload): TrainingData<FourierEncoding> {
  const description = describeWorkload(workload);
  if (description.field !== 'fourier')
    throw new RangeError(`bench: the page times Fourier features only, got ${description.field}`);
  const random = seededRandom(workload.seed);
  const field = describedField(description, random);
  return { field, batch: batchOf(workload, random), optimizer: adam() };
}

function batchOf({ outputDim, batch: count }: Workload, random: Random): DirectBatch {
  return {
    coordinates: random.uniforms(2 * count),
    targets: random.uniforms(outputDim * count),
    loss: 'mse',
  };
}
