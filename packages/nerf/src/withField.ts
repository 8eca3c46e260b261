import { type Engine, type Field, sgd, type Trainer } from '@fourier-features/core';

/** Asks a field many times, as one trainer, which is freed at the end. */
export async function withField<Result>(
  caller: string,
  engine: Engine,
  field: Field,
  use: (evaluate: Trainer['evaluate']) => Promise<Result>,
): Promise<Result> {
  const { encoding, network } = field;
  if (encoding.inputDim !== 3 || network.outputDim !== 4 || network.outputActivation !== 'linear') {
    throw new RangeError(
      `${caller}: the field must map 3 coordinates to 4 raw values (red, green, blue, density), got ${encoding.inputDim} to ${network.outputDim}, ${network.outputActivation}`,
    );
  }
  const trainer = await engine.createTrainer(field, sgd());
  try {
    return await use((coordinates) => trainer.evaluate(coordinates));
  } finally {
    trainer.dispose();
  }
}
