import {
  adam,
  basicEncoding,
  type Checkpoint,
  cosineSchedule,
  type Engine,
  evaluateField,
  type FitEnd,
  type FitEvent,
  type FitOptions,
  type FourierEncoding,
  finish,
  fit,
  gaussianEncoding,
  initialField,
  type Optimizer,
  pointwiseSupervision,
  psnr,
  type StopRule,
  seededRandom,
} from '@fourier-features/core';
import { activateFastestBackend } from '@fourier-features/core/node';
import { tfjsEngine } from '@fourier-features/core/tfjs';
import { expectNoLeak } from '@fourier-features/testing';
import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { smallBatch, smallField } from '../tfjs/smallFields.ts';
import { bits, eventsOf, interrupted, samples, shortRun } from './shortRun.ts';

const { coordinates, targets } = samples;

const thePsnr: NonNullable<FitOptions['measure']> = async (evaluate) => ({
  fitPsnr: psnr(await evaluate(coordinates), targets),
});

beforeAll(() => activateFastestBackend('wasm'));

describe('fit(options)', () => {
  test('yields every step in order, measurements before their step, and the end last', async () => {
    const events = await eventsOf(fit(shortRun()));
    const found = events.map((event) => (event.type === 'end' ? 'end' : `${event.type} ${stepOf(event)}`));
    const expected = Array.from({ length: 12 }, (_, step) =>
      [0, 5, 10, 11].includes(step) ? [`measure ${step}`, `step ${step}`] : [`step ${step}`],
    ).flat();
    expect(found).toEqual([...expected, 'end']);
    expect(events.every((event) => event.type !== 'step' || event.steps === 12)).toBe(true);
  });

  test('has curve points at 0, every, 2·every, … and the last step, once each', async () => {
    const steps = async (more: Partial<FitOptions>): Promise<number[]> =>
      (await finish(fit(shortRun(more)))).curve.map(({ step }) => step);
    expect(await steps({ steps: 12, measureEvery: 5 })).toEqual([0, 5, 10, 11]);
    expect(await steps({ steps: 11, measureEvery: 5 })).toEqual([0, 5, 10]);
    expect(await steps({ steps: 1, measureEvery: 5 })).toEqual([0]);
    expect(await steps({ steps: 3, measureEvery: 1 })).toEqual([0, 1, 2]);
  });

  test('ends with the curve of its measurements', async () => {
    const events = await eventsOf(fit(shortRun({ measure: thePsnr })));
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
    const { field } = await finish(fit(shortRun({ measure })));
    expect(await evaluateField(field, coordinates, { engine: tfjsEngine() })).toEqual(seen.at(-1));
  });

  test('passes each measurement its step', async () => {
    const steps: number[] = [];
    const measure: FitOptions['measure'] = (_, step) => {
      steps.push(step);
      return {};
    };
    await finish(fit(shortRun({ measure })));
    expect(steps).toEqual([0, 5, 10, 11]);
  });

  test('reports the loss of a step before its update', async () => {
    const full = pointwiseSupervision({ coordinates, targets, inputDim: 2 });
    const trainer = await tfjsEngine().createTrainer(smallField(), adam());
    const { loss } = await trainer.gradient(full.batch(0, seededRandom(0)));
    trainer.dispose();
    const { curve } = await finish(fit(shortRun({ supervision: full })));
    expect(curve[0]!.loss).toBe(loss);
    expect(curve.at(-1)!.loss).toBeLessThan(loss);
  });

  test('evaluates a schedule once per step, with the steps of the fit', async () => {
    const calls: [step: number, steps: number][] = [];
    const learningRate = (step: number, steps: number): number => {
      calls.push([step, steps]);
      return 0.01 / (step + 1);
    };
    const events = await eventsOf(fit(shortRun({ learningRate })));
    expect(calls).toEqual(Array.from({ length: 12 }, (_, step) => [step, 12]));
    const rates = events.filter((event) => event.type === 'measure').map((event) => event.learningRate);
    expect(rates).toEqual([0, 5, 10, 11].map((step) => 0.01 / (step + 1)));
  });

  test('trains alike with a schedule as data and with the function that it describes', async () => {
    const cosine = (step: number, steps: number): number =>
      0.001 + (0.019 * (1 + Math.cos((Math.PI * step) / steps))) / 2;
    const byData = await finish(
      fit(shortRun({ learningRate: cosineSchedule({ initial: 0.02, final: 0.001 }) })),
    );
    const byFunction = await finish(fit(shortRun({ learningRate: cosine })));
    const constant = await finish(fit(shortRun({ learningRate: 0.02 })));
    expect(bits(byData)).toEqual(bits(byFunction));
    expect(byData.field.parameters).not.toEqual(constant.field.parameters);
  });

  test('refuses what a schedule function returns if it is no rate', async () => {
    const learningRate = (step: number): number => (step < 3 ? 0.01 : Number.NaN);
    await expect(finish(fit(shortRun({ learningRate })))).rejects.toThrow(
      new RangeError('fit: learningRate must be at least 0 and finite, got NaN at step 3'),
    );
  });

  test('leaves the initial field unchanged', async () => {
    const field = smallField();
    const end = await finish(fit(shortRun({ field })));
    expect(field).toEqual(smallField());
    expect(end.field.parameters).not.toEqual(field.parameters);
    expect(end.field.network).toEqual(field.network);
  });

  test('gives the same bits for the same seed, and different ones for another', async () => {
    const once = bits(await finish(fit(shortRun())));
    expect(bits(await finish(fit(shortRun())))).toEqual(once);
    expect(bits(await finish(fit(shortRun({ random: seededRandom(8) }))))).not.toEqual(once);
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
    [
      { learningRate: 'cosine' as unknown as number },
      'learningRate must be a number or a schedule, got cosine',
    ],
    [
      { learningRate: { kind: 'linear', initial: 1 } as unknown as number },
      'learningRate.kind must be one of cosine, exponential, got linear',
    ],
    [
      { stop: 'fitPsnr' as unknown as StopRule },
      'stop must be a rule, such as { measure, target }, or an array of them, got fitPsnr',
    ],
    [{ optimizer: 'adam' as unknown as Optimizer }, 'optimizer.kind must be one of adam, sgd, got undefined'],
    [
      { engine: undefined as unknown as Engine },
      'engine must be an engine, got undefined. Pass await nativeEngine(), await wasmEngine(), or tfjsEngine().',
    ],
    [
      { engine: Promise.resolve() as unknown as Engine },
      'engine must be an engine, got a promise. Pass await nativeEngine(), await wasmEngine(), or tfjsEngine().',
    ],
    [{ resume: {} as Checkpoint }, 'resume must be a checkpoint, such as an event or decodeCheckpoint gives'],
  ])('throws at the call, before any event, for %j', (more, message) =>
    expectNoLeak(() => {
      expect(() => fit(shortRun({ measure: thePsnr, ...more }))).toThrow(new RangeError(`fit: ${message}`));
    }, tf),
  );
});

