import type { Batch, Field, IndirectBatch, Trainer } from '@fourier-features/core';
import { expect } from 'vitest';
import { type FieldKind, titled } from '../fieldKind.ts';
import { meanSquareBatch } from '../meanSquare.ts';
import type { Property, PropertyGroup, Subject } from '../property.ts';
import { smallBatch } from '../smallField.ts';
import { withTrainer } from '../withTrainer.ts';

const reason = new Error('the user left');

/** Calls with a signal, by name. */
const calls: Readonly<
  Record<string, (trainer: Trainer, on: Batch, signal: AbortSignal) => Promise<unknown>>
> = {
  step: (trainer, on, signal) => trainer.step(on, 0.05, signal),
  gradient: (trainer, on, signal) => trainer.gradient(on, signal),
  evaluate: (trainer, on, signal) => trainer.evaluate(on.coordinates, signal),
};

/** Calls that end early when their signal aborts. */
export function aborts(kind: FieldKind): PropertyGroup {
  const field = kind.field({ width: 24 });
  const batch = smallBatch(field, 60);
  const large = smallBatch(field, 20_000);
  const middle = smallBatch(field, 2500);
  // So large that in every engine a timer can abort a call.
  const long = kind.field({ width: 64, depth: 4 });
  const longBatch = smallBatch(long, 50_000);
  const expectAsIfNever = (subject: Subject, disturb: Disturbance): Promise<void> =>
    expectUndisturbed(subject, { field, batch, large }, disturb);
  return {
    title: titled('a signal', kind),
    needs: kind.needs,
    properties: [
      ...Object.entries(calls).map(
        ([name, call]): Property => ({
          title: `that is aborted already makes ${name} reject with its reason and changes nothing`,
          check: (subject) =>
            expectAsIfNever(subject, async (trainer) => {
              await expect(call(trainer, batch, AbortSignal.abort(reason))).rejects.toBe(reason);
              await expect(call(trainer, batch, AbortSignal.abort())).rejects.toHaveProperty(
                'name',
                'AbortError',
              );
            }),
        }),
      ),
      ...Object.entries(calls).map(
        ([name, call]): Property => ({
          title: `that aborts soon after ${name} at many points changes nothing if the call rejects`,
          check: async (subject) => {
            for (const delay of ['microtask', 0, 1, 4] as const) {
              await expectAsIfNever(subject, async (trainer) => {
                const controller = new AbortController();
                const outcome = outcomeOf(call(trainer, large, controller.signal));
                await (delay === 'microtask'
                  ? Promise.resolve()
                  : new Promise((resolve) => setTimeout(resolve, delay)));
                controller.abort(reason);
                const result = await outcome;
                if (result === 'resolved') return name === 'step' ? 'stepped' : 'unchanged';
                expect(result).toBe(reason);
                return 'unchanged';
              });
            }
          },
        }),
      ),
      ...Object.entries(calls).map(
        ([name, call]): Property => ({
          title: `that a timer aborts is heard before ${name} has seen all of many points`,
          check: ({ engine }) =>
            withTrainer(engine, long, async (trainer) => {
              const outcomes: unknown[] = [];
              // Where a call is quicker than the timer, another may not be.
              while (outcomes.length < 5 && !outcomes.includes(reason)) {
                const controller = new AbortController();
                const outcome = outcomeOf(call(trainer, longBatch, controller.signal));
                setTimeout(() => controller.abort(reason));
                outcomes.push(await outcome);
              }
              expect(outcomes).toContain(reason);
            }),
        }),
      ),
      ...(['step', 'gradient'] as const).map(
        (name): Property => ({
          title: `that aborts while the loss is computed makes ${name} reject and changes nothing`,
          check: (subject) =>
            expectAsIfNever(subject, async (trainer) => {
              for (const wait of [0, 1]) {
                const controller = new AbortController();
                const { coordinates, lossAndGradient } = meanSquareBatch(batch, field.network.outputDim);
                const aborting: IndirectBatch = {
                  coordinates,
                  lossAndGradient: async (values, from) => {
                    controller.abort(reason);
                    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
                    return lossAndGradient(values, from);
                  },
                };
                await expect(calls[name]!(trainer, aborting, controller.signal)).rejects.toBe(reason);
              }
            }),
        }),
      ),
      {
        title: 'makes an evaluator reject with its reason, and later calls work',
        check: async ({ engine }) => {
          const evaluator = await engine.createEvaluator(field);
          const expected = await evaluator.evaluate(batch.coordinates);
          const aborted = AbortSignal.abort(reason);
          await expect(evaluator.evaluate(batch.coordinates, aborted)).rejects.toBe(reason);
          await expect(evaluator.evaluate(new Float32Array(0), aborted)).rejects.toBe(reason);
          const { signal } = new AbortController();
          expect(await evaluator.evaluate(batch.coordinates, signal)).toEqual(expected);
          evaluator.dispose();
        },
      },
      {
        title: 'that does not abort changes no bit',
        check: async ({ engine }) => {
          const { signal } = new AbortController();
          const run = (given?: AbortSignal): Promise<unknown> =>
            withTrainer(engine, field, async (trainer) => {
              await trainer.step(middle, 0.01, given);
              const { loss, gradient } = await trainer.gradient(middle, given);
              const values = await trainer.evaluate(middle.coordinates, given);
              return { ...(await trainer.read()), loss, gradient, values };
            });
          expect(await run(signal)).toEqual(await run());
        },
      },
      {
        title: 'that aborts after a call has resolved has no effect',
        check: (subject) =>
          expectAsIfNever(subject, async (trainer) => {
            const controller = new AbortController();
            await trainer.gradient(batch, controller.signal);
            await trainer.evaluate(batch.coordinates, controller.signal);
            controller.abort(reason);
          }),
      },
      {
        title: 'of one trainer leaves the calls of another alone, whichever came first',
        check: async ({ engine }) => {
          const gradient = (trainer: Trainer, signal?: AbortSignal) => trainer.gradient(middle, signal);
          const expected = await withTrainer(engine, field, (trainer) => gradient(trainer));
          await withTrainer(engine, field, (first) =>
            withTrainer(engine, field, async (second) => {
              for (const aborted of [0, 1]) {
                const controller = new AbortController();
                const outcomes = [first, second].map((trainer, i) =>
                  gradient(trainer, i === aborted ? controller.signal : undefined),
                );
                await Promise.resolve();
                controller.abort(reason);
                const settled = await Promise.allSettled(outcomes);
                expect(settled[1 - aborted]).toEqual({ status: 'fulfilled', value: expected });
              }
            }),
          );
        },
      },
      {
        title: 'that aborts at any moment of a step, its update included, leaves all of it or nothing',
        check: async ({ engine }) => {
          const wide = kind.field({ width: 128, depth: 4 });
          const points = smallBatch(wide, 64);
          await withTrainer(engine, wide, (trainer) =>
            withTrainer(engine, wide, async (twin) => {
              let duration = 0;
              for (let step = 0; step < 3; step++) {
                const start = performance.now();
                await trainer.step(points, 0.01);
                duration = performance.now() - start;
                await twin.step(points, 0.01);
              }
              for (let moment = 0; moment < 16; moment++) {
                const controller = new AbortController();
                const outcome = outcomeOf(trainer.step(points, 0.01, controller.signal));
                await Promise.resolve();
                // A timer is too coarse, and engines with threads of their own go on meanwhile.
                const until = performance.now() + (moment / 12) * duration;
                while (performance.now() < until);
                controller.abort(reason);
                const result = await outcome;
                if (result === 'resolved') await twin.step(points, 0.01);
                else expect(result).toBe(reason);
                expect(await trainer.read()).toEqual(await twin.read());
                expect(await trainer.loss()).toBe(await twin.loss());
              }
            }),
          );
        },
      },
      {
        title: 'keeps no listeners of calls that have ended',
        check: async ({ engine }) => {
          const { signal } = new AbortController();
          let listeners = 0;
          const [add, remove] = [signal.addEventListener, signal.removeEventListener];
          signal.addEventListener = (...parameters: Parameters<typeof add>) => {
            listeners++;
            add.apply(signal, parameters);
          };
          signal.removeEventListener = (...parameters: Parameters<typeof remove>) => {
            listeners--;
            remove.apply(signal, parameters);
          };
          await withTrainer(engine, field, async (trainer) => {
            for (const call of Object.values(calls)) await call(trainer, batch, signal);
            const wrong = {
              coordinates: new Float32Array(7),
              targets: new Float32Array(1),
              loss: 'mse',
            } as const;
            for (const call of Object.values(calls))
              await expect(call(trainer, wrong, signal)).rejects.toThrow();
          });
          expect(listeners).toBe(0);
        },
      },
    ],
  };
}

