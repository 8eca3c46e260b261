import {
  type Checkpoint,
  type Engine,
  EngineLostError,
  evaluateField,
  type FitEnd,
  type FitOptions,
  finish,
  fit,
  LostFitError,
} from '@fourier-features/core';
import { activateFastestBackend } from '@fourier-features/core/node';
import { tfjsEngine } from '@fourier-features/core/tfjs';
import { type LossMoment, losingEngine, referenceEngine } from '@fourier-features/testing/engine';
import { beforeAll, describe, expect, test } from 'vitest';
import { smallField } from '../tfjs/smallFields.ts';
import { bits, eventsOf, interrupted, samples, shortRun } from './shortRun.ts';

beforeAll(() => activateFastestBackend('wasm'));

const measure: NonNullable<FitOptions['measure']> = async (evaluate) => ({
  first: (await evaluate(samples.coordinates))[0]!,
});

/** Twelve steps, with a measurement after steps 0, 5, 10 and 11. */
const measuredRun = (more: Partial<FitOptions> = {}): FitOptions => shortRun({ measure, ...more });

/** Runs on an engine that is lost at a moment, and returns the end. */
async function lostAt(moment: LossMoment, more: Partial<FitOptions> = {}): Promise<FitEnd> {
  const engine = losingEngine(more.engine ?? tfjsEngine(), moment);
  const end = (await eventsOf(fit(measuredRun({ ...more, engine })))).at(-1) as FitEnd;
  expect(end.reason).toBe('lost');
  expect(end.lost!.error).toBeInstanceOf(EngineLostError);
  expect(end.field).toBe(end.checkpoint.field);
  expect(end.curve).toBe(end.checkpoint.curve);
  return end;
}

interface Loss {
  readonly moment: LossMoment;
  /** Updates made by then. */
  readonly made: number;
  /** Updates of the state that is left. */
  readonly saved: number;
}

/** Losses after which no measurement is owed. */
const betweenMeasurements: readonly Loss[] = [
  { moment: { call: 'step', index: 8 }, made: 8, saved: 6 },
  { moment: { call: 'step', index: 8, areStepsSilent: true }, made: 11, saved: 6 },
  { moment: { call: 'loss', index: 2 }, made: 11, saved: 6 },
  { moment: { call: 'read', index: 2 }, made: 11, saved: 6 },
  { moment: { call: 'read', index: 3 }, made: 12, saved: 11 },
];

const losses: readonly Loss[] = [
  ...betweenMeasurements,
  { moment: { call: 'step', index: 0 }, made: 0, saved: 0 },
  { moment: { call: 'loss', index: 0 }, made: 1, saved: 0 },
  { moment: { call: 'evaluate', index: 1 }, made: 6, saved: 6 },
  { moment: { call: 'evaluate', index: 3 }, made: 12, saved: 12 },
];

