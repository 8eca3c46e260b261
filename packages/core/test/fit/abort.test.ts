import {
  type Checkpoint,
  type FitEnd,
  type FitEvent,
  type FitOptions,
  finish,
  fit,
  pointwiseSupervision,
  psnr,
  sgd,
} from '@fourier-features/core';
import { activateFastestBackend } from '@fourier-features/core/node';
import { decodeCheckpoint, encodeCheckpoint } from '@fourier-features/core/storage';
import { tfjsEngine } from '@fourier-features/core/tfjs';
import { expectNoLeak } from '@fourier-features/testing';
import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Hang, hangingEngine } from './hangingEngine.ts';
import { bits, eventsOf, samples, shortRun } from './shortRun.ts';

const { coordinates, targets } = samples;

beforeAll(() => activateFastestBackend('wasm'));

/** Evaluates twice, so that a measurement can be aborted in its middle. */
const measure: NonNullable<FitOptions['measure']> = async (evaluate) => ({
  fitPsnr: psnr(await evaluate(coordinates), targets),
  repeatedPsnr: psnr(await evaluate(coordinates), targets),
});

/** Runs a fit, aborts it while a call of the engine hangs, and returns its events. */
async function abortedEvents(hang: Hang, more: Partial<FitOptions> = {}): Promise<FitEvent[]> {
  const controller = new AbortController();
  const { engine, hangs } = hangingEngine(tfjsEngine(), hang);
  void hangs.then(() => controller.abort());
  const events = await eventsOf(fit(shortRun({ measure, ...more, engine, signal: controller.signal })));
  expect(endOf(events).reason).toBe('aborted');
  return events;
}

const endOf = (events: readonly FitEvent[]): FitEnd => events.at(-1) as FitEnd;
const throughFile = (checkpoint: Checkpoint): Checkpoint =>
  decodeCheckpoint(encodeCheckpoint({ checkpoint, metadata: {} })).checkpoint;

const runs: [string, Partial<FitOptions>][] = [
  ['minibatches and Adam', {}],
  ['minibatches and momentum', { optimizer: sgd({ momentum: 0.9 }) }],
  ['all points', { supervision: pointwiseSupervision({ coordinates, targets, inputDim: 2 }) }],
  ['a plateau to stop at', { stop: { measure: 'fitPsnr', patience: 2, minimumGain: 99 } }],
];

describe('fit({ signal }) aborted within a step', () => {
  test('ends with the checkpoint of the step before', async () => {
    const before: Checkpoint[] = [];
    for await (const event of fit(shortRun({ measure, checkpointSeconds: 0 })))
      if (event.type === 'checkpoint') before.push(event.checkpoint);
    for (const index of [1, 5, 6, 11]) {
      const { checkpoint, curve } = endOf(await abortedEvents({ call: 'step', index }));
      expect(checkpoint).toEqual(before[index - 1]);
      expect(curve).toEqual(before[index - 1]!.curve);
    }
  });

  test('ends with the initial field if it was the first', async () => {
    const run = shortRun();
    const { checkpoint } = endOf(await abortedEvents({ call: 'step', index: 0 }));
    expect(checkpoint.field).toEqual(run.field);
    expect(checkpoint.randomState).toEqual(run.random!.state());
    expect(checkpoint.curve).toEqual([]);
  });

  test.each(runs)('resumes to the bits and events of an uninterrupted run: %s', async (_, more) => {
    const straight = await eventsOf(fit(shortRun({ measure, ...more })));
    const steps = endOf(straight).checkpoint.optimizerState.updates;
    for (const index of [0, 4, 5, steps - 1]) {
      const events = await abortedEvents({ call: 'step', index }, more);
      const resume = throughFile(endOf(events).checkpoint);
      const rest = await eventsOf(fit(shortRun({ measure, ...more, resume })));
      expect(bits(endOf(rest))).toEqual(bits(endOf(straight)));
      expect([...events.slice(0, -1), ...rest]).toEqual(straight);
    }
  });
});

