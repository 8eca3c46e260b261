import type { Engine } from '@fourier-features/core';
import { LEARNING_RATE, type TrainingData } from '../../contestants/trainingData.ts';
import type { Training } from '../training.ts';

/** Trains on one of our engines. */
export async function trainOurs(
  engine: Engine,
  described: string,
  { field, batch, optimizer }: TrainingData,
): Promise<Training> {
  const trainer = await engine.createTrainer(field, optimizer);
  return {
    engine: described,
    queue: () => trainer.step(batch, LEARNING_RATE),
    finish: () => trainer.loss(),
  };
}
