import {
  adam,
  basicEncoding,
  type Checkpoint,
  decodeCheckpoint,
  type Encoding,
  encodeCheckpoint,
  type FitEnd,
  type FitEvent,
  type FitOptions,
  finish,
  fit,
  gaussianEncoding,
  initialField,
  pointwiseSupervision,
  psnr,
  seededRandom,
  sgd,
} from '@fourier-features/core';
import { activateFastestBackend } from '@fourier-features/core/node';
import { tfjsEngine } from '@fourier-features/core/tfjs';
import { expectNoLeak } from '@fourier-features/testing';
import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { smallBatch, smallField } from '../tfjs/smallFields.ts';

const { coordinates, targets } = smallBatch('mse', 1, 24);

/** A short run on minibatches of eight points; every call starts it afresh. */
function options(more: Partial<FitOptions> = {}): FitOptions {
  return {
    field: smallField(),
    supervision: pointwiseSupervision({ coordinates, targets, inputDim: 2, batchSize: 8 }),
    engine: tfjsEngine(),
    steps: 12,
    measureEvery: 5,
    learningRate: 0.01,
    random: seededRandom(7),
    ...more,
  };
}

async function eventsOf(run: AsyncIterable<FitEvent>): Promise<FitEvent[]> {
  const events: FitEvent[] = [];
  for await (const event of run) events.push(event);
  return events;
}

/** What a run leaves, without its class of arrays getting in the way of comparing bits. */
function bits({ field, curve, checkpoint, reason }: FitEnd): unknown {
  return { parameters: field.parameters, curve, checkpoint, reason };
}

/** Runs until the step, aborts there, and gives what to go on from. */
async function interrupted(at: number, run: FitOptions): Promise<Checkpoint> {
  const controller = new AbortController();
  let end: FitEnd | undefined;
  for await (const event of fit({ ...run, signal: controller.signal })) {
    if (event.type === 'step' && event.step === at) controller.abort();
    if (event.type === 'end') end = event;
  }
  expect(end!.reason).toBe('aborted');
  expect(end!.checkpoint.optimizerState.updates).toBe(at + 1);
  return end!.checkpoint;
}

const thePsnr: NonNullable<FitOptions['measure']> = async (evaluate) => ({
  fitPsnr: psnr(await evaluate(coordinates), targets),
});

beforeAll(() => activateFastestBackend('wasm'));

