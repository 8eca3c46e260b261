/**
 * Errors of trained networks on the samples they were trained on and on those in between, against the scale:
 * `node apps/docs/figures/scale.ts`.
 */
import {
  evaluateField,
  finish,
  fit,
  gaussianEncoding,
  initialField,
  mse,
  pointwiseSupervision,
  seededRandom,
} from '@fourier-features/core';
import { chooseEngine } from '@fourier-features/engines';
import { normaliseTogether, powerLawSignal } from '@fourier-features/theory';
import { lineChart } from './lineChart.ts';
import { writeFigure } from './writeFigure.ts';

const LENGTH = 128;
const STEPS = 300;
const SCALES = [0.25, 0.5, 1, 2, 4, 8, 16, 32, 64, 128];
const SEEDS = [0, 1, 2, 3];

const { engine, dispose } = await chooseEngine();

/** Returns every other sample of a signal, from the first or the second on. */
function half(signal: Float64Array, parity: number): { coordinates: Float32Array; values: Float32Array } {
  const indices = Array.from({ length: LENGTH / 2 }, (_, i) => 2 * i + parity);
  return {
    coordinates: Float32Array.from(indices, (i) => i / LENGTH),
    values: Float32Array.from(indices, (i) => signal[i]! + 0.5),
  };
}

async function errors(scale: number, seed: number): Promise<{ fit: number; heldOut: number }> {
  const drawn = powerLawSignal({
    length: LENGTH,
    alpha: 1,
    bandLimit: LENGTH / 4,
    random: seededRandom(seed),
  });
  const [signal] = normaliseTogether([drawn]) as [Float64Array];
  const [train, between] = [half(signal, 0), half(signal, 1)];
  const random = seededRandom(100 + seed);
  const { field } = await finish(
    fit({
      field: initialField({
        encoding: gaussianEncoding({ inputDim: 1, scale, frequencyCount: 64, random }),
        outputDim: 1,
        width: 64,
        random,
      }),
      supervision: pointwiseSupervision({
        coordinates: train.coordinates,
        targets: train.values,
        inputDim: 1,
      }),
      engine,
      steps: STEPS,
      learningRate: 1e-3,
    }),
  );
  return {
    fit: mse(await evaluateField(field, train.coordinates, { engine }), train.values),
    heldOut: mse(await evaluateField(field, between.coordinates, { engine }), between.values),
  };
}

/** Geometric mean over the seeds. */
const mean = (values: readonly number[]): number =>
  Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);

const measured = await Promise.all(
  SCALES.map(async (scale) => {
    const runs = await Promise.all(SEEDS.map((seed) => errors(scale, seed)));
    return { scale, fit: mean(runs.map((run) => run.fit)), heldOut: mean(runs.map((run) => run.heldOut)) };
  }),
);
await writeFigure(
  'scale',
  lineChart({
    title:
      'Mean square error against the scale. On the training samples it falls as the scale grows; in between it falls first and rises again.',
    x: { label: 'Scale σ, cycles per unit', range: [0.25, 128], ticks: [0.25, 1, 4, 16, 64], log: true },
    y: {
      label: 'Mean square error',
      range: [1e-6, 0.1],
      ticks: [1e-6, 1e-5, 1e-4, 1e-3, 0.01, 0.1],
      log: true,
    },
    lines: [
      {
        name: 'Fit (trained on)',
        points: measured.map((point) => [point.scale, point.fit] as const),
        colour: 'var(--ff-positional)',
        dashes: '7 4',
      },
      {
        name: 'Held-out (in between)',
        points: measured.map((point) => [point.scale, point.heldOut] as const),
        colour: 'var(--ff-gaussian)',
      },
    ],
  }),
);
dispose();
