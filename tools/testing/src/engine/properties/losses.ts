import { adam, EngineLostError } from '@fourier-features/core';
import { expect } from 'vitest';
import type { PropertyGroup } from '../property.ts';
import { smallBatch, smallField } from '../smallField.ts';

/** What is left of a device that is gone; only for engines whose device tests can lose. */
export const losses: PropertyGroup = {
  title: 'a lost device',
  needs: ['openLosable'],
  properties: [
    {
      title:
        'makes every call that returns something reject with an EngineLostError, and dispose does not throw',
      check: async ({ openLosable }) => {
        const { engine, lose } = await openLosable!();
        const field = smallField();
        const batch = smallBatch(field, 20);
        const trainer = await engine.createTrainer(field, adam());
        const evaluator = await engine.createEvaluator(field);
        await trainer.step(batch, 0.01);
        await evaluator.evaluate(batch.coordinates);
        lose();
        const calls = [
          () => trainer.read(),
          () => trainer.loss(),
          () => trainer.gradient(batch),
          () => trainer.evaluate(batch.coordinates),
          () => evaluator.evaluate(batch.coordinates),
          () => engine.createTrainer(field, adam()),
          () => engine.createEvaluator(field),
        ];
        for (const call of calls) await expect(call()).rejects.toBeInstanceOf(EngineLostError);
        trainer.dispose();
        evaluator.dispose();
      },
    },
    {
      title: 'is noticed at the latest when something is read after a step',
      check: async ({ openLosable }) => {
        const { engine, lose } = await openLosable!();
        const field = smallField();
        const batch = smallBatch(field, 20);
        const trainer = await engine.createTrainer(field, adam());
        await trainer.step(batch, 0.01);
        lose();
        const stepAndRead = async (): Promise<unknown> => {
          await trainer.step(batch, 0.01);
          return trainer.read();
        };
        await expect(stepAndRead()).rejects.toBeInstanceOf(EngineLostError);
        trainer.dispose();
      },
    },
  ],
};