describe('fit(options)', () => {
  test('tells of every step in order, of measurements before their step, and of the end last', async () => {
    const events = await eventsOf(fit(options()));
    const told = events.map((event) => (event.type === 'end' ? 'end' : `${event.type} ${stepOf(event)}`));
    const expected = Array.from({ length: 12 }, (_, step) =>
      [0, 5, 10, 11].includes(step) ? [`measure ${step}`, `step ${step}`] : [`step ${step}`],
    ).flat();
    expect(told).toEqual([...expected, 'end']);
    expect(events.every((event) => event.type !== 'step' || event.steps === 12)).toBe(true);
  });

  test('has curve entries at 0, every, … and the last step, once', async () => {
    const steps = async (more: Partial<FitOptions>): Promise<number[]> =>
      (await finish(fit(options(more)))).curve.map(({ step }) => step);
    expect(await steps({ steps: 12, measureEvery: 5 })).toEqual([0, 5, 10, 11]);
    expect(await steps({ steps: 11, measureEvery: 5 })).toEqual([0, 5, 10]);
    expect(await steps({ steps: 1, measureEvery: 5 })).toEqual([0]);
    expect(await steps({ steps: 3, measureEvery: 1 })).toEqual([0, 1, 2]);
  });

  test('tells in its end what the measurements told', async () => {
    const events = await eventsOf(fit(options({ measure: thePsnr })));
    const measured = events
      .filter((event) => event.type === 'measure')
      .map(({ type: _, learningRate: _rate, ...point }) => point);
    const end = events.at(-1) as FitEnd;
    expect(end.curve).toEqual(measured);
    expect(end.reason).toBe('steps');
    expect(end.checkpoint.field).toEqual(end.field);
  });

  test('measures the field as it is after the step', async () => {
    const seen: Float32Array[] = [];
    const measure: FitOptions['measure'] = async (evaluate) => {
      seen.push(await evaluate(coordinates));
      return {};
    };
    const end = await finish(fit(options({ measure })));
    const trainer = await tfjsEngine().createTrainer(end.field, sgd());
    expect(await trainer.evaluate(coordinates)).toEqual(seen.at(-1));
    trainer.dispose();
  });

  test('takes the loss of an entry before the update of its step', async () => {
    const full = pointwiseSupervision({ coordinates, targets, inputDim: 2 });
    const trainer = await tfjsEngine().createTrainer(smallField(), adam());
    const { loss } = await trainer.gradient(full.batch(0, seededRandom(0)));
    trainer.dispose();
    const { curve } = await finish(fit(options({ supervision: full })));
    expect(curve[0]!.loss).toBe(loss);
    expect(curve.at(-1)!.loss).toBeLessThan(loss);
  });

  test('asks a schedule for the rate of each step', async () => {
    const asked: number[] = [];
    const learningRate = (step: number): number => {
      asked.push(step);
      return 0.01 / (step + 1);
    };
    const events = await eventsOf(fit(options({ learningRate })));
    expect(asked).toEqual(Array.from({ length: 12 }, (_, step) => step));
    const rates = events.filter((event) => event.type === 'measure').map((event) => event.learningRate);
    expect(rates).toEqual([0, 5, 10, 11].map((step) => 0.01 / (step + 1)));
  });

  test('leaves the field it was given as it was', async () => {
    const field = smallField();
    const end = await finish(fit(options({ field })));
    expect(field).toEqual(smallField());
    expect(end.field.parameters).not.toEqual(field.parameters);
    expect(end.field.network).toEqual(field.network);
  });

  test('gives the same bits for the same seed, and others for another', async () => {
    const once = bits(await finish(fit(options())));
    expect(bits(await finish(fit(options())))).toEqual(once);
    expect(bits(await finish(fit(options({ random: seededRandom(8) }))))).not.toEqual(once);
  });

  test.each([
    [{ steps: 0 }, 'fit: steps must be a whole number of at least 1, got 0'],
    [{ steps: 2.5 }, 'fit: steps must be a whole number of at least 1, got 2.5'],
    [{ measureEvery: 0 }, 'fit: measureEvery must be a whole number of at least 1, got 0'],
    [
      { plateau: { patience: 0, minimumGain: 1 } },
      'fit: plateau.patience must be a whole number of at least 1, got 0',
    ],
    [
      { plateau: { patience: 1, minimumGain: -1 } },
      'fit: plateau.minimumGain must be at least 0, in dB, got -1',
    ],
    [{ targetIou: 2 }, 'fit: targetIou must be in (0, 1], got 2'],
    [{ targetPsnr: Number.NaN }, 'fit: targetPsnr must be a number, in dB, got NaN'],
    [{ learningRate: -1 }, 'constantSchedule: learning rate must be positive and finite, got -1'],
  ])('refuses %j, without a leak', (more, message) =>
    expectNoLeak(async () => {
      await expect(finish(fit(options(more)))).rejects.toThrow(new RangeError(message));
    }, tf),
  );
});

