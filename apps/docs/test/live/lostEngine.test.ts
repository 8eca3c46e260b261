import { repeatIfLost, survivingEngine } from '@fourier-features/components/workers/survivingEngine.ts';
import {
  type Engine,
  EngineLostError,
  type Field,
  identityEncoding,
  initialField,
} from '@fourier-features/core';
import { chooseEngine } from '@fourier-features/engines';
import { type ImageSettings, imageTask, readImage } from '@fourier-features/tasks';
import { type LossMoment, losingEngine } from '@fourier-features/testing/engine';
import { describe, expect, test, vi } from 'vitest';
import { createLane, type Lane } from '../../src/live/lane.ts';
import type { LaneChoice, TrainingEvent } from '../../src/live/protocol.ts';
import { createTraining } from '../../src/live/training.ts';

/** When the engine that is chosen for a worker is lost. */
const inWorker: LossMoment = { call: 'step', index: 33 };

vi.mock(import('@fourier-features/engines'), async (original) => {
  const engines = await original();
  return {
    ...engines,
    chooseEngine: async (options) => {
      const chosen = await engines.chooseEngine({ engine: 'wasm', threads: 1 });
      return options?.engine === 'wasm'
        ? chosen
        : { ...chosen, engine: losingEngine(chosen.engine, inWorker) };
    },
  };
});

const { engine: wasm } = await chooseEngine({ engine: 'wasm' });

const STEPS = 40;
const picture = {
  width: 8,
  height: 8,
  channels: 1,
  bitDepth: 8,
  values: Float32Array.from({ length: 64 }, (_, i) => ((i * 37) % 64) / 63),
} as const;
const input = await readImage(new Uint8Array(1), { name: 'noise', decodePicture: async () => picture });
const choice: LaneChoice = {
  name: 'gaussian',
  options: { steps: STEPS, width: 8, depth: 2, frequencyCount: 8, batchSize: 16 },
};
const settings: ImageSettings = imageTask.settings('gaussian', choice.options as never, input);
const laneOn = (engine: Engine): Lane<ImageSettings> =>
  createLane(imageTask, { input, settings, engine, measureEvery: 10 });

/** Makes all steps of a lane, and returns how many it had made after each. */
async function toEnd(lane: Lane<ImageSettings>): Promise<readonly number[]> {
  const made: number[] = [];
  while (lane.ended() === null) {
    await lane.advance();
    made.push(lane.made());
  }
  return made;
}

const lostAt = (moment: LossMoment): Engine => survivingEngine(losingEngine(wasm, moment), async () => wasm);

describe('a lane whose engine is lost', () => {
  const whole = laneOn(wasm);

  test.each<LossMoment>([
    { call: 'createTrainer', index: 0 },
    { call: 'step', index: 0 },
    { call: 'step', index: 25 },
    { call: 'read', index: 2 },
    { call: 'evaluate', index: 2 },
  ])('in %o goes on by itself, to the same field and curve', async (moment) => {
    await toEnd(whole);
    const lane = laneOn(lostAt(moment));
    await toEnd(lane);
    expect(lane.ended()).toBe('steps');
    expect(await lane.field()).toEqual(await whole.field());
    expect(lane.curve).toEqual(whole.curve);
  });

  test('makes the steps since the last measurement again', async () => {
    const made = await toEnd(laneOn(lostAt({ call: 'step', index: 25 })));
    const count = (from: number, to: number): number[] =>
      Array.from({ length: to - from + 1 }, (_, i) => from + i);
    expect(made).toEqual([...count(1, 25), ...count(22, STEPS), STEPS]);
  });

  test('has a field for whoever looks while it is lost', async () => {
    const lane = laneOn(lostAt({ call: 'read', index: 0, afterSteps: 25 }));
    for (let step = 0; step < 25; step++) await lane.advance();
    const field = await lane.field();
    expect(lane.made()).toBe(22);
    const same = laneOn(wasm);
    for (let step = 0; step < 22; step++) await same.advance();
    expect(field).toEqual(await same.field());
  });

  test('leaves a checkpoint when it is stopped', async () => {
    const lane = laneOn(lostAt({ call: 'read', index: 0, afterSteps: 25 }));
    for (let step = 0; step < 25; step++) await lane.advance();
    expect((await lane.stop())!.optimizerState.updates).toBe(21);
  });

  test('fails if the next engine is lost too', async () => {
    const moment: LossMoment = { call: 'step', index: 3 };
    const lane = laneOn(survivingEngine(losingEngine(wasm, moment), async () => losingEngine(wasm, moment)));
    await expect(toEnd(lane)).rejects.toThrow(EngineLostError);
    await lane.advance();
    expect(await lane.stop()).toBeUndefined();
  });
});

