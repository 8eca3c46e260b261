import { seededRandom, threefryRandom } from '@fourier-features/core';
import { expectClose, expectGradient } from '@fourier-features/testing';
import {
  amplitudeObjective,
  type MlpKernelOptions,
  optimiseAmplitudes,
  powerLawSet,
  predictOnGrid,
} from '@fourier-features/theory';
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

test('amplitudeObjective(…) knows its derivative by every amplitude', () => {
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

test('optimiseAmplitudes(…) beats every power law on other signals of the family', () => {
  const frequencies = Array.from({ length: 64 }, (_, j) => j + 1);
  const drawn = powerLawSet({ length: 256, alpha: 1.5, count: 96, random: threefryRandom(0) });
  const others = powerLawSet({ length: 256, alpha: 1.5, count: 32, random: drawn.random }).signals;
  const options = { frequencies, time: 5, network: publishedNetwork };
  const { amplitudes, objectives } = optimiseAmplitudes({ ...options, signals: drawn.signals });
  const judge = amplitudeObjective({ ...options, signals: others });
  const powers = [0, 0.5, 1, 1.5, 2].map(
    (power) => judge(Float64Array.from(frequencies, (b) => b ** -power)).value,
  );
  expect(judge(amplitudes).value).toBeLessThan(Math.min(...powers));
  expect(objectives[800]!).toBeLessThan(objectives[0]! / 2);
  expectClose(Math.hypot(...amplitudes), 1, 1e-12);
});

test('optimiseAmplitudes says what does not fit', () => {
  const signals = [new Float64Array(8)];
  expect(() => optimiseAmplitudes({ signals, frequencies: [0.5], time: 1, network })).toThrow(
    'frequencies must be whole, in cycles per period, got 0.5',
  );
  expect(() =>
    optimiseAmplitudes({ signals: [new Float64Array(7)], frequencies: [1], time: 1, network }),
  ).toThrow('same even number of samples, got 7');
});
