import type { Engine, FitEvent, Trainer } from '@fourier-features/core';
import { expect, test, vi } from 'vitest';
import { createLane } from '../../src/live/lane.ts';
import type { OpenedInput } from '../../src/live/protocol.ts';
import type { Trainable } from '../../src/live/trainable.ts';

const input: OpenedInput = { name: 'nothing', description: '', warnings: [], notes: [] };
const settings = { steps: 1 };
const noEngine = { name: 'none' } as Engine;

/** A lane of a fit that gives some events, and whether the fit has freed its memory. */
function laneOf(
  events: readonly Partial<FitEvent>[],
  use: (engine: Engine) => Promise<void> = async () => {},
  engine = noEngine,
) {
  const fit = { freed: false };
  const task: Trainable<OpenedInput, typeof settings> = {
    name: 'nothing',
    settings: () => settings,
    async *fit(_, __, { engine: given }) {
      try {
        await use(given);
        yield* events as FitEvent[];
      } finally {
        fit.freed = true;
      }
    },
    fieldMetadata: () => ({}),
  };
  return { fit, lane: createLane(task, { input, settings, engine, measureEvery: 1 }) };
}

test.each(['steps', 'diverged'] as const)(
  'a lane that ends as %s frees the memory of its fit',
  async (reason) => {
    const { fit, lane } = laneOf([{ type: 'step', step: 0 }, { type: 'end', reason } as Partial<FitEvent>]);
    await lane.advance();
    expect([lane.ended(), fit.freed]).toEqual([null, false]);
    await lane.advance();
    expect([lane.ended(), fit.freed]).toEqual([reason, true]);
  },
);

test('preparing a trainer and evaluating its field are no training time', async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  const taking = (milliseconds: number) => vi.advanceTimersByTime(milliseconds);
  const trainer = {
    evaluate: async (coordinates: Float32Array) => {
      taking(300);
      return coordinates;
    },
  } as Trainer;
  const engine = {
    ...noEngine,
    createTrainer: async () => {
      taking(1000);
      return trainer;
    },
  };
  const use = async (given: Engine): Promise<void> => {
    const { evaluate } = await given.createTrainer(undefined as never, undefined as never);
    await evaluate(new Float32Array(2));
    taking(30);
  };
  const point = { step: 0, loss: 1 };
  const events = [
    { type: 'measure', point },
    { type: 'step', step: 0 },
  ] as Partial<FitEvent>[];
  const { lane } = laneOf(events, use, engine);
  await lane.advance();
  vi.useRealTimers();
  expect(lane.times).toEqual([0.03]);
  expect(lane.seconds()).toBe(0.03);
});
