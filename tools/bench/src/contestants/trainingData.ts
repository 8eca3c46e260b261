import {
  type AdamOptimizer,
  adam,
  type DirectBatch,
  type Field,
  type FourierEncoding,
  gaussianEncoding,
  initialField,
  seededRandom,
} from '@fourier-features/core';
import type { Workload } from '../workload.ts';

/** What every contestant of a workload trains, and how. */
export interface TrainingData {
  readonly field: Field<FourierEncoding>;
  readonly batch: DirectBatch;
  readonly optimizer: AdamOptimizer;
}

export const LEARNING_RATE = 1e-3;

/** Draws the field and the batch of a workload: points and targets uniform in [0, 1). */
export function trainingData(workload: Workload): TrainingData {
  const { depth, width, frequencyCount, outputDim, batch: count, seed } = workload;
  const random = seededRandom(seed);
  const encoding = gaussianEncoding({ inputDim: 2, frequencyCount, scale: 10, random });
  const field = initialField({ encoding, outputDim, depth, width, random });
  return {
    field,
    batch: {
      coordinates: random.uniforms(2 * count),
      targets: random.uniforms(outputDim * count),
      loss: 'mse',
    },
    optimizer: adam(),
  };
}