/** Makes calls that a signal aborts; returns 'stepped' if one of them made a step after all. */
type Disturbance = (trainer: Trainer) => Promise<unknown>;

/** Returns 'resolved', or the reason of a rejection. */
function outcomeOf(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => 'resolved',
    (error: unknown) => error,
  );
}

/**
 * Expects a trainer on which `disturb` was called between two steps to end with the bits of one on which it was not; or
 * with those after a step on the large batch, if `disturb` returned 'stepped'.
 */
async function expectUndisturbed(
  { engine }: Subject,
  { field, batch, large }: { field: Field; batch: Batch; large: Batch },
  disturb: Disturbance,
): Promise<void> {
  let outcome: unknown;
  const run = (between: (trainer: Trainer) => Promise<void>): Promise<unknown> =>
    withTrainer(engine, field, async (trainer) => {
      await trainer.step(batch, 0.01);
      const loss = await trainer.loss();
      await between(trainer);
      if (outcome !== 'stepped') expect(await trainer.loss()).toBe(loss);
      const values = await trainer.evaluate(batch.coordinates);
      await trainer.step(batch, 0.01);
      const { gradient } = await trainer.gradient(batch);
      return { ...(await trainer.read()), gradient, values, loss: await trainer.loss() };
    });
  const found = await run(async (trainer) => {
    outcome = await disturb(trainer);
  });
  const expected = await run(async (trainer) => {
    if (outcome === 'stepped') await trainer.step(large, 0.05);
  });
  expect(found).toEqual(expected);
}
