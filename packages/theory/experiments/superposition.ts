import { type Curve, curveChart } from '@fourier-features/charts';
import { basicEncoding, type Initializer, lecunNormal, seededRandom, sgd } from '@fourier-features/core';
import { circulantEigenvalues, kernelMatrix, matrix, ntk } from '@fourier-features/theory';
import { type Figure, type FigureRun, figureEngine, openSheet, stepsOf } from './figure.ts';
import { BASRI } from './published.ts';
import { trained } from './train.ts';

const POINTS = 1001;
const FREQUENCIES = [4, 14] as const;
const LEARNING_RATE = 1e-3;
const EVERY = 50;
/** Weights have the variance σ²/fan-in of PyTorch's default. */
const WEIGHT_VARIANCE = 1 / 3;
const NETWORK = { depth: 4, width: 256 } as const;

const PROTOCOLS = { quick: { steps: 2001 }, paper: { steps: 20_001 } } as const;

/** Fractions of both components after 0, 50, 500 and 19,277 steps, computed from the authors' snapshots. */
const PUBLISHED = { 0: [0.004, 0.011], 50: [0.535, 0.035], 500: [0.996, 0.157], 19250: [1, 0.953] } as const;

/** Of a sum of two waves on the circle, the slower one is fitted first. */
export const superposition: Figure = {
  names: ['superposition'],
  title: 'a sum of two waves on the circle',
  minutes: { quick: 1, paper: 5 },
  run: drawSuperposition,
};

async function drawSuperposition(run: FigureRun): Promise<void> {
  const steps = stepsOf(run, PROTOCOLS[run.protocol].steps);
  const engine = await figureEngine();
  const constants = {
    steps,
    points: POINTS,
    frequencies: FREQUENCIES,
    ...NETWORK,
    weightVariance: WEIGHT_VARIANCE,
    learningRate: LEARNING_RATE,
    seed: 0,
  };
  const sheet = openSheet('superposition', run, constants, engine);
  const coordinates = Float32Array.from({ length: POINTS }, (_, i) => i / POINTS);
  const waves = FREQUENCIES.map((k) => Float64Array.from(coordinates, (x) => Math.sin(2 * Math.PI * k * x)));
  // Both waves have the squared norm n/2, so their sum has unit norm.
  const targets = Float32Array.from(
    coordinates,
    (_, i) => (waves[0]![i]! + waves[1]![i]!) / Math.sqrt(POINTS),
  );
  const { snapshots } = await trained({
    engine,
    encoding: basicEncoding({ inputDim: 1 }),
    ...NETWORK,
    initializer: scaledNormal,
    optimizer: sgd(),
    learningRate: LEARNING_RATE,
    steps,
    coordinates,
    targets,
    evaluateAt: coordinates,
    every: EVERY,
    random: seededRandom(0),
  });
  const measured = snapshots.map(({ updates, values }) => ({
    updates,
    fractions: waves.map(
      (wave) =>
        wave.reduce((sum, w, i) => sum + w * values[i]!, 0) /
        wave.reduce((sum, w, i) => sum + w * targets[i]!, 0),
    ),
  }));
  const eigenvalues = kernelEigenvalues();
  const predicted = (updates: number): number[] =>
    FREQUENCIES.map((k) => 1 - Math.exp(-LEARNING_RATE * eigenvalues[k]! * updates));
  for (const { updates, fractions } of measured) {
    const published = PUBLISHED[(updates - 1) as keyof typeof PUBLISHED];
    if (!published) continue;
    await sheet.compare({
      quantity: `fractions of k = ${FREQUENCIES.join(' and ')} after ${updates - 1} steps, measured`,
      ours: fractions,
      expected: published,
      source: `${BASRI}, computed from the snapshots that its authors published`,
    });
    await sheet.compare({
      quantity: `fractions of k = ${FREQUENCIES.join(' and ')} after ${updates - 1} steps, predicted`,
      ours: predicted(updates - 1),
      expected: null,
    });
  }
  const of = (which: number, fraction: (step: (typeof measured)[number]) => number[]): Curve['points'] =>
    measured.map((step) => [step.updates, fraction(step)[which]!] as const);
  await sheet.picture(
    'superposition.svg',
    curveChart({
      title: 'Fractions of two waves that are fitted',
      xLabel: 'step',
      yLabel: 'fraction',
      xScale: 'log',
      series: FREQUENCIES.flatMap((k, which) => [
        { name: `k = ${k}`, colour: which, points: of(which, ({ fractions }) => fractions) },
        {
          name: `k = ${k}, predicted`,
          colour: which,
          dashed: true,
          points: of(which, ({ updates }) => predicted(updates)),
        },
      ]),
    }),
  );
}

const scaledNormal: Initializer = (network, random) =>
  lecunNormal(network, random).map((parameter) => ({
    ...parameter,
    values: parameter.values.map((value) => value * Math.sqrt(WEIGHT_VARIANCE)),
  }));

/** Returns the eigenvalues of the tangent kernel on the points, by frequency. */
function kernelEigenvalues(): Float64Array {
  const circle = matrix(
    POINTS,
    2,
    Array.from({ length: POINTS }, (_, i) => (2 * Math.PI * i) / POINTS).flatMap((angle) => [
      Math.cos(angle),
      Math.sin(angle),
    ]),
  );
  const kernel = ntk({
    ...NETWORK,
    parameterisation: 'standard',
    bias: true,
    weightVariance: WEIGHT_VARIANCE,
  });
  return circulantEigenvalues(kernelMatrix(kernel, matrix(1, 2, [1, 0]), circle).values);
}
