import { adam, copyParameters, type Optimizer, sgd } from '@fourier-features/core';
import { expect } from 'vitest';
import { type FieldKind, titled } from '../fieldKind.ts';
import { flat } from '../flat.ts';
import type { Property, PropertyGroup } from '../property.ts';
import { smallBatch } from '../smallField.ts';
import { withTrainer } from '../withTrainer.ts';

/** Copies in and out, and training that continues. */
export function resuming(kind: FieldKind): PropertyGroup {
  const field = kind.field();
  const batches = [1, 2, 3, 4].map((seed) => smallBatch(field, 20 + seed, { seed }));
  return {
    title: titled('a trainer', kind),
    needs: kind.needs,
    properties: [
      ...([adam(), sgd({ momentum: 0.9 })] satisfies Optimizer[]).map(
        (optimizer): Property => ({
          title: `continues with ${optimizer.kind} from what read() returned, to the same bits`,
          check: ({ engine }) =>
            withTrainer(
              engine,
              field,
              async (trainer) => {
                for (const batch of batches.slice(0, 2)) await trainer.step(batch, 0.01);
                const { parameters, optimizerState } = await trainer.read();
                expect(optimizerState.updates).toBe(2);
                expect(optimizerState.secondMoments).toHaveLength(
                  optimizer.kind === 'adam' ? field.parameters.length : 0,
                );
                const resumed = await engine.createTrainer(
                  { ...field, parameters },
                  optimizer,
                  optimizerState,
                );
                for (const batch of batches.slice(2)) {
                  for (const each of [trainer, resumed]) await each.step(batch, 0.02);
                }
                expect(await resumed.read()).toEqual(await trainer.read());
                resumed.dispose();
              },
              optimizer,
            ),
        }),
      ),
      {
        title: 'trains a copy of the field and of the optimiser’s state',
        check: async ({ engine }) => {
          const after = async (change: boolean): Promise<unknown> => {
            const own = structuredClone(field);
            const state = await withTrainer(engine, own, async (trainer) => {
              await trainer.step(batches[0]!, 0.1);
              return (await trainer.read()).optimizerState;
            });
            const trainer = await engine.createTrainer(own, adam(), state);
            if (change) {
              for (const { values } of [...own.parameters, ...state.firstMoments, ...state.secondMoments]) {
                values.fill(100);
              }
              if (own.encoding.kind === 'fourier') {
                own.encoding.frequencies.fill(0);
                own.encoding.amplitudes.fill(0);
              }
            }
            await trainer.step(batches[1]!, 0.1);
            const read = await trainer.read();
            const values = await trainer.evaluate(batches[0]!.coordinates);
            trainer.dispose();
            return { ...read, values };
          };
          expect(await after(true)).toEqual(await after(false));
        },
      },
      {
        title: 'returns copies from read, evaluate and gradient that later calls leave unchanged',
        check: ({ engine }) =>
          withTrainer(engine, field, async (trainer) => {
            await trainer.step(batches[0]!, 0.01);
            const read = await trainer.read();
            const values = await trainer.evaluate(batches[0]!.coordinates);
            const { gradient } = await trainer.gradient(batches[0]!);
            const before = structuredClone({ read, values, gradient });
            await trainer.step(batches[1]!, 0.01);
            for (const batch of [batches[0]!, batches[2]!]) {
              await trainer.evaluate(batch.coordinates);
              await trainer.gradient(batch);
            }
            expect({ read, values, gradient }).toEqual(before);
            const now = await trainer.read();
            expect(flat(now.parameters)).not.toEqual(flat(read.parameters));
            for (const { values } of [...now.parameters, ...now.optimizerState.firstMoments]) values.fill(9);
            expect(await trainer.evaluate(batches[0]!.coordinates)).not.toEqual(values);
            const later = await trainer.read();
            expect(flat(later.parameters)).not.toContain(9);
            expect(flat(later.optimizerState.firstMoments)).not.toContain(9);
          }),
      },
      {
        title: 'at a learning rate of 0 keeps its parameters and counts the update',
        check: ({ engine }) =>
          withTrainer(engine, field, async (trainer) => {
            await trainer.step(batches[0]!, 0);
            const { parameters, optimizerState } = await trainer.read();
            expect(copyParameters(parameters)).toEqual(copyParameters(field.parameters));
            expect(optimizerState.updates).toBe(1);
            expect(Math.max(...flat(optimizerState.secondMoments))).toBeGreaterThan(0);
          }),
      },
    ],
  };
}
