import {
  type Engine,
  evaluateField,
  type Field,
  type FitEnd,
  type FitOptions,
  finish,
  fit,
  sgd,
} from '@fourier-features/core';
import { activateFastestBackend } from '@fourier-features/core/node';
import { tfjsEngine } from '@fourier-features/core/tfjs';
import { beforeAll, describe, expect, test } from 'vitest';
import { smallField } from '../tfjs/smallFields.ts';
import { bits, eventsOf, samples, shortRun } from './shortRun.ts';

beforeAll(() => activateFastestBackend('wasm'));

/** A run whose weights become infinite in the update of one step. */
const explodingAt = (at: number, more: Partial<FitOptions> = {}): FitOptions =>
  shortRun({
    optimizer: sgd(),
    learningRate: (step) => (step === at ? Number.MAX_VALUE : 0.01),
    ...more,
  });

/** The engine as one that knows losses at once. */
const knowing = (engine: Engine): Engine => ({
  ...engine,
  createTrainer: async (...given) => {
    const trainer = await engine.createTrainer(...given);
    let last = Number.NaN;
    return {
      ...trainer,
      step: async (...step) => {
        await trainer.step(...step);
        last = await trainer.loss();
      },
      lossNow: () => last,
    };
  },
});

const withValue = (field: Field, value: number): Field => ({
  ...field,
  parameters: field.parameters.map((each, i) =>
    i === 1 ? { ...each, values: each.values.map(() => value) } : each,
  ),
});

describe('a fit that diverges', () => {
  test('is noticed by the weights at a measurement, by the loss at the next, or the next step if it is known', async () => {
    const found = async (options: FitOptions): Promise<unknown> => {
      const { reason, divergence } = await finish(fit(options));
      expect(reason).toBe('diverged');
      return divergence;
    };
    expect(await found(explodingAt(5))).toEqual({ step: 5, found: 'weights' });
    expect(await found(explodingAt(6))).toEqual({ step: 10, found: 'loss' });
    expect(await found(explodingAt(6, { engine: knowing(tfjsEngine()) }))).toEqual({
      step: 7,
      found: 'loss',
    });
    expect(await found(explodingAt(11))).toEqual({ step: 11, found: 'weights' });
  });

  test('ends with the state of the last good measurement, bit for bit', async () => {
    const end = await finish(fit(explodingAt(8)));
    const good = await finish(fit(explodingAt(99, { steps: 6 })));
    expect(bits({ ...end, reason: 'steps' })).toEqual(bits(good));
  });

  test('ends with the initial field if it diverges before the first measurement', async () => {
    const field = smallField();
    const end = await finish(fit(explodingAt(0, { field })));
    expect(end.divergence).toEqual({ step: 0, found: 'weights' });
    expect(end.field.parameters).toEqual(field.parameters);
    expect(end.curve).toEqual([]);
    expect(end.checkpoint.optimizerState.updates).toBe(0);
  });

  test('makes no checkpoint event of weights that are not finite', async () => {
    const events = await eventsOf(fit(explodingAt(8, { checkpointSeconds: 0 })));
    const checkpoints = events.flatMap((event) => (event.type === 'checkpoint' ? [event.checkpoint] : []));
    expect(checkpoints.map(({ optimizerState }) => optimizerState.updates)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    const end = events.at(-1) as FitEnd;
    expect(end.divergence).toEqual({ step: 8, found: 'weights' });
    expect(end.checkpoint).toEqual(checkpoints.at(-1));
  });

  test('is noticed in a run that was aborted after it', async () => {
    const controller = new AbortController();
    let end: FitEnd | undefined;
    for await (const event of fit(explodingAt(7, { signal: controller.signal }))) {
      if (event.type === 'step' && event.step === 7) controller.abort();
      if (event.type === 'end') end = event;
    }
    expect([end!.reason, end!.divergence]).toEqual(['diverged', { step: 7, found: 'weights' }]);
    expect(end!.checkpoint.optimizerState.updates).toBe(6);
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY])(
    'cannot begin or be evaluated with weights of %s',
    async (value) => {
      const field = withValue(smallField(), value);
      expect(() => fit(shortRun({ field }))).toThrow(/^fit: field\.dense0\.bias must be finite, got /);
      const { coordinates } = samples;
      await expect(evaluateField(field, coordinates, { engine: tfjsEngine() })).rejects.toThrow(
        /^evaluate: field\.dense0\.bias must be finite, got /,
      );
    },
  );

  test('cannot be evaluated where values overflow', async () => {
    const field = withValue(smallField(undefined, 'linear'), 3.4e38);
    await expect(evaluateField(field, samples.coordinates, { engine: tfjsEngine() })).rejects.toThrow(
      /^evaluate: values of the field must be finite, got -?(Infinity|NaN) at index \d+$/,
    );
  });
});