describe('fit(options) ends', () => {
  test('at the target PSNR, after the measurement that reached it', async () => {
    let psnrNow = 10;
    const end = await finish(
      fit(options({ targetPsnr: 12, measureEvery: 2, measure: () => ({ fitPsnr: psnrNow++ }) })),
    );
    expect(end.reason).toBe('target');
    expect(end.curve.map(({ fitPsnr }) => fitPsnr)).toEqual([10, 11, 12]);
    expect(end.checkpoint.optimizerState.updates).toBe(5);
  });

  test('on a plateau of the held-out PSNR', async () => {
    const values = [10, 12, 12.1, 12.2, 99];
    const end = await finish(
      fit(
        options({
          measureEvery: 1,
          plateau: { patience: 2, minimumGain: 0.5 },
          measure: () => ({ fitPsnr: 50, heldOutPsnr: values.shift()! }),
        }),
      ),
    );
    expect(end.reason).toBe('plateau');
    expect(end.curve.map(({ heldOutPsnr }) => heldOutPsnr)).toEqual([10, 12, 12.1, 12.2]);
  });

  test('after the current step when aborted, and before the first when aborted already', async () => {
    await interrupted(6, options());
    const end = await finish(fit(options({ signal: AbortSignal.abort() })));
    expect(end.reason).toBe('aborted');
    expect(end.curve).toEqual([]);
    expect(end.field.parameters).toEqual(smallField().parameters);
  });

  test('when a timer aborts it: every 15 ms of training the event loop gets a turn', async () => {
    let milliseconds = 0;
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => (milliseconds += 4));
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 0);
    try {
      const end = await finish(fit(options({ steps: 50, signal: controller.signal })));
      expect(end.reason).toBe('aborted');
      // One reading of the clock per step: the first turn comes no later than 16 ms, after the fourth.
      expect(end.checkpoint.optimizerState.updates).toBeLessThanOrEqual(4);
    } finally {
      clock.mockRestore();
    }
  });
});

describe('fit(options) frees its tensors', () => {
  test('at its end', () => expectNoLeak(() => finish(fit(options({ measure: thePsnr }))), tf));

  test('when the loop is left early', () =>
    expectNoLeak(async () => {
      for await (const event of fit(options())) if (event.type === 'step' && event.step === 3) break;
    }, tf));

  test('when what it measures with throws', () =>
    expectNoLeak(async () => {
      const measure = (): never => {
        throw new Error('no disk');
      };
      await expect(finish(fit(options({ measure })))).rejects.toThrow(new Error('no disk'));
    }, tf));

  test('when its supervision throws', () =>
    expectNoLeak(async () => {
      const supervision = {
        batch: (step: number) => {
          if (step === 2) throw new Error('no data');
          return smallBatch();
        },
      };
      await expect(finish(fit(options({ supervision })))).rejects.toThrow(new Error('no data'));
    }, tf));
});

