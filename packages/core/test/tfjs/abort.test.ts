import { adam, type Batch, type Field, seededRandom, type Trainer } from '@fourier-features/core';
import { activateFastestBackend } from '@fourier-features/core/node';
import { tfjsEngine } from '@fourier-features/core/tfjs';
import { expectNoLeak } from '@fourier-features/testing';
import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { encodings, smallBatch, smallField } from './smallFields.ts';

beforeAll(() => activateFastestBackend('cpu'));
afterEach(() => vi.restoreAllMocks());

const batch = smallBatch();
const direct: Batch = batch;
const indirect: Batch = {
  coordinates: batch.coordinates,
  lossAndGradient: (values) => ({ loss: 1, gradient: values.map((value) => value - 0.5) }),
};

/** A trainer with one point per chunk, after a step. */
async function warmTrainer(field: Field): Promise<Trainer> {
  const trainer = await tfjsEngine({ workingBytes: 1 }).createTrainer(field, adam());
  await trainer.step(direct, 0.01);
  return trainer;
}

/** A signal that is aborted by a timer, once a call lets timers run: a clock that races makes it pause at every chunk. */
function abortedByTimer(reason: Error): AbortSignal {
  let milliseconds = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => (milliseconds += 20));
  const controller = new AbortController();
  setTimeout(() => controller.abort(reason), 0);
  return controller.signal;
}

const calls: [string, (trainer: Trainer, signal: AbortSignal) => Promise<unknown>][] = [
  ['step(direct)', (trainer, signal) => trainer.step(direct, 0.01, signal)],
  ['step(indirect)', (trainer, signal) => trainer.step(indirect, 0.01, signal)],
  ['gradient(direct)', (trainer, signal) => trainer.gradient(direct, signal)],
  ['evaluate(coordinates)', (trainer, signal) => trainer.evaluate(batch.coordinates, signal)],
  ['evaluate of no points', (trainer, signal) => trainer.evaluate(new Float32Array(0), signal)],
];

describe.each(encodings)('a trainer of %s', (_, encoding) => {
  test.each(calls)('is as before after an aborted %s', (name, call) =>
    expectNoLeak(async () => {
      const trainer = await warmTrainer(smallField(encoding));
      const reason = new Error(`${name} takes too long`);
      const state = async (): Promise<unknown> => [await trainer.read(), await trainer.loss()];
      const before = await state();
      await expect(call(trainer, AbortSignal.abort(reason))).rejects.toBe(reason);
      expect(await state()).toEqual(before);
      if (name !== 'evaluate of no points') {
        await expect(call(trainer, abortedByTimer(reason))).rejects.toBe(reason);
        vi.restoreAllMocks();
        expect(await state()).toEqual(before);
      }
      await trainer.step(direct, 0.01);
      const after = await state();
      trainer.dispose();

      const other = await warmTrainer(smallField(encoding));
      await other.step(direct, 0.01);
      expect([await other.read(), await other.loss()]).toEqual(after);
      other.dispose();
    }, tf),
  );
});

test('an evaluator hears an abort between two chunks', () =>
  expectNoLeak(async () => {
    const evaluator = await tfjsEngine({ workingBytes: 1 }).createEvaluator(smallField());
    const reason = new Error('enough');
    const coordinates = seededRandom(1).uniforms(2 * 33);
    await expect(evaluator.evaluate(coordinates, abortedByTimer(reason))).rejects.toBe(reason);
    evaluator.dispose();
  }, tf));
