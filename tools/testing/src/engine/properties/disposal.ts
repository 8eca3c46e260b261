import { adam } from '@fourier-features/core';
import { expect } from 'vitest';
import { meanSquareBatch } from '../meanSquare.ts';
import type { PropertyGroup, Subject } from '../property.ts';
import { smallBatch, smallField } from '../smallField.ts';

const field = smallField();

/** What trainers and evaluators hold; only for engines that can count it. */
export const disposal: PropertyGroup = {
  title: 'dispose',
  properties: [
    {
      title: 'frees what trainers and evaluators held, after refused and failed calls too',
      check: async (subject) => {
        const { held } = subject;
        if (!held) return;
        await useAll(subject);
        const before = held();
        for (let call = 0; call < 3; call++) await useAll(subject);
        expect(held()).toBe(before);
      },
    },
    {
      title: 'has little to free: a trainer holds as much after ten steps as after one',
      check: async ({ engine, held }) => {
        if (!held) return;
        const batch = smallBatch(field, 100);
        const trainer = await engine.createTrainer(field, adam());
        for (let step = 0; step < 2; step++) await trainer.step(batch, 0.01);
        const before = held();
        for (let step = 0; step < 8; step++) await trainer.step(batch, 0.01);
        expect(held()).toBe(before);
        trainer.dispose();
      },
    },
  ],
};

async function useAll({ engine }: Subject): Promise<void> {
  const batch = smallBatch(field, 100);
  const indirect = meanSquareBatch(batch, field.network.outputDim);
  const trainer = await engine.createTrainer(field, adam());
  const evaluator = await engine.createEvaluator(field);
  await trainer.step(batch, 0.01);
  await trainer.step(indirect, 0.01);
  await trainer.gradient(batch);
  await trainer.evaluate(batch.coordinates);
  await evaluator.evaluate(batch.coordinates);
  const wrong = { ...batch, targets: new Float32Array(1) };
  await expect(trainer.step(wrong, 0.01)).rejects.toThrow(RangeError);
  const failing = { ...indirect, lossAndGradient: () => Promise.reject(new Error('no measurement')) };
  await expect(trainer.step(failing, 0.01)).rejects.toThrow('no measurement');
  trainer.dispose();
  evaluator.dispose();
}
