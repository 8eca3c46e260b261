import { type Engine, evaluateField, finish, fit, pointwiseSupervision } from '@fourier-features/core';
import { smallBatch, smallField } from '@fourier-features/testing/fields';

/** What came of a training. */
export interface Trained {
  /** Loss of each step. */
  readonly losses: number[];
  /** Values of the trained field at its points, `[n, c]`. */
  readonly values: number[];
  /** Bits of the trained parameters. */
  readonly bits: number[];
}

/** Trains a small field, in a page or in Node. */
export async function train(engine: Engine): Promise<Trained> {
  const field = smallField({ frequencyCount: 16, width: 32 });
  const { coordinates, targets } = smallBatch(field, 100);
  const supervision = pointwiseSupervision({ coordinates, targets, inputDim: field.encoding.inputDim });
  const { curve, field: trained } = await finish(
    fit({ field, supervision, engine, steps: 10, measureEvery: 1, learningRate: 0.01 }),
  );
  const bits = trained.parameters.flatMap(({ values }) => [...new Uint32Array(values.slice().buffer)]);
  return {
    losses: curve.map(({ loss }) => loss),
    values: [...(await evaluateField(trained, coordinates, { engine }))],
    bits,
  };
}
