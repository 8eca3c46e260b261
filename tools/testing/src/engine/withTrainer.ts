import { adam, type Engine, type Field, type Optimizer, type Trainer } from '@fourier-features/core';

/** Calls `use` with a trainer of the field, and disposes of it. */
export async function withTrainer<T>(
  engine: Engine,
  field: Field,
  use: (trainer: Trainer) => Promise<T>,
  optimizer: Optimizer = adam(),
): Promise<T> {
  const trainer = await engine.createTrainer(field, optimizer);
  try {
    return await use(trainer);
  } finally {
    trainer.dispose();
  }
}
