/**
 * What is left of four waves along a training by gradient descent, measured and as predicted by the tangent kernel:
 * `node apps/docs/figures/modes.ts`.
 */
import {
  evaluateField,
  finish,
  fit,
  gridCoordinates,
  initialField,
  lecunNormal,
  pointwiseSupervision,
  seededRandom,
  seriesEncoding,
  sgd,
} from '@fourier-features/core';
import { chooseEngine } from '@fourier-features/engines';
import {
  circulantEigenvalues,
  columnMatrix,
  composedKernel,
  kernelMatrix,
  ntk,
  recordResiduals,
  residualSpectrum,
} from '@fourier-features/theory';
import { type Line, lineChart } from './lineChart.ts';
import { writeFigure } from './writeFigure.ts';

const POINTS = 32;
const WIDTH = 1024;
const DEPTH = 4;
const STEPS = 300;
/** Least residual that is drawn, relative to the first. */
const FLOOR = 0.01;
const FREQUENCIES = [1, 2, 4, 8];
const COLOURS = ['currentColor', 'var(--ff-positional)', 'var(--ff-basic)', 'var(--ff-gaussian)'];

/** Returns the points until the first at the floor, which is included. */
function toFloor(points: readonly (readonly [number, number])[]): readonly (readonly [number, number])[] {
  const end = points.findIndex(([, y]) => y <= FLOOR);
  return end < 0 ? points : points.slice(0, end + 1);
}

const { engine, dispose } = await chooseEngine();
const coordinates = gridCoordinates([POINTS]);
// Sines and cosines of up to eight cycles, with amplitudes 1/j: on a uniform grid, this kernel is circulant.
const encoding = seriesEncoding({ frequencyCount: 8, power: 1, normalise: true });
const targets = coordinates.map((x) =>
  FREQUENCIES.reduce((sum, k) => sum + 0.1 * Math.cos(2 * Math.PI * k * x), 0),
);

const kernel = composedKernel(
  ntk({ depth: DEPTH, width: WIDTH, parameterisation: 'standard', bias: true }),
  encoding,
);
const row = kernelMatrix(kernel, columnMatrix(coordinates)).values.subarray(0, POINTS);
const eigenvalues = circulantEigenvalues(row);
/** Of the loss ½·Σ(f − y)²; half the largest stable one. */
const rate = 1 / Math.max(...eigenvalues);

const field = initialField({
  encoding,
  outputDim: 1,
  depth: DEPTH,
  width: WIDTH,
  outputActivation: 'linear',
  initializer: lecunNormal,
  random: seededRandom(3),
});
const initial = residualSpectrum(
  (await evaluateField(field, coordinates, { engine })).map((value, i) => value - targets[i]!),
);
const recorder = recordResiduals(targets);
await finish(
  fit({
    field,
    supervision: pointwiseSupervision({ coordinates, targets, inputDim: 1 }),
    engine,
    optimizer: sgd(),
    // Core's loss is the mean of squares, which is 2/n of half their sum.
    learningRate: (rate * POINTS) / 2,
    steps: STEPS,
    measureEvery: 3,
    measure: async (evaluate, step) => {
      recorder.record(step, await evaluate(coordinates));
      return {};
    },
  }),
);

const lines = FREQUENCIES.flatMap((k, i): Line[] => {
  const colour = COLOURS[i]!;
  const name = k === 1 ? '1 cycle' : `${k} cycles`;
  const updates = recorder.records.map(({ step }) => step + 1);
  return [
    {
      name,
      colour,
      points: toFloor([
        [0, 1],
        ...recorder.records.map(({ step, spectrum }) => [step + 1, spectrum[k]! / initial[k]!] as const),
      ]),
    },
    {
      name: `${name}, predicted`,
      colour,
      dashes: '3 4',
      unnamed: true,
      points: toFloor([0, ...updates].map((t) => [t, Math.exp(-rate * eigenvalues[k]! * t)])),
    },
  ];
});
await writeFigure(
  'modes',
  lineChart({
    title:
      'What is left of four waves along a training, measured (solid) and predicted (dotted). Each decays exponentially; the higher its frequency, the slower.',
    x: { label: 'Steps', range: [0, STEPS], ticks: [0, 50, 100, 150, 200, 250, 300] },
    y: { label: 'Residual, relative to the first', range: [FLOOR, 1], ticks: [0.01, 0.1, 1], log: true },
    lines: [...lines, { name: 'Predicted', colour: 'currentColor', dashes: '3 4', points: [] }],
  }),
);
dispose();
