import {
  adam,
  basicEncoding,
  type Checkpoint,
  cosineSchedule,
  type FitEnd,
  type FitOptions,
  finish,
  fit,
  gaussianEncoding,
  initialField,
  pointwiseSupervision,
  seededRandom,
  sgd,
} from '@fourier-features/core';
import { activateFastestBackend } from '@fourier-features/core/node';
import { decodeCheckpoint, encodeCheckpoint } from '@fourier-features/core/storage';
import { beforeAll, describe, expect, test } from 'vitest';
import { smallField } from '../tfjs/smallFields.ts';
import { bits, eventsOf, interrupted, samples, shortRun } from './shortRun.ts';

const { coordinates, targets } = samples;

beforeAll(() => activateFastestBackend('wasm'));

describe('fit({ resume })', () => {
  const full = pointwiseSupervision({ coordinates, targets, inputDim: 2 });
  const trained = smallField(
    gaussianEncoding({ inputDim: 2, frequencyCount: 4, scale: 1, random: seededRandom(1), trainable: true }),
  );
  const stop = { measure: 'fitPsnr', patience: 2, minimumGain: 0.5 };
  const staysAt20: NonNullable<FitOptions['measure']> = () => ({ fitPsnr: 20 });

  test.each<[string, Partial<FitOptions>]>([
    ['minibatches and Adam', {}],
    ['all points and Adam', { supervision: full }],
    ['minibatches and momentum', { optimizer: sgd({ momentum: 0.9 }) }],
    ['minibatches and plain descent', { optimizer: sgd() }],
    ['a trained encoding', { field: trained }],
    ['a schedule as a function', { learningRate: (step) => 0.01 * 0.9 ** step }],
    ['a schedule as data', { learningRate: cosineSchedule({ initial: 0.01 }) }],
    ['other constants of Adam', { optimizer: adam({ beta1: 0.5, beta2: 0.9, epsilon: 1e-5 }) }],
    ['a plateau to stop at', { stop, measureEvery: 4, measure: staysAt20 }],
  ])('gives the same bits as an uninterrupted run: %s', async (_, more) => {
    const straight = bits(await finish(fit(shortRun(more))));
    for (const at of [0, 4, 7]) {
      const checkpoint = await interrupted(at, shortRun(more));
      // The checkpoint replaces these.
      const rest = shortRun({
        ...more,
        field: smallField(basicEncoding({ inputDim: 2 })),
        optimizer: sgd({ momentum: 0.1 }),
        random: seededRandom(99),
      });
      expect(bits(await finish(fit({ ...rest, resume: checkpoint })))).toEqual(straight);
      const bytes = encodeCheckpoint({ checkpoint, metadata: { task: 'test' } });
      const read = decodeCheckpoint(bytes).checkpoint;
      expect(bits(await finish(fit({ ...rest, resume: read })))).toEqual(straight);
    }
  });

  test('gives the same bits from a checkpoint event, which later steps leave unchanged', async () => {
    const checkpoints: Checkpoint[] = [];
    const run = shortRun({ checkpointSeconds: 0 });
    const straight = await finish(fit(shortRun()));
    for await (const event of fit(run)) if (event.type === 'checkpoint') checkpoints.push(event.checkpoint);
    expect(checkpoints.map(({ optimizerState }) => optimizerState.updates)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12,
    ]);
    for (const at of [0, 5, 11]) {
      expect(bits(await finish(fit(shortRun({ resume: checkpoints[at]! }))))).toEqual(bits(straight));
    }
  });

  test('continues for more steps after the end of a run', async () => {
    const first = await finish(fit(shortRun({ steps: 10 })));
    const second = await finish(fit(shortRun({ steps: 20, resume: first.checkpoint })));
    const straight = await finish(fit(shortRun({ steps: 20 })));
    expect(second.field.parameters).toEqual(straight.field.parameters);
    expect(second.curve.map(({ step }) => step)).toEqual([0, 5, 9, 10, 15, 19]);
  });

  test('of a finished run ends at once, unchanged', async () => {
    const first = await finish(fit(shortRun()));
    const events = await eventsOf(fit(shortRun({ resume: first.checkpoint })));
    expect(events.map(({ type }) => type)).toEqual(['end']);
    expect(bits(events[0] as FitEnd)).toEqual(bits(first));
  });

  test('of a run that reached its target ends at once', async () => {
    const run = { stop: { measure: 'fitPsnr', target: 5 }, measure: () => ({ fitPsnr: 6 }) };
    const first = await finish(fit(shortRun(run)));
    expect(first.checkpoint.optimizerState.updates).toBe(1);
    const again = await finish(fit(shortRun({ ...run, resume: first.checkpoint })));
    expect(again.reason).toBe('target');
    expect(again.checkpoint.optimizerState.updates).toBe(1);
  });

  test('throws at the call if the checkpoint is of a field with other values', async () => {
    const { checkpoint } = await finish(fit(shortRun()));
    const { encoding, network } = checkpoint.field;
    const field = initialField({ encoding, outputDim: network.outputDim + 1, width: 4 });
    expect(() => fit(shortRun({ steps: 24, field, resume: checkpoint }))).toThrow(
      new RangeError(
        `fit: resume must be a checkpoint of a field from 2 coordinates to ${network.outputDim + 1} values, ` +
          `got one from 2 coordinates to ${network.outputDim} values`,
      ),
    );
  });

  test('throws at the call if the checkpoint is already past the steps', async () => {
    const { checkpoint } = await finish(fit(shortRun()));
    expect(() => fit(shortRun({ steps: 5, resume: checkpoint }))).toThrow(
      new RangeError('fit: steps must be at least the 12 already made, got 5'),
    );
  });
});
