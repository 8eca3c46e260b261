import { type Engine, type Field, sgd, type Trainer } from '@fourier-features/core';

/** @throws RangeError unless the field maps three coordinates to one probability. */
export function checkOccupancyField(caller: string, { encoding, network }: Field): void {
  if (encoding.inputDim !== 3 || network.outputDim !== 1 || network.outputActivation !== 'sigmoid') {
    throw new RangeError(
      `${caller}: the field must map 3 coordinates to 1 value by a sigmoid, got ${encoding.inputDim} to ${network.outputDim}, ${network.outputActivation}`,
    );
  }
}

/** Asks a field many times, as one trainer, which is freed at the end. */
export async function withField<Result>(
  caller: string,
  engine: Engine,
  field: Field,
  use: (evaluate: Trainer['evaluate']) => Promise<Result>,
): Promise<Result> {
  checkOccupancyField(caller, field);
  const trainer = await engine.createTrainer(field, sgd());
  try {
    return await use((coordinates) => trainer.evaluate(coordinates));
  } finally {
    trainer.dispose();
  }
}
