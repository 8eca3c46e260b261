import {
  adam,
  basicEncoding,
  type Checkpoint,
  cosineSchedule,
  decodeCheckpoint,
  type Encoding,
  encodeCheckpoint,
  evaluateField,
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
import { beforeAll, describe, expect, test } from 'vitest';
import { smallBatch, smallField } from '../tfjs/smallFields.ts';

const { coordinates, targets } = smallBatch('mse', 1, 24);

/** Options of a short run on minibatches of eight points, new for each call. */
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

/** The results of a run whose bits are compared. */
function bits({ field, curve, checkpoint, reason }: FitEnd): unknown {
  return { parameters: field.parameters, curve, checkpoint, reason };
}

/** Runs until the step, aborts there, and returns the checkpoint. */
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
  test('yields every step in order, measurements before their step, and the end last', async () => {
    const events = await eventsOf(fit(options()));
    const found = events.map((event) => (event.type === 'end' ? 'end' : `${event.type} ${stepOf(event)}`));
    const expected = Array.from({ length: 12 }, (_, step) =>
      [0, 5, 10, 11].includes(step) ? [`measure ${step}`, `step ${step}`] : [`step ${step}`],
    ).flat();
    expect(found).toEqual([...expected, 'end']);
    expect(events.every((event) => event.type !== 'step' || event.steps === 12)).toBe(true);
  });

  test('has curve points at 0, every, 2·every, … and the last step, once each', async () => {
    const steps = async (more: Partial<FitOptions>): Promise<number[]> =>
      (await finish(fit(options(more)))).curve.map(({ step }) => step);
    expect(await steps({ steps: 12, measureEvery: 5 })).toEqual([0, 5, 10, 11]);
    expect(await steps({ steps: 11, measureEvery: 5 })).toEqual([0, 5, 10]);
    expect(await steps({ steps: 1, measureEvery: 5 })).toEqual([0]);
    expect(await steps({ steps: 3, measureEvery: 1 })).toEqual([0, 1, 2]);
  });

  test('ends with the curve of its measurements', async () => {
    const events = await eventsOf(fit(options({ measure: thePsnr })));
    const measured = events.filter((event) => event.type === 'measure').map(({ point }) => point);
    const end = events.at(-1) as FitEnd;
    expect(measured.map((point) => Object.keys(point))).toEqual(
      measured.map(() => ['step', 'loss', 'fitPsnr']),
    );
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
    const { field } = await finish(fit(options({ measure })));
    expect(await evaluateField(field, coordinates, { engine: tfjsEngine() })).toEqual(seen.at(-1));
  });

  test('passes each measurement its step', async () => {
    const steps: number[] = [];
    const measure: FitOptions['measure'] = (_, step) => {
      steps.push(step);
      return {};
    };
    await finish(fit(options({ measure })));
    expect(steps).toEqual([0, 5, 10, 11]);
  });

  test('reports the loss of a step before its update', async () => {
    const full = pointwiseSupervision({ coordinates, targets, inputDim: 2 });
    const trainer = await tfjsEngine().createTrainer(smallField(), adam());
    const { loss } = await trainer.gradient(full.batch(0, seededRandom(0)));
    trainer.dispose();
    const { curve } = await finish(fit(options({ supervision: full })));
    expect(curve[0]!.loss).toBe(loss);
    expect(curve.at(-1)!.loss).toBeLessThan(loss);
  });

  test('evaluates a schedule once per step, with the steps of the fit', async () => {
    const calls: [step: number, steps: number][] = [];
    const learningRate = (step: number, steps: number): number => {
      calls.push([step, steps]);
      return 0.01 / (step + 1);
    };
    const events = await eventsOf(fit(options({ learningRate })));
    expect(calls).toEqual(Array.from({ length: 12 }, (_, step) => [step, 12]));
    const rates = events.filter((event) => event.type === 'measure').map((event) => event.learningRate);
    expect(rates).toEqual([0, 5, 10, 11].map((step) => 0.01 / (step + 1)));
  });

  test('trains alike with a schedule as data and with the function that it describes', async () => {
    const cosine = (step: number, steps: number): number =>
      0.001 + (0.019 * (1 + Math.cos((Math.PI * step) / steps))) / 2;
    const byData = await finish(
      fit(options({ learningRate: cosineSchedule({ initial: 0.02, final: 0.001 }) })),
    );
    const byFunction = await finish(fit(options({ learningRate: cosine })));
    const constant = await finish(fit(options({ learningRate: 0.02 })));
    expect(bits(byData)).toEqual(bits(byFunction));
    expect(byData.field.parameters).not.toEqual(constant.field.parameters);
  });

  test('leaves the initial field unchanged', async () => {
    const field = smallField();
    const end = await finish(fit(options({ field })));
    expect(field).toEqual(smallField());
    expect(end.field.parameters).not.toEqual(field.parameters);
    expect(end.field.network).toEqual(field.network);
  });

  test('gives the same bits for the same seed, and different ones for another', async () => {
    const once = bits(await finish(fit(options())));
    expect(bits(await finish(fit(options())))).toEqual(once);
    expect(bits(await finish(fit(options({ random: seededRandom(8) }))))).not.toEqual(once);
  });

  test.each<[Partial<FitOptions>, string]>([
    [{ steps: 0 }, 'steps must be a positive integer, got 0'],
    [{ steps: 2.5 }, 'steps must be a positive integer, got 2.5'],
    [{ measureEvery: 0 }, 'measureEvery must be a positive integer, in steps, got 0'],
    [{ checkpointSeconds: -1 }, 'checkpointSeconds must be at least 0, in seconds, got -1'],
    [
      { stop: { measure: 'fitPsnr', patience: 0 } },
      'stop.patience must be a positive integer, in measurements, got 0',
    ],
    [
      { stop: { measure: 'fitPsnr', patience: 1, minimumGain: -1 } },
      'stop.minimumGain must be at least 0, got -1',
    ],
    [
      {
        stop: [
          { measure: 'fitPsnr', target: 1 },
          { measure: 'fitPsnr', target: Number.NaN },
        ],
      },
      'stop.target must be a number, got NaN',
    ],
    [{ learningRate: -1 }, 'learningRate must be positive and finite, got -1'],
    [{ learningRate: Number.NaN }, 'learningRate must be positive and finite, got NaN'],
    [
      { learningRate: { kind: 'cosine', initial: 1, final: -1 } },
      'learningRate.final must be at least 0 and finite, got -1',
    ],
    [
      { learningRate: { kind: 'exponential', initial: 0, factor: 0.5, every: 1 } },
      'learningRate.initial must be positive and finite, got 0',
    ],
  ])('throws at the call, before any event, for %j', (more, message) =>
    expectNoLeak(() => {
      expect(() => fit(options({ measure: thePsnr, ...more }))).toThrow(new RangeError(`fit: ${message}`));
    }, tf),
  );
});

