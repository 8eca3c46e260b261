import {
  cosineSchedule,
  type Engine,
  gaussianEncoding,
  gridCoordinates,
  learningRateAt,
} from '@fourier-features/core';
import { chooseScale, type ScalePlan, type ScaleProblem } from '@fourier-features/tasks';
import { wasmEngine } from '@fourier-features/wasm';
import { beforeAll, describe, expect, test } from 'vitest';

/** A wave of two cycles in 64 samples. */
const coordinates = gridCoordinates([64]);
const problem: ScaleProblem = {
  coordinates,
  values: coordinates.map((x) => Math.sin(4 * Math.PI * x)),
  inputDim: 1,
  scales: [2, 16],
};

const plan: ScalePlan = {
  frequencyCount: 16,
  width: 16,
  depth: 3,
  steps: 50,
  learningRate: 1e-3,
  seed: 0,
  encoding: (options) => gaussianEncoding({ inputDim: 1, ...options }),
};

let engine: Engine;

beforeAll(async () => {
  engine = await wasmEngine({ threads: 1 });
});

describe('chooseScale(problem, plan)', () => {
  test('chooses the scale that resembles a smooth wave', async () => {
    const choice = await chooseScale(problem, plan);
    expect(choice.chosen).toBe(2);
    expect(choice.ranked.map(({ scale }) => scale)).toEqual([2, 16]);
    expect(choice.decidedBy).toBe('held-out');
  });

  test('predicts by the mean rate of a schedule', async () => {
    const learningRate = cosineSchedule({ initial: 4e-3, final: 1e-3 });
    let mean = 0;
    for (let step = 0; step < 50; step++) mean += learningRateAt(learningRate, step, 50) / 50;
    const scheduled = await chooseScale(problem, { ...plan, learningRate });
    const constant = await chooseScale(problem, { ...plan, learningRate: mean });
    expect(scheduled.time).toBeCloseTo(constant.time, 10);
    expect(scheduled.ranked[0]!.heldOutPsnr).toBeCloseTo(constant.ranked[0]!.heldOutPsnr, 6);
    expect(scheduled.time).toBeGreaterThan(2 * (await chooseScale(problem, plan)).time);
  });

  test('builds encodings of the plan', async () => {
    const counts: number[] = [];
    const encoding: ScalePlan['encoding'] = (options) => {
      counts.push(options.frequencyCount);
      return plan.encoding(options);
    };
    await chooseScale(problem, { ...plan, encoding });
    expect(counts).toEqual([16, 16]);
  });

  test('decides by probes if there are some, and reports progress', async () => {
    const fractions: number[] = [];
    const { decidedBy, ranked } = await chooseScale(problem, plan, {
      probe: { engine, steps: 5 },
      onProgress: (fraction) => fractions.push(fraction),
    });
    expect(decidedBy).toBe('probe');
    expect(ranked[0]!.probePsnr).toSatisfy(Number.isFinite);
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
    expect(fractions.at(-1)).toBe(1);
  });

  test('rejects with the reason of an abort, and without candidates', async () => {
    const reason = new Error('enough');
    await expect(chooseScale(problem, plan, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    await expect(chooseScale({ ...problem, scales: [] }, plan)).rejects.toThrow(
      'scales must hold at least one',
    );
  });
});
