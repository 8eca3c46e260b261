import type { Engine } from './engine.ts';
import type { Field } from './field.ts';
import { sgd } from './fit/optimizer.ts';

/** Values `[n, c]` of a field at any number of coordinates `[n, d]`, in bounded memory. */
export async function evaluateField(
  engine: Engine,
  field: Field,
  coordinates: Float32Array,
): Promise<Float32Array> {
  const trainer = await engine.createTrainer(field, sgd());
  try {
    return await trainer.evaluate(coordinates);
  } finally {
    trainer.dispose();
  }
}
