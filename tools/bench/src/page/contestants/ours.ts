import type { DirectBatch, Engine } from '@fourier-features/core';
import { LEARNING_RATE, type TrainingData } from '../../contestants/trainingData.ts';
import type { Training } from '../training.ts';

/** Trains on one of our engines; `batchOf` returns the batch of each step. An engine may keep features of a batch returned twice. */
export async function trainOurs(
  engine: Engine,
  described: string,
  { field, optimizer }: TrainingData,
  batchOf: () => DirectBatch,
): Promise<Training> {
  const trainer = await engine.createTrainer(field, optimizer);
  return {
    engine: described,
    queue: () => trainer.step(batchOf(), LEARNING_RATE),
    finish: () => trainer.loss(),
  };
}