describe('fit(options) ends', () => {
  test('after the measurement that reached a target', async () => {
    let psnrNow = 10;
    const stop = { measure: 'fitPsnr', target: 12 };
    const end = await finish(
      fit(shortRun({ stop, measureEvery: 2, measure: () => ({ fitPsnr: psnrNow++ }) })),
    );
    expect(end.reason).toBe('target');
    expect(end.curve.map(({ fitPsnr }) => fitPsnr)).toEqual([10, 11, 12]);
    expect(end.checkpoint.optimizerState.updates).toBe(5);
  });

  test('on a plateau of the measure that its rule names', async () => {
    const values = [10, 12, 12.1, 12.2, 99];
    const end = await finish(
      fit(
        shortRun({
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
    await interrupted(6, shortRun());
    const end = await finish(fit(shortRun({ signal: AbortSignal.abort() })));
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
      const end = await finish(fit(shortRun({ steps: 50, signal: controller.signal })));
      expect(end.reason).toBe('aborted');
      // One reading of the clock per step: the first turn comes no later than 16 ms, after the fourth.
      expect(end.checkpoint.optimizerState.updates).toBeLessThanOrEqual(4);
    } finally {
      clock.mockRestore();
    }
  });
});

describe('fit(options) frees its tensors', () => {
  test('at its end', () => expectNoLeak(() => finish(fit(shortRun({ measure: thePsnr }))), tf));

  test('when the loop is left early', () =>
    expectNoLeak(async () => {
      for await (const event of fit(shortRun())) if (event.type === 'step' && event.step === 3) break;
    }, tf));

  test('when its measure throws', () =>
    expectNoLeak(async () => {
      const measure = (): never => {
        throw new Error('no disk');
      };
      await expect(finish(fit(shortRun({ measure })))).rejects.toThrow(new Error('no disk'));
    }, tf));

  test('when its supervision throws', () =>
    expectNoLeak(async () => {
      const supervision = {
        batch: (step: number) => {
          if (step === 2) throw new Error('no data');
          return smallBatch();
        },
      };
      await expect(finish(fit(shortRun({ supervision })))).rejects.toThrow(new Error('no data'));
    }, tf));
});

describe('a fit of nine cycles of one coordinate', () => {
  test('succeeds with Gaussian features and is 10 dB worse with basic ones', async () => {
    const points = Float32Array.from({ length: 64 }, (_, i) => i / 64);
    const signal = points.map((x) => 0.5 + 0.4 * Math.sin(2 * Math.PI * 9 * x));
    const psnrBy = async (encoding: FourierEncoding): Promise<number> => {
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
