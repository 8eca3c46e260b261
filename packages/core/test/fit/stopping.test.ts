import {
  type FitEnd,
  finish,
  fit,
  type Measures,
  pointwiseSupervision,
  type StopRule,
} from '@fourier-features/core';
import { activateFastestBackend } from '@fourier-features/core/node';
import { tfjsEngine } from '@fourier-features/core/tfjs';
import { beforeAll, describe, expect, test } from 'vitest';
import { smallBatch, smallField } from '../tfjs/smallFields.ts';

const { coordinates, targets } = smallBatch('mse', 1, 4);

/** Runs a fit that measures after every step what it is given, in this order. */
function run(measures: readonly Measures[], stop: StopRule | readonly StopRule[]): Promise<FitEnd> {
  return finish(
    fit({
      field: smallField(),
      supervision: pointwiseSupervision({ coordinates, targets, inputDim: 2 }),
      engine: tfjsEngine(),
      steps: measures.length,
      measureEvery: 1,
      measure: (_, step) => measures[step]!,
      stop,
    }),
  );
}

/** Returns why a run ended, and after how many measurements. */
async function outcome(measures: readonly Measures[], stop: StopRule | readonly StopRule[]): Promise<string> {
  const { reason, curve } = await run(measures, stop);
  return `${reason} after ${curve.length}`;
}

const fits = (...values: number[]): Measures[] => values.map((fitPsnr) => ({ fitPsnr }));

beforeAll(() => activateFastestBackend('cpu'));

describe('stop: { measure, target }', () => {
  const stop = { measure: 'fitPsnr', target: 30 };

  test('stops once the measure reaches the target', async () => {
    expect(await outcome(fits(20, 29.9, 30, 31), stop)).toBe('target after 3');
    expect(await outcome(fits(20, 29.9), stop)).toBe('steps after 2');
  });

  test('ignores other measures', async () => {
    const measures = fits(20, 20).map((each) => ({ ...each, heldOutPsnr: 40 }));
    expect(await outcome(measures, stop)).toBe('steps after 2');
    expect(await outcome(measures, { measure: 'heldOutPsnr', target: 40 })).toBe('target after 1');
  });

  test('is never reached by NaN, and reached by Infinity', async () => {
    expect(await outcome(fits(Number.NaN, Number.POSITIVE_INFINITY, 0), stop)).toBe('target after 2');
  });
});

describe('stop: { measure, patience, minimumGain }', () => {
  const stop = { measure: 'fitPsnr', patience: 2, minimumGain: 0.5 };

  test('stops after as many measurements in a row without a gain as patience allows', async () => {
    expect(await outcome(fits(20, 25, 25.1, 25.2, 99), stop)).toBe('plateau after 4');
    expect(await outcome(fits(20, 25, 24, 23, 99), stop)).toBe('plateau after 4');
    expect(await outcome(fits(20, 25, 25.1), stop)).toBe('steps after 3');
  });

  test('counts a slow rise once it adds up to a gain', async () => {
    expect(await outcome(fits(20, 20.3, 20.6, 20.9, 21.2), stop)).toBe('steps after 5');
  });

  test('counts any rise as a gain by default', async () => {
    const anyRise = { measure: 'fitPsnr', patience: 2 };
    expect(await outcome(fits(20, 20, 20, 20), anyRise)).toBe('plateau after 3');
    expect(await outcome(fits(20, 20, 20.001, 20, 20.002), anyRise)).toBe('steps after 5');
  });

  test('compares with the best before a NaN, not with the NaN', async () => {
    expect(await outcome(fits(20, Number.NaN, 21), stop)).toBe('steps after 3');
    expect(await outcome(fits(20, Number.NaN, 20.1), stop)).toBe('plateau after 3');
  });

  test('counts from 0 again after a gain', async () => {
    expect(await outcome(fits(20, 20, 21, 21), stop)).toBe('steps after 4');
    expect(await outcome(fits(20, 20, 21, 21, 21), stop)).toBe('plateau after 5');
  });

  test('does not count a recovery below the best as a gain', async () => {
    expect(await outcome(fits(25, 20, 24, 99), stop)).toBe('plateau after 3');
  });

  test('watches the measure it names, such as one of held-out points while the fit still improves', async () => {
    const overfitting = [
      { fitPsnr: 20, heldOutIou: 0.8 },
      { fitPsnr: 25, heldOutIou: 0.8 },
      { fitPsnr: 30, heldOutIou: 0.79 },
      { fitPsnr: 35, heldOutIou: 0.78 },
    ];
    const heldOut = { measure: 'heldOutIou', patience: 2, minimumGain: 0.01 };
    expect(await outcome(overfitting, heldOut)).toBe('plateau after 3');
    expect(await outcome(overfitting, stop)).toBe('steps after 4');
  });
});

describe('stop: several rules', () => {
  const target = { measure: 'fitPsnr', target: 30 };
  const patience = { measure: 'heldOutPsnr', patience: 2 };
  const measures = (...pairs: [fitPsnr: number, heldOutPsnr: number][]): Measures[] =>
    pairs.map(([fitPsnr, heldOutPsnr]) => ({ fitPsnr, heldOutPsnr }));

  test('stop as soon as one of them is met, whichever it is', async () => {
    const rules = [target, patience];
    expect(await outcome(measures([20, 10], [30, 11], [40, 12]), rules)).toBe('target after 2');
    expect(await outcome(measures([20, 10], [21, 10], [22, 10], [40, 9]), rules)).toBe('plateau after 3');
    expect(await outcome(measures([20, 10], [21, 10], [22, 11]), rules)).toBe('steps after 3');
  });

  test('end with the reason of the first of those met', async () => {
    const both = measures([20, 10], [21, 10], [30, 10]);
    expect(await outcome(both, [target, patience])).toBe('target after 3');
    expect(await outcome(both, [patience, target])).toBe('plateau after 3');
  });

  test('may be an empty list', async () => {
    expect(await outcome(fits(100, 0, 0, 0), [])).toBe('steps after 4');
  });
});

describe('stop: a measure that the fit does not have', () => {
  const stop = { measure: 'iou', target: 0.5 };

  test('is refused at the first measurement, with the names of those it has', async () => {
    const measures = fits(1, 2).map((each) => ({ ...each, heldOutPsnr: 1 }));
    await expect(run(measures, [{ measure: 'fitPsnr', target: 30 }, stop])).rejects.toThrow(
      new RangeError("fit: stop.measure must be one of the fit's measures (fitPsnr, heldOutPsnr), got iou"),
    );
  });

  test('is refused at the call if the fit measures nothing', () => {
    const supervision = pointwiseSupervision({ coordinates, targets, inputDim: 2 });
    expect(() => fit({ field: smallField(), supervision, engine: tfjsEngine(), steps: 2, stop })).toThrow(
      new RangeError("fit: stop.measure must be one of the fit's measures (none), got iou"),
    );
  });
});
