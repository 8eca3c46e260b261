import { adam, type Engine, type Field, type Optimizer } from '@fourier-features/core';
import type { AbortableTrainer } from './abortable.ts';

/** Calls `use` with a trainer of the field, and disposes of it. */
export async function withTrainer<T>(
  engine: Engine,
  field: Field,
  use: (trainer: AbortableTrainer) => Promise<T>,
  optimizer: Optimizer = adam(),
): Promise<T> {
  const trainer = await engine.createTrainer(field, optimizer);
  try {
    return await use(trainer);
  } finally {
    trainer.dispose();
  }
}
