import { adam, type Field, type Optimizer } from '@fourier-features/core';
import { expect } from 'vitest';
import { expectClose } from '../expectClose.ts';
import { flat, flatArrays } from './flat.ts';
import type { Subject } from './property.ts';
import { createReference } from './reference.ts';
import { createReferenceUpdate } from './referenceUpdate.ts';
import { smallBatch } from './smallField.ts';
import { withTrainer } from './withTrainer.ts';

/** Expects parameters and moments after each step, of another batch and rate each, to be within `tolerance` of float64. */
export async function expectUpdates(
  { engine }: Subject,
  field: Field,
  optimizer: Optimizer,
  rates: readonly number[],
  tolerance: number,
): Promise<void> {
  const reference = createReference(field);
  const moments = createReferenceUpdate(optimizer, field.parameters);
  await withTrainer(
    engine,
    field,
    async (trainer) => {
      for (const [i, rate] of rates.entries()) {
        const batch = smallBatch(field, 30 + i, { seed: i });
        moments.update(reference.parameters, reference.gradient(batch).gradient, rate, i + 1);
        await trainer.step(batch, rate);
        const { parameters, optimizerState } = await trainer.read();
        expectClose(flat(parameters), flatArrays(reference.parameters), tolerance);
        expectClose(flat(optimizerState.firstMoments), flatArrays(moments.firstMoments), tolerance);
        expectClose(flat(optimizerState.secondMoments), flatArrays(moments.secondMoments), tolerance);
        expect(optimizerState.updates).toBe(i + 1);
      }
    },
    optimizer,
  );
}

/** Expects the losses of Adam on one batch to be within 1e-4 of those in float64, as a part of each. */
export async function expectLossesToFollow(
  { engine }: Subject,
  field: Field,
  { steps, rate }: { steps: number; rate: number },
): Promise<void> {
  const batch = smallBatch(field, 64);
  const reference = createReference(field);
  const moments = createReferenceUpdate(adam(), field.parameters);
  const [ratios, losses]: [number[], number[]] = [[], []];
  await withTrainer(engine, field, async (trainer) => {
    for (let t = 1; t <= steps; t++) {
      const { loss, gradient } = reference.gradient(batch);
      moments.update(reference.parameters, gradient, rate, t);
      await trainer.step(batch, rate);
      ratios.push((await trainer.loss()) / loss);
      losses.push(loss);
    }
  });
  expect(losses.at(-1), 'loss after the last step').toBeLessThan(0.95 * losses[0]!);
  expectClose(
    ratios,
    ratios.map(() => 1),
    1e-4,
  );
}