describe('fit({ resume })', () => {
  const full = pointwiseSupervision({ coordinates, targets, inputDim: 2 });
  const trained = smallField(
    gaussianEncoding({ inputDim: 2, frequencyCount: 4, scale: 1, random: seededRandom(1), trainable: true }),
  );
  const plateau = { patience: 2, minimumGain: 0.5 };
  const risesThenStays: NonNullable<FitOptions['measure']> = () => ({ fitPsnr: 20 });

  test.each<[string, Partial<FitOptions>]>([
    ['minibatches and Adam', {}],
    ['all points and Adam', { supervision: full }],
    ['minibatches and momentum', { optimizer: sgd({ momentum: 0.9 }) }],
    ['minibatches and plain descent', { optimizer: sgd() }],
    ['a trained encoding', { field: trained }],
    ['a schedule', { learningRate: (step) => 0.01 * 0.9 ** step }],
    ['other constants of Adam', { optimizer: adam({ beta1: 0.5, beta2: 0.9, epsilon: 1e-5 }) }],
    ['a plateau to stop at', { plateau, measureEvery: 4, measure: risesThenStays }],
  ])('gives the bits of an uninterrupted run: %s', async (_, more) => {
    const straight = bits(await finish(fit(options(more))));
    for (const at of [0, 4, 7]) {
      const checkpoint = await interrupted(at, options(more));
      // What a resumed run is given besides must not matter.
      const rest = options({ ...more, optimizer: sgd({ momentum: 0.1 }), random: seededRandom(99) });
      expect(bits(await finish(fit({ ...rest, resume: checkpoint })))).toEqual(straight);
      const bytes = encodeCheckpoint({ checkpoint, metadata: { task: 'test' } });
      const read = decodeCheckpoint(bytes).checkpoint;
      expect(bits(await finish(fit({ ...rest, resume: read })))).toEqual(straight);
    }
  });

  test('gives the same bits from a checkpoint event, which the run that made it does not touch again', async () => {
    const checkpoints: Checkpoint[] = [];
    const run = options({ checkpointSeconds: 0 });
    const straight = await finish(fit(options()));
    for await (const event of fit(run)) if (event.type === 'checkpoint') checkpoints.push(event.checkpoint);
    expect(checkpoints.map(({ optimizerState }) => optimizerState.updates)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12,
    ]);
    for (const at of [0, 5, 11]) {
      expect(bits(await finish(fit(options({ resume: checkpoints[at]! }))))).toEqual(bits(straight));
    }
  });

  test('goes on for more steps after the end of a run', async () => {
    const first = await finish(fit(options({ steps: 10 })));
    const second = await finish(fit(options({ steps: 20, resume: first.checkpoint })));
    const straight = await finish(fit(options({ steps: 20 })));
    expect(second.field.parameters).toEqual(straight.field.parameters);
    expect(second.curve.map(({ step }) => step)).toEqual([0, 5, 9, 10, 15, 19]);
  });

  test('of a finished run ends at once, unchanged', async () => {
    const first = await finish(fit(options()));
    const events = await eventsOf(fit(options({ resume: first.checkpoint })));
    expect(events.map(({ type }) => type)).toEqual(['end']);
    expect(bits(events[0] as FitEnd)).toEqual(bits(first));
  });

  test('of a run that reached its target ends at once', async () => {
    const run = { targetPsnr: 5, measure: () => ({ fitPsnr: 6 }) };
    const first = await finish(fit(options(run)));
    expect(first.checkpoint.optimizerState.updates).toBe(1);
    const again = await finish(fit(options({ ...run, resume: first.checkpoint })));
    expect(again.reason).toBe('target');
    expect(again.checkpoint.optimizerState.updates).toBe(1);
  });

  test('refuses fewer steps than have been made', async () => {
    const { checkpoint } = await finish(fit(options()));
    await expect(finish(fit(options({ steps: 5, resume: checkpoint })))).rejects.toThrow(
      new RangeError('fit: steps must be at least the 12 that the checkpoint has made, got 5'),
    );
  });
});

describe('finish(run)', () => {
  test('refuses a run that someone else has drawn from to its end', async () => {
    const run = fit(options({ steps: 2 }));
    await finish(run);
    await expect(finish(run)).rejects.toThrow(/^finish: the run ended without an end event/);
  });
});

describe('a fit of nine cycles of one coordinate', () => {
  test('succeeds by Gaussian features and fails by basic ones, at least 10 dB apart', async () => {
    const points = Float32Array.from({ length: 64 }, (_, i) => i / 64);
    const signal = points.map((x) => 0.5 + 0.4 * Math.sin(2 * Math.PI * 9 * x));
    const psnrBy = async (encoding: Encoding): Promise<number> => {
      const { curve } = await finish(
        fit({
          field: initialField({ encoding, outputDim: 1, depth: 3, width: 64, random: seededRandom(2) }),
          supervision: pointwiseSupervision({ coordinates: points, targets: signal, inputDim: 1 }),
          engine: tfjsEngine(),
          steps: 150,
          learningRate: 5e-3,
          measureEvery: 150,
          measure: async (evaluate) => ({ fitPsnr: psnr(await evaluate(points), signal) }),
        }),
      );
      return curve.at(-1)!.fitPsnr!;
    };
    const basic = await psnrBy(basicEncoding({ inputDim: 1 }));
    const gaussian = await psnrBy(
      gaussianEncoding({ inputDim: 1, frequencyCount: 32, scale: 8, random: seededRandom(1) }),
    );
    expect(gaussian).toBeGreaterThan(30);
    expect(gaussian).toBeGreaterThan(basic + 10);
  });
});

function stepOf(event: Exclude<FitEvent, FitEnd>): number {
  return event.type === 'checkpoint' ? event.checkpoint.optimizerState.updates - 1 : event.step;
}