describe('survivingEngine(first, openOther)', () => {
  const field: Field = initialField({ encoding: identityEncoding({ inputDim: 2 }), outputDim: 1, width: 8 });
  const points = Float32Array.of(0.1, 0.2, 0.7, 0.4);

  test.each<LossMoment>([
    { call: 'createEvaluator', index: 0 },
    { call: 'evaluate', index: 1 },
  ])('repeats evaluations on the other engine after a loss in %o, and opens it once', async (moment) => {
    const openOther = vi.fn(async () => wasm);
    const engine = survivingEngine(losingEngine(wasm, moment), openOther);
    const expected = await (await wasm.createEvaluator(field)).evaluate(points);
    const evaluators = [await engine.createEvaluator(field), await engine.createEvaluator(field)];
    for (const { evaluate } of [...evaluators, ...evaluators])
      expect(await evaluate(points)).toEqual(expected);
    expect(openOther).toHaveBeenCalledTimes(1);
    expect(engine.name).toBe(wasm.name);
    for (const { dispose } of evaluators) dispose();
  });

  test('opens no other engine for errors of other kinds', async () => {
    const openOther = vi.fn(async () => wasm);
    const evaluator = await survivingEngine(wasm, openOther).createEvaluator(field);
    await expect(evaluator.evaluate(new Float32Array(3))).rejects.toThrow(RangeError);
    expect(openOther).not.toHaveBeenCalled();
  });

  test('rejects with the reason if the other engine does not open', async () => {
    const engine = survivingEngine(losingEngine(wasm, { call: 'evaluate', index: 0 }), async () => {
      throw new Error('no SIMD');
    });
    const evaluator = await engine.createEvaluator(field);
    await expect(evaluator.evaluate(points)).rejects.toThrow('no SIMD');
  });
});

test('repeatIfLost(work) repeats work after a loss, and nothing else', async () => {
  const lost = vi.fn(async () => 'done').mockRejectedValueOnce(new EngineLostError('lost'));
  expect(await repeatIfLost(lost)).toBe('done');
  const failing = vi.fn(() => Promise.reject(new Error('another')));
  await expect(repeatIfLost(failing)).rejects.toThrow('another');
  expect(failing).toHaveBeenCalledTimes(1);
});

test('a training in a worker goes on when its engine is lost, and reports the engine that does', async () => {
  const events: TrainingEvent<number>[] = [];
  const training = createTraining<typeof input, ImageSettings, number>({
    task: imageTask,
    view: async (field, _, __, engine) => {
      const evaluator = await engine.createEvaluator(field);
      const [value] = await evaluator.evaluate(Float32Array.of(0.5, 0.5));
      evaluator.dispose();
      return value!;
    },
  });
  await training.use(input);
  await new Promise<void>((resolve) => {
    void training.start([choice, choice], (event) => {
      events.push(event);
      if (event.type === 'ended' || event.type === 'failed') resolve();
    });
  });
  expect(events.at(-1)!.type).toBe('ended');
  const reports = events.filter((event) => event.type === 'progress');
  expect(reports.at(-1)!.lanes.map(({ made, ended }) => [made, ended])).toEqual([
    [STEPS, 'steps'],
    [STEPS, 'steps'],
  ]);
  expect(reports.at(-1)!.engine.description).toMatch(
    /^wasm engine, .*, 1 thread.*; the device of the engine losing was lost: trainings go on from their last measurement\. Reload the page to use it again\.$/,
  );
  const points = events.flatMap((event) => (event.type === 'progress' ? event.lanes[1]!.points : []));
  expect(points.map(({ step }) => step)).toEqual([0, 10, 20, 30, 39]);
});
