import { finish } from '@fourier-features/core';
import { chooseEngine } from '@fourier-features/engines';
import { describe, expect, test } from 'vitest';
import record from '../../src/assets/theoryLab/records/first.json';
import { costs } from '../../src/theoryLab/compute/costs.ts';
import { decay } from '../../src/theoryLab/compute/decay.ts';
import { networkKernel } from '../../src/theoryLab/compute/kernels.ts';
import { labEncoding } from '../../src/theoryLab/compute/labField.ts';
import { labSignal } from '../../src/theoryLab/compute/labSignal.ts';
import { labInput, labTask, labView } from '../../src/theoryLab/compute/labTask.ts';
import { labUpdates, predict } from '../../src/theoryLab/compute/predict.ts';
import { randomFeatures } from '../../src/theoryLab/compute/randomFeatures.ts';
import { regression } from '../../src/theoryLab/compute/regression.ts';
import { scaleCurve } from '../../src/theoryLab/compute/scaleCurve.ts';
import { initialLabSettings, type LabSettings } from '../../src/theoryLab/settings.ts';

const { engine } = await chooseEngine();
const few: LabSettings = { ...initialLabSettings, steps: 40 };

describe('the prediction of the lab', () => {
  test('is close to a training of a wide network, and not of a narrow one', async () => {
    const ratio = async (width: number): Promise<number> => {
      const settings = { ...few, width };
      const { fits } = await predict(settings, engine);
      const input = labInput(settings);
      const { field } = await finish(labTask.fit(input, settings, { engine }));
      const { train } = await labView(field, input, engine);
      expect(fits.at(-1)!.updates).toBe(40);
      return train / fits.at(-1)!.train;
    };
    expect(Math.abs(Math.log(await ratio(512)))).toBeLessThan(Math.log(1.25));
    expect(Math.abs(Math.log(await ratio(8)))).toBeGreaterThan(Math.log(1.25));
  });

  test('starts at the untrained network', async () => {
    const { fits } = await predict(few, engine);
    const { field } = await finish(
      labTask.fit(labInput(few), { ...few, steps: 1, rateFraction: 1e-9 }, { engine }),
    );
    const { values } = await labView(field, labInput(few), engine);
    values.forEach((value, i) => {
      expect(fits[0]!.values[i]).toBeCloseTo(value, 4);
    });
  });

  test('is the recorded one for the first settings', async () => {
    const { fits, learningRate } = await predict(initialLabSettings, engine);
    expect(fits.map(({ updates }) => updates)).toEqual(record.prediction.fits.map(({ updates }) => updates));
    expect(learningRate / record.prediction.learningRate).toBeCloseTo(1, 3);
    expect(fits.at(-1)!.heldOut / record.prediction.fits.at(-1)!.heldOut).toBeCloseTo(1, 2);
  });
});

describe('labUpdates(steps)', () => {
  test('rises from 0 to the last step without repeats', () => {
    for (const steps of [1, 2, 10, 1000]) {
      const updates = labUpdates(steps);
      expect(updates[0]).toBe(0);
      expect(updates.at(-1)).toBe(steps);
      expect(new Set(updates).size).toBe(updates.length);
    }
  });
});

describe('labSignal(settings)', () => {
  test('stays within ½, whatever is chosen', () => {
    for (const signal of ['waves', 'square', 'power-law'] as const) {
      const { values } = labSignal({ ...initialLabSettings, signal });
      expect(Math.max(...Array.from(values, Math.abs))).toBe(0.5);
    }
  });

  test('returns what was drawn', () => {
    const drawn = Array.from({ length: 256 }, (_, i) => i / 512);
    expect(labSignal({ ...initialLabSettings, signal: 'drawn', drawn }).values).toEqual(drawn);
  });
});

test('features of every encoding have a mean square of 1/8', () => {
  for (const encoding of ['series', 'gaussian', 'uniform', 'laplacian', 'log-uniform'] as const) {
    const { amplitudes, outputDim } = labEncoding({ ...initialLabSettings, encoding });
    const square = amplitudes.reduce((sum, amplitude) => sum + amplitude ** 2, 0) / outputDim;
    expect(square).toBeCloseTo(1 / 8, 6);
  }
});

test('the curve of the scale has its least error in the middle, and none without a scale', async () => {
  const { heldOut } = (await scaleCurve(initialLabSettings, engine))!;
  const least = heldOut.indexOf(Math.min(...heldOut));
  expect(heldOut[0]! / heldOut[least]!).toBeGreaterThan(2);
  expect(heldOut.at(-1)! / heldOut[least]!).toBeGreaterThan(2);
  expect(await scaleCurve({ ...initialLabSettings, encoding: 'none' }, engine)).toBeNull();
});

test('kernel regression meets its samples, and is sure of them alone', () => {
  const { mean, low, high, targets } = regression(initialLabSettings, { samples: 16, noise: 0 });
  for (const [i, target] of Array.from(targets).entries()) {
    expect(mean[16 * i]).toBeCloseTo(target, 4);
    expect(high[16 * i]! - low[16 * i]!).toBeLessThan(0.01);
  }
  expect(high[8]! - low[8]!).toBeGreaterThan(0.05);
});

test('the kernel of a network is near that of infinite width', async () => {
  const { rates } = await predict(initialLabSettings, engine);
  const drawn = networkKernel(initialLabSettings).rates;
  for (const k of [1, 5, 11]) expect(Math.abs(Math.log(drawn[k]! / rates[k]!))).toBeLessThan(Math.log(1.5));
});

test('a wave of twice the frequency takes four times as many steps', () => {
  const steps = new Map(decay(true).map((point) => [point.frequency, point.steps]));
  expect(steps.get(30)! / steps.get(15)!).toBeCloseTo(4, 1);
  expect(decay(false).some(({ frequency }) => frequency === 3)).toBe(false);
});

test('the kernel costs n³, the network n', () => {
  const [small, large] = costs({ width: 256, epochs: 50 }).slice(-2);
  expect(large!.kernel.seconds / small!.kernel.seconds).toBeCloseTo(64, 0);
  expect(large!.network.seconds / small!.network.seconds).toBeCloseTo(4, 5);
});

test('random frequencies miss the limit as the formula says; the grid repeats', () => {
  const { error, grid, distances, period } = randomFeatures({ scale: 4, frequencyCount: 16, seed: 1 });
  expect(error.measured / error.predicted).toBeGreaterThan(0.6);
  expect(error.measured / error.predicted).toBeLessThan(1.6);
  const repeat = distances.findIndex((distance) => distance >= period);
  expect(Math.abs(grid[repeat]!)).toBeGreaterThan(0.9);
});
