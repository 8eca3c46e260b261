import {
  type Engine,
  type Field,
  type FitOptions,
  type FitStep,
  finish,
  fit,
  gaussianEncoding,
  seededRandom,
  sgd,
} from '@fourier-features/core';
import { activateFastestBackend } from '@fourier-features/core/node';
import { tfjsEngine } from '@fourier-features/core/tfjs';
import { expectNoLeak } from '@fourier-features/testing';
import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, test } from 'vitest';
import { smallField } from '../tfjs/smallFields.ts';
import { eventsOf, shortRun } from './shortRun.ts';

beforeAll(() => activateFastestBackend('wasm'));

const trainable = gaussianEncoding({
  inputDim: 2,
  frequencyCount: 4,
  scale: 1,
  random: seededRandom(1),
  trainable: true,
});

const runs: [string, Partial<FitOptions>][] = [
  ['Adam', {}],
  ['momentum', { optimizer: sgd({ momentum: 0.9 }) }],
  ['a trained encoding', { field: smallField(trainable) }],
];

/** Runs a fit and calls `use` with the event of each step. */
async function forEachStep(options: FitOptions, use: (event: FitStep) => Promise<void>): Promise<void> {
  for await (const event of fit(options)) if (event.type === 'step') await use(event);
}

/** Returns the event of a step after the fit that made it has moved on, ended or was left. */
async function lateStep(wanted: number, leave: boolean): Promise<FitStep> {
  let found: FitStep | undefined;
  for await (const event of fit(shortRun())) {
    if (event.type !== 'step' || event.step !== wanted) continue;
    found = event;
    if (leave) break;
  }
  return found!;
}

/** Returns an engine whose trainers refuse calls that overlap, and count their reads. */
function strictEngine(engine: Engine): { engine: Engine; reads: () => number } {
  let reads = 0;
  return {
    reads: () => reads,
    engine: {
      ...engine,
      createTrainer: async (...given) => {
        const trainer = await engine.createTrainer(...given);
        let busy = false;
        const alone = async <Result>(call: () => Promise<Result>): Promise<Result> => {
          if (busy) throw new Error('calls must not overlap');
          busy = true;
          try {
            await new Promise((resolve) => setTimeout(resolve));
            return await call();
          } finally {
            busy = false;
          }
        };
        return {
          ...trainer,
          step: (...call) => alone(() => trainer.step(...call)),
          read: () => {
            reads++;
            return alone(() => trainer.read());
          },
          dispose: () => {
            if (busy) throw new Error('dispose must not overlap a call');
            trainer.dispose();
          },
        };
      },
    },
  };
}

describe('FitStep.field()', () => {
  test.each(runs)('is the field of a fit that ends after this step: %s', async (_, more) => {
    await forEachStep(shortRun(more), async (event) => {
      const { field } = await finish(fit(shortRun({ ...more, steps: event.step + 1 })));
      expect(await event.field()).toEqual(field);
    });
  });

  test.each(runs)('changes no bit of the run and no event: %s', async (_, more) => {
    const checkpoints = { ...more, checkpointSeconds: 0 };
    const untouched = await eventsOf(fit(shortRun(checkpoints)));
    const run = fit(shortRun(checkpoints));
    const events: unknown[] = [];
    for await (const event of run) {
      events.push(event);
      if (event.type === 'step') await event.field();
    }
    expect(events).toEqual(untouched);
  });

  test('stays as it is while training goes on, and may be changed', async () => {
    const straight = await finish(fit(shortRun()));
    const copies: Field[] = [];
    const kept: Field[] = [];
    await forEachStep(shortRun(), async (event) => {
      copies.push(await event.field());
      kept.push(structuredClone(copies.at(-1)!));
    });
    expect(copies).toEqual(kept);
    expect(copies[3]!.parameters).not.toEqual(copies[4]!.parameters);
    const run = fit(shortRun());
    let last: Field | undefined;
    for await (const event of run) {
      if (event.type === 'step')
        for (const { values } of (await event.field()).parameters) values.fill(Number.NaN);
      if (event.type === 'end') last = event.field;
    }
    expect(last).toEqual(straight.field);
  });

  test('reads the trainer once for all calls of a step, and never if it is not called', async () => {
    const { engine, reads } = strictEngine(tfjsEngine());
    await forEachStep(shortRun({ engine, measureEvery: 100 }), async () => {});
    const untouched = reads();
    expect(untouched).toBe(2); // after the first and the last step
    await forEachStep(shortRun({ engine, measureEvery: 100 }), async (event) => {
      if (event.step !== 2) return;
      const [first, second] = await Promise.all([event.field(), event.field()]);
      expect(second).toBe(first);
    });
    expect(reads()).toBe(2 * untouched + 1);
  });

  test('that is not awaited ends before the next step, and before the trainer is freed', async () => {
    const straight = await finish(fit(shortRun()));
    for (const leaveAfter of [4, Number.POSITIVE_INFINITY]) {
      const copies: Promise<Field>[] = [];
      for await (const event of fit(shortRun({ engine: strictEngine(tfjsEngine()).engine }))) {
        if (event.type === 'step') copies.push(event.field());
        if (copies.length > leaveAfter) break;
      }
      expect((await Promise.all(copies)).length).toBe(Math.min(leaveAfter + 1, 12));
      if (leaveAfter > 12) expect(await copies.at(-1)).toEqual(straight.field);
    }
  });

  test('rejects once the next event is requested, the run has ended or the loop was left', async () => {
    const refusal = (step: number): Error =>
      new Error(
        `fit: the field after step ${step} is no longer available. Call field() before requesting the next event.`,
      );
    let before: FitStep | undefined;
    for await (const event of fit(shortRun())) {
      if (before) await expect(before.field()).rejects.toEqual(refusal(before.step));
      before = event.type === 'step' ? event : undefined;
    }
    await expect((await lateStep(11, false)).field()).rejects.toEqual(refusal(11));
    await expect((await lateStep(3, true)).field()).rejects.toEqual(refusal(3));
  });

  test('rejects with the error of the engine, after which the run goes on', async () => {
    const engine = tfjsEngine();
    let lost = false;
    const flaky: Engine = {
      ...engine,
      createTrainer: async (...given) => {
        const trainer = await engine.createTrainer(...given);
        return { ...trainer, read: () => (lost ? Promise.reject(new Error('lost')) : trainer.read()) };
      },
    };
    const straight = await finish(fit(shortRun()));
    for await (const event of fit(shortRun({ engine: flaky }))) {
      if (event.type === 'end') expect(event.field).toEqual(straight.field);
      if (event.type !== 'step') continue;
      lost = true;
      await expect(event.field()).rejects.toThrow('lost');
      lost = false;
    }
  });

  test('can be read of the last step after an abort', async () => {
    const controller = new AbortController();
    const { field } = await finish(fit(shortRun({ steps: 4 })));
    await forEachStep(shortRun({ signal: controller.signal }), async (event) => {
      if (event.step !== 3) return;
      controller.abort();
      expect(await event.field()).toEqual(field);
    });
  });

  test('leaves the event cloneable and JSON', async () => {
    await forEachStep(shortRun({ steps: 1 }), async (event) => {
      expect(structuredClone(event)).toEqual({ type: 'step', step: 0, steps: 1 });
      expect(JSON.parse(JSON.stringify(event))).toEqual({ type: 'step', step: 0, steps: 1 });
    });
  });

  test('leaks no tensors', () =>
    expectNoLeak(async () => {
      for await (const event of fit(shortRun())) {
        if (event.type !== 'step') continue;
        void event.field();
        if (event.step === 6) break;
      }
    }, tf));
});
