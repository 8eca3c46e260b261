import type { DirectBatch, Field } from '@fourier-features/core';
import { expectClose } from '../expectClose.ts';
import { expectGradients } from './expectGradients.ts';
import type { Subject } from './property.ts';
import { createReference } from './reference.ts';
import { withTrainer } from './withTrainer.ts';

/** Expects the values, loss and gradient of a batch to agree with float64. */
export async function expectAgreement(
  { engine, tolerances }: Subject,
  field: Field,
  batch: DirectBatch,
): Promise<void> {
  const reference = createReference(field);
  const expected = reference.gradient(batch);
  await withTrainer(engine, field, async (trainer) => {
    const { loss, gradient } = await trainer.gradient(batch);
    const values = await trainer.evaluate(batch.coordinates);
    expectClose(values, reference.values(batch.coordinates), tolerances.values);
    expectClose(loss, expected.loss, tolerances.loss * Math.max(expected.loss, 0.01));
    expectGradients(gradient, expected.gradient, tolerances.gradient);
  });
}