describe('fit({ signal }) aborted within a measurement', () => {
  // Measurements follow steps 0, 5, 10 and 11, and call evaluate twice each.
  const within: [step: number, evaluation: number][] = [
    [0, 0],
    [0, 1],
    [5, 2],
    [5, 3],
    [11, 7],
  ];

  test.each(within)('of step %i, evaluation %i, records that it is missing', async (step, index) => {
    const straight = await finish(fit(shortRun({ measure })));
    const { checkpoint } = endOf(await abortedEvents({ call: 'evaluate', index }));
    expect(checkpoint.optimizerState.updates).toBe(step + 1);
    expect(checkpoint.curve).toEqual(straight.curve.filter((point) => point.step < step));
    const { loss } = straight.curve.find((point) => point.step === step)!;
    expect(checkpoint.unmeasured).toEqual({ step, loss });
    expect(straight.checkpoint.unmeasured).toBeUndefined();
  });

  test.each(runs)('resumes to the bits and events of an uninterrupted run: %s', async (_, more) => {
    const straight = await eventsOf(fit(shortRun({ measure, ...more })));
    const evaluations = 2 * endOf(straight).curve.length;
    for (const index of [0, 1, 3, evaluations - 1]) {
      const events = await abortedEvents({ call: 'evaluate', index }, more);
      const resume = throughFile(endOf(events).checkpoint);
      const rest = await eventsOf(fit(shortRun({ measure, ...more, resume })));
      expect(bits(endOf(rest))).toEqual(bits(endOf(straight)));
      expect([...events.slice(0, -1), ...rest]).toEqual(straight);
    }
  });

  test('may be aborted again and again', async () => {
    const { checkpoint: first } = endOf(await abortedEvents({ call: 'evaluate', index: 2 }));
    const atOnce = shortRun({ measure, resume: first, signal: AbortSignal.abort() });
    const { checkpoint: second } = await finish(fit(atOnce));
    expect(second).toEqual(first);
    // In the resumed fit the missing measurement evaluates first.
    const { checkpoint: third } = endOf(
      await abortedEvents({ call: 'evaluate', index: 1 }, { resume: second }),
    );
    expect(third).toEqual(first);
    const end = await finish(fit(shortRun({ measure, resume: third })));
    expect(bits(end)).toEqual(bits(await finish(fit(shortRun({ measure })))));
  });

  test('hears the signal of a single evaluation too', async () => {
    const own = new AbortController();
    const reason = new Error('too slow');
    const { engine, hangs } = hangingEngine(tfjsEngine(), { call: 'evaluate', index: 1 });
    void hangs.then(() => own.abort(reason));
    const run = shortRun({
      engine,
      signal: new AbortController().signal,
      measure: async (evaluate, step) => {
        const values = evaluate(coordinates, own.signal);
        if (step === 0) return { fitPsnr: psnr(await values, targets) };
        await expect(values).rejects.toBe(reason);
        return { fitPsnr: 0 };
      },
    });
    const { curve } = await finish(fit({ ...run, steps: 2, measureEvery: 1 }));
    expect(curve.map(({ fitPsnr }) => fitPsnr)).toEqual([expect.any(Number), 0]);
  });
});

describe('fit({ signal })', () => {
  test('rejects with an error that is not the abort’s, aborted or not', async () => {
    const controller = new AbortController();
    const failure = new Error('no disk');
    const failing = (): never => {
      controller.abort();
      throw failure;
    };
    const { signal } = controller;
    await expect(finish(fit(shortRun({ measure: failing, signal })))).rejects.toBe(failure);
  });

  test('leaks no tensors if aborted within a step or a measurement', () =>
    expectNoLeak(async () => {
      await abortedEvents({ call: 'step', index: 3 });
      await abortedEvents({ call: 'evaluate', index: 3 });
    }, tf));
});