describe('a fit whose engine is lost', () => {
  test.each(losses)('in $moment has made $made updates, of which $saved are left', async (loss) => {
    const { lost, checkpoint } = await lostAt(loss.moment);
    expect([lost!.updates, checkpoint.optimizerState.updates]).toEqual([loss.made, loss.saved]);
  });

  test.each(betweenMeasurements)(
    'in $moment ends with the state of a run of $saved steps',
    async ({ moment, saved }) => {
      const good = await finish(fit(measuredRun({ steps: saved })));
      expect(bits({ ...(await lostAt(moment)), reason: 'steps' })).toEqual(bits(good));
    },
  );

  test.each(losses)('in $moment continues to the bits of an uninterrupted run', async ({ moment }) => {
    for (const engine of [tfjsEngine(), referenceEngine()]) {
      const whole = await finish(fit(measuredRun({ engine })));
      const { checkpoint } = await lostAt(moment, { engine });
      expect(bits(await finish(fit(measuredRun({ engine, resume: checkpoint }))))).toEqual(bits(whole));
    }
  });

  test('continues on another engine as any run with its state does', async () => {
    const { checkpoint } = await lostAt({ call: 'step', index: 8 });
    const good = await finish(fit(measuredRun({ steps: 6 })));
    const onAnother = async (resume: Checkpoint): Promise<unknown> =>
      bits(await finish(fit(measuredRun({ engine: referenceEngine(), resume }))));
    expect(await onAnother(checkpoint)).toEqual(await onAnother(good.checkpoint));
  });

  test('owes the measurement in which it was lost, which the next fit takes first', async () => {
    const { curve, checkpoint } = await lostAt({ call: 'evaluate', index: 1 });
    expect(curve.map(({ step }) => step)).toEqual([0]);
    const loss = (await finish(fit(measuredRun()))).curve[1]!.loss;
    expect(checkpoint.unmeasured).toEqual({ step: 5, loss });
    const [first] = await eventsOf(fit(measuredRun({ engine: referenceEngine(), resume: checkpoint })));
    expect(first).toMatchObject({ type: 'measure', point: { step: 5, loss } });
  });

  test('ends with the last checkpoint event if that is later than the last measurement', async () => {
    const engine = losingEngine(tfjsEngine(), { call: 'step', index: 8 });
    const events = await eventsOf(fit(measuredRun({ engine, checkpointSeconds: 0 })));
    const end = events.at(-1) as FitEnd;
    const last = events.findLast((event) => event.type === 'checkpoint');
    expect([end.reason, end.checkpoint.optimizerState.updates]).toEqual(['lost', 8]);
    expect(end.checkpoint).toEqual(last!.checkpoint);
  });

  test('before it begins ends with the initial field, or with the checkpoint that it resumes', async () => {
    const moment: LossMoment = { call: 'createTrainer', index: 0 };
    const field = smallField();
    const first = await lostAt(moment, { field });
    expect(first.field.parameters).toEqual(field.parameters);
    expect([first.lost!.updates, first.curve]).toEqual([0, []]);
    const whole = bits(await finish(fit(measuredRun())));
    expect(bits(await finish(fit(measuredRun({ resume: first.checkpoint }))))).toEqual(whole);
    const resume = await interrupted(7, measuredRun());
    const second = await lostAt(moment, { resume });
    expect(second.lost!.updates).toBe(8);
    expect(second.checkpoint).toEqual(resume);
  });

  test('after an abort ends as lost, because the last steps are', async () => {
    const controller = new AbortController();
    const engine = losingEngine(tfjsEngine(), { call: 'read', index: 2 });
    const run = fit(measuredRun({ engine, signal: controller.signal }));
    let end: FitEnd | undefined;
    for await (const event of run) {
      if (event.type === 'step' && event.step === 7) controller.abort();
      if (event.type === 'end') end = event;
    }
    expect([end!.reason, end!.lost!.updates, end!.checkpoint.optimizerState.updates]).toEqual(['lost', 8, 6]);
  });

  test('while a step is looked at rejects the look, and then ends', async () => {
    const engine = losingEngine(tfjsEngine(), { call: 'read', index: 2 });
    const run = fit(measuredRun({ engine }));
    let end: FitEnd | undefined;
    for await (const event of run) {
      if (event.type === 'step' && event.step === 7)
        await expect(event.field()).rejects.toBeInstanceOf(EngineLostError);
      if (event.type === 'step') expect(event.step).toBeLessThan(8);
      if (event.type === 'end') end = event;
    }
    expect([end!.reason, end!.lost!.updates]).toEqual(['lost', 8]);
  });

  test('once all is done has lost nothing', async () => {
    const engine = losingEngine(tfjsEngine(), { call: 'createEvaluator', index: 0 });
    const { coordinates } = samples;
    const reasons: string[] = [];
    for await (const event of fit(measuredRun({ engine }))) {
      if (event.type === 'measure' && event.point.step === 11)
        await expect(evaluateField(smallField(), coordinates, { engine })).rejects.toThrow(EngineLostError);
      if (event.type === 'end') reasons.push(event.reason);
    }
    expect(reasons).toEqual(['steps']);
  });

  test('ends once, although dispose throws', async () => {
    const engine = losingEngine(tfjsEngine(), { call: 'step', index: 8 });
    const throwing: Engine = {
      ...engine,
      createTrainer: async (...given) => {
        const trainer = await engine.createTrainer(...given);
        const dispose = (): void => {
          trainer.dispose();
          throw new TypeError('no device');
        };
        return { ...trainer, dispose };
      },
    };
    const events = await eventsOf(fit(measuredRun({ engine: throwing })));
    expect(events.filter(({ type }) => type === 'end')).toMatchObject([{ reason: 'lost' }]);
  });

  test('makes finish reject with the end of the fit', async () => {
    const engine = losingEngine(tfjsEngine(), { call: 'step', index: 8 });
    const error = await finish(fit(measuredRun({ engine }))).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(LostFitError);
    expect(error).toBeInstanceOf(EngineLostError);
    const { message, end, cause } = error as LostFitError;
    expect(message).toBe(
      'finish: the engine lost its device after 8 steps; end.checkpoint has the state after 6: losingEngine: the device was lost: test',
    );
    expect(cause).toBe(end.lost!.error);
    const whole = bits(await finish(fit(measuredRun())));
    expect(bits(await finish(fit(measuredRun({ resume: end.checkpoint }))))).toEqual(whole);
  });
});

describe('errors of other kinds', () => {
  const failing = (error: Error): Engine => {
    const engine = tfjsEngine();
    return {
      ...engine,
      createTrainer: async (...given) => ({
        ...(await engine.createTrainer(...given)),
        step: () => Promise.reject(error),
      }),
    };
  };

  test('are thrown as they are', async () => {
    const error = new Error('out of memory');
    await expect(finish(fit(measuredRun({ engine: failing(error) })))).rejects.toBe(error);
  });
});

test('an evaluation on a lost device rejects with what evaluate threw, not with what dispose does', async () => {
  const field = smallField();
  const error = new EngineLostError('evaluate: the device was lost');
  const engine: Engine = {
    ...tfjsEngine(),
    createEvaluator: async () => ({
      evaluate: () => Promise.reject(error),
      dispose: () => {
        throw new TypeError('no device');
      },
    }),
  };
  await expect(evaluateField(field, samples.coordinates, { engine })).rejects.toBe(error);
});
