import { seededRandom, threefryRandom } from '@fourier-features/core';
import { expectClose, expectGradient } from '@fourier-features/testing';
import {
  type MlpKernelOptions,
  optimiseAmplitudes,
  powerLawSet,
  predictOnGrid,
} from '@fourier-features/theory';
import { amplitudeObjective } from '@fourier-features/theory/internal';
import { expect, test } from 'vitest';
import { gridRow, mappingKernel, meanSquare, publishedNetwork } from '../../experiments/published.ts';

const network: MlpKernelOptions = { depth: 3, width: 64, parameterisation: 'standard', bias: true };

test('amplitudeObjective(…) is the mean square error that predictOnGrid predicts', () => {
  const { signals } = powerLawSet({ length: 32, alpha: 1, count: 3, random: seededRandom(1) });
  const frequencies = Array.from({ length: 16 }, (_, j) => j + 1);
  const objective = amplitudeObjective({ signals, frequencies, time: 0.02, network: publishedNetwork });
  // mappingKernel counts 2·16 inputs, as the objective does.
  const row = gridRow(mappingKernel(1), 32);
  const errors = signals.map((signal) =>
    meanSquare(predictOnGrid({ row, signal, times: [0.02] })[0]!, signal),
  );
  const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length;
  expectClose(objective(Float64Array.from(frequencies, (b) => 1 / b)).value / mean, 1, 1e-5);
});

test('amplitudeObjective(…) returns its derivative with respect to every amplitude', () => {
  const { signals } = powerLawSet({ length: 16, alpha: 1, count: 4, random: seededRandom(2) });
  const objective = amplitudeObjective({ signals, frequencies: [1, 2, 3, 5], time: 0.1, network });
  const at = Float64Array.from([0.9, 0.4, -0.3, 0.2]);
  const { gradient } = objective(at);
  expect(Math.hypot(...gradient)).toBeGreaterThan(1e-4);
  expectGradient({
    of: (a) => objective(Float64Array.from(a)).value,
    at,
    gradient,
    step: 1e-5,
    tolerance: 1e-8,
  });
});

test('optimiseAmplitudes(…) beats every power law on other signals of the family', async () => {
  const frequencies = Array.from({ length: 64 }, (_, j) => j + 1);
  const drawn = powerLawSet({ length: 256, alpha: 1.5, count: 96, random: threefryRandom(0) });
  const others = powerLawSet({ length: 256, alpha: 1.5, count: 32, random: drawn.random }).signals;
  const options = { frequencies, time: 5, network: publishedNetwork };
  const { amplitudes, objectives } = await optimiseAmplitudes({ ...options, signals: drawn.signals });
  const objective = amplitudeObjective({ ...options, signals: others });
  const powers = [0, 0.5, 1, 1.5, 2].map(
    (power) => objective(Float64Array.from(frequencies, (b) => b ** -power)).value,
  );
  expect(objective(amplitudes).value).toBeLessThan(Math.min(...powers));
  expect(objectives[800]!).toBeLessThan(objectives[0]! / 2);
  expectClose(Math.hypot(...amplitudes), 1, 1e-12);
});

test('optimiseAmplitudes reports progress and rejects with the reason of an abort', async () => {
  const { signals } = powerLawSet({ length: 16, alpha: 1, count: 2, random: seededRandom(2) });
  const options = { signals, frequencies: [1, 2], time: 0.1, network, steps: 5 };
  const fractions: number[] = [];
  const controller = new AbortController();
  const reason = new Error('no longer needed');
  const onProgress = (fraction: number): void => {
    fractions.push(fraction);
    if (fractions.length === 8) controller.abort(reason);
  };
  await optimiseAmplitudes({ ...options, onProgress, signal: controller.signal });
  expect(fractions).toEqual([0.2, 0.4, 0.6, 0.8, 1]);
  await expect(optimiseAmplitudes({ ...options, onProgress, signal: controller.signal })).rejects.toBe(
    reason,
  );
  expect(fractions).toHaveLength(8);
});

test('optimiseAmplitudes refuses signals, frequencies and amplitudes that do not fit', async () => {
  const options = { signals: [new Float64Array(8)], frequencies: [1], time: 1, network };
  await expect(optimiseAmplitudes({ ...options, frequencies: [0.5] })).rejects.toThrow(
    'frequencies must be integers, in cycles per period, got 0.5',
  );
  await expect(optimiseAmplitudes({ ...options, signals: [new Float64Array(7)] })).rejects.toThrow(
    'same even number of samples, at least 2, got 7',
  );
  await expect(optimiseAmplitudes({ ...options, initial: [1, 0] })).rejects.toThrow(
    'initial must be [1], 1 numbers, got 2',
  );
});