describe('fit(options) ends', () => {
  test('after the measurement that reached a target', async () => {
    let psnrNow = 10;
    const stop = { measure: 'fitPsnr', target: 12 };
    const end = await finish(
      fit(options({ stop, measureEvery: 2, measure: () => ({ fitPsnr: psnrNow++ }) })),
    );
    expect(end.reason).toBe('target');
    expect(end.curve.map(({ fitPsnr }) => fitPsnr)).toEqual([10, 11, 12]);
    expect(end.checkpoint.optimizerState.updates).toBe(5);
  });

  test('on a plateau of the measure that its rule names', async () => {
    const values = [10, 12, 12.1, 12.2, 99];
    const end = await finish(
      fit(
        options({
          measureEvery: 1,
          stop: { measure: 'heldOutPsnr', patience: 2, minimumGain: 0.5 },
          measure: () => ({ fitPsnr: 50, heldOutPsnr: values.shift()! }),
        }),
      ),
    );
    expect(end.reason).toBe('plateau');
    expect(end.curve.map(({ heldOutPsnr }) => heldOutPsnr)).toEqual([10, 12, 12.1, 12.2]);
  });

  test('after the current step if aborted, and before the first if aborted already', async () => {
    await interrupted(6, options());
    const end = await finish(fit(options({ signal: AbortSignal.abort() })));
    expect(end.reason).toBe('aborted');
    expect(end.curve).toEqual([]);
    expect(end.field.parameters).toEqual(smallField().parameters);
  });

  test('when a timer aborts it: timers fire while it runs', async () => {
    // Without turns of the event loop the timer would fire only after the last step.
    const end = await finish(fit(options({ steps: 100_000, signal: AbortSignal.timeout(50) })));
    expect(end.reason).toBe('aborted');
    expect(end.checkpoint.optimizerState.updates).toBeLessThan(100_000);
  });
});

describe('fit(options) frees its tensors', () => {
  test('at its end', () => expectNoLeak(() => finish(fit(options({ measure: thePsnr }))), tf));

  test('when the loop is left early', () =>
    expectNoLeak(async () => {
      for await (const event of fit(options())) if (event.type === 'step' && event.step === 3) break;
    }, tf));

  test('when its measure throws', () =>
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
    const straight = bits(await finish(fit(options(more))));
    for (const at of [0, 4, 7]) {
      const checkpoint = await interrupted(at, options(more));
      // The checkpoint replaces these.
      const rest = options({
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

  test('continues for more steps after the end of a run', async () => {
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
    const run = { stop: { measure: 'fitPsnr', target: 5 }, measure: () => ({ fitPsnr: 6 }) };
    const first = await finish(fit(options(run)));
    expect(first.checkpoint.optimizerState.updates).toBe(1);
    const again = await finish(fit(options({ ...run, resume: first.checkpoint })));
    expect(again.reason).toBe('target');
    expect(again.checkpoint.optimizerState.updates).toBe(1);
  });

  test('throws at the call if the checkpoint is already past the steps', async () => {
    const { checkpoint } = await finish(fit(options()));
    expect(() => fit(options({ steps: 5, resume: checkpoint }))).toThrow(
      new RangeError('fit: steps must be at least the 12 already made, got 5'),
    );
  });
});

describe('a fit of nine cycles of one coordinate', () => {
  test('succeeds with Gaussian features and is 10 dB worse with basic ones', async () => {
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
  if (event.type === 'checkpoint') return event.checkpoint.optimizerState.updates - 1;
  return event.type === 'measure' ? event.point.step : event.step;
}
