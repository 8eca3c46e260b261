import { type Engine, lecunNormal, sgd, threefryRandom } from '@fourier-features/core';
import { type Curve, curveChart } from '@fourier-features/pictures';
import { columnMatrix, kernelMatrix, predictDynamics, residualSpectrum } from '@fourier-features/theory';
import { type Figure, type FigureRun, figureEngine, openSheet } from './figure.ts';
import {
  type Mapping,
  mappingEncoding,
  mappingKernel,
  mappingName,
  meanSquare,
  POWERS,
  publishedSignal,
  READ_OFF,
  RECOMPUTED,
} from './published.ts';
import { trained } from './train.ts';

const LEARNING_RATE = 1e-5;
const MEASUREMENTS = 200;
/** DFT bins of the residual that are followed. */
const BINS = [1, 5, 15];
/** Samples trained on: every eighth. */
const STRIDE = 8;

const PROTOCOLS = {
  /** A fifth of the steps, and the mappings that figure 3 shows. */
  quick: { steps: 10_001, mappings: [0, 1, Number.POSITIVE_INFINITY, 'none'] },
  paper: { steps: 50_001, mappings: [...POWERS, 'none'] },
} as const satisfies Record<string, { steps: number; mappings: readonly Mapping[] }>;

/** Train and test error, after 50 000 iterations as they were measured and, before them, as they were predicted. */
const MEASURED: ReadonlyMap<Mapping, readonly [number, number]> = new Map<Mapping, readonly [number, number]>(
  [
    [0, [1.05e-5, 9e-3]],
    [0.5, [5.3e-5, 7.3e-3]],
    [1, [1.1e-3, 5.6e-3]],
    [1.5, [6.5e-3, 7.8e-3]],
    [2, [1.02e-2, 1.03e-2]],
    [Number.POSITIVE_INFINITY, [1.3e-2, 1.22e-2]],
    ['none', [3.28e-2, 3.75e-2]],
  ],
);

/** Measured after 10 000 iterations of the same protocol, with another seed. */
const MEASURED_EARLY: typeof MEASURED = new Map<Mapping, readonly [number, number]>([
  [0, [8.7e-3, 2.26e-2]],
  [1, [1.01e-2, 1.21e-2]],
  [Number.POSITIVE_INFINITY, [1.83e-2, 1.75e-2]],
  ['none', [3.73e-2, 4.4e-2]],
]);

const PREDICTED: typeof MEASURED = new Map<Mapping, readonly [number, number]>([
  [0, [1.04e-5, 1.07e-2]],
  [0.5, [3.2e-5, 6.4e-3]],
  [1, [8.9e-4, 5.7e-3]],
  [1.5, [4e-3, 7.2e-3]],
  [2, [6.2e-3, 8.5e-3]],
  [Number.POSITIVE_INFINITY, [7.7e-3, 9.5e-3]],
  ['none', [3.44e-2, 3.97e-2]],
]);

const PREDICTED_EARLY: typeof MEASURED = new Map<Mapping, readonly [number, number]>([
  [0, [8.2e-3, 2.16e-2]],
  [1, [9.8e-3, 1.2e-2]],
  [Number.POSITIVE_INFINITY, [1.69e-2, 1.66e-2]],
  ['none', [3.75e-2, 4.42e-2]],
]);

/** |DFT| of the residual at `BINS` after 50 000 iterations. */
const RESIDUALS: ReadonlyMap<Mapping, readonly number[]> = new Map<Mapping, readonly number[]>([
  [0, [0.036, 0.028, 0.015]],
  [1, [4e-3, 0.057, 0.3]],
  [Number.POSITIVE_INFINITY, [2e-3, 0.8, 0.75]],
  ['none', [0.5, 1.6, 0.8]],
]);

/** Training on a signal, measured and predicted: functions, errors, frequencies of the residual. Figure 12 is figure 3 with more p. */
export const fig03: Figure = {
  names: ['3', '12'],
  title: 'training on a 1-D signal, predicted and measured',
  minutes: { quick: 6, paper: 45 },
  run: drawTraining,
};

interface Run {
  readonly mapping: Mapping;
  readonly updates: readonly number[];
  /** On all 256 points, measured and predicted. */
  readonly measured: readonly Float32Array[];
  readonly predicted: readonly Float64Array[];
}

async function drawTraining(run: FigureRun): Promise<void> {
  const { mappings, steps: planned } = PROTOCOLS[run.protocol];
  const steps = run.steps ?? planned;
  const engine = await figureEngine();
  const constants = { steps, learningRate: LEARNING_RATE, mappings: mappings.map(mappingName), seed: 0 };
  const sheet = openSheet('fig03', run, constants, engine);
  const signal = publishedSignal();
  const isTrain = (i: number): boolean => i % STRIDE === 0;
  const error = (values: ArrayLike<number>, train: boolean): number => {
    const indices = Array.from(signal.keys()).filter((i) => isTrain(i) === train);
    return meanSquare(
      indices.map((i) => values[i]!),
      indices.map((i) => signal[i]!),
    );
  };
  const full = planned === PROTOCOLS.paper.steps;
  const runs: Run[] = [];
  for (const mapping of mappings) {
    const done = await trainOne(engine, signal, mapping, steps);
    runs.push(done);
    for (const [kind, values, expected, source] of [
      ['measured', done.measured.at(-1)!, full ? MEASURED : MEASURED_EARLY, full ? READ_OFF : RECOMPUTED],
      [
        'predicted from f₀',
        done.predicted.at(-1)!,
        full ? PREDICTED : PREDICTED_EARLY,
        `${RECOMPUTED}, f₀ = 0`,
      ],
    ] as const)
      await sheet.compare({
        quantity: `${mappingName(mapping)}, ${kind}, train and test error after ${done.updates.at(-1)!} steps`,
        ours: [error(values, true), error(values, false)],
        expected: expected.get(mapping) ?? null,
        source,
      });
    const spectrum = residualOf(done.measured.at(-1)!, signal);
    await sheet.compare({
      quantity: `${mappingName(mapping)}, residual at bins ${BINS.join(', ')}`,
      ours: BINS.map((k) => spectrum[k]!),
      expected: (full ? RESIDUALS.get(mapping) : undefined) ?? null,
      source: READ_OFF,
    });
  }
  const shown: readonly Mapping[] = [0, 1, Number.POSITIVE_INFINITY, 'none'];
  for (const [name, some] of [
    ['fig03', runs.filter(({ mapping }) => shown.includes(mapping))],
    ['fig12', runs.filter(({ mapping }) => mapping !== 'none' && mapping !== Number.POSITIVE_INFINITY)],
  ] as const) {
    for (const train of [true, false])
      await sheet.picture(
        `${name}-${train ? 'train' : 'test'}.svg`,
        errorChart(some, train, (values) => error(values, train)),
      );
    for (const bin of BINS) await sheet.picture(`${name}-bin${bin}.svg`, binChart(some, bin, signal));
    await sheet.picture(`${name}-functions.svg`, functionChart(some, signal));
  }
}

async function trainOne(engine: Engine, signal: Float64Array, mapping: Mapping, steps: number): Promise<Run> {
  const encoding = mappingEncoding(mapping);
  const grid = Float32Array.from(signal, (_, i) => i / signal.length);
  const isTrain = (_: unknown, i: number): boolean => i % STRIDE === 0;
  const coordinates = grid.filter(isTrain);
  const targets = Float32Array.from(signal.filter(isTrain));
  const { snapshots } = await trained({
    engine,
    encoding,
    depth: 4,
    width: 1024,
    initializer: lecunNormal,
    optimizer: sgd(),
    learningRate: LEARNING_RATE,
    steps,
    coordinates,
    targets,
    evaluateAt: grid,
    every: Math.max(1, Math.floor(steps / MEASUREMENTS)),
    random: threefryRandom(0),
  });
  // The first snapshot, after one step of so small a rate, stands for f₀.
  const initial = snapshots[0]!.values;
  const kernel = mappingKernel(mapping);
  const { predictions } = predictDynamics({
    kTrain: kernelMatrix(kernel, columnMatrix(coordinates)),
    kTest: kernelMatrix(kernel, columnMatrix(grid), columnMatrix(coordinates)),
    targets,
    initialTrain: initial.filter(isTrain),
    initialTest: initial,
    times: snapshots.map(({ updates }) => (updates - 1) * LEARNING_RATE),
  });
  return {
    mapping,
    updates: snapshots.map(({ updates }) => updates),
    measured: snapshots.map(({ values }) => values),
    predicted: predictions.map(({ test }) => test.values),
  };
}

function residualOf(values: ArrayLike<number>, signal: Float64Array): Float64Array {
  const residual = signal.map((target, i) => values[i]! - target).filter((_, i) => i % STRIDE === 0);
  return residualSpectrum(residual);
}

function pairs(runs: readonly Run[], of: (values: ArrayLike<number>) => number): Curve[] {
  return runs.flatMap(({ mapping, updates, measured, predicted }, colour) => [
    {
      name: mappingName(mapping),
      colour,
      points: updates.map((step, i) => [step, of(measured[i]!)] as const),
    },
    {
      name: `${mappingName(mapping)}, predicted`,
      colour,
      dashed: true,
      points: updates.map((step, i) => [step, of(predicted[i]!)] as const),
    },
  ]);
}

function errorChart(
  runs: readonly Run[],
  train: boolean,
  error: (values: ArrayLike<number>) => number,
): string {
  return curveChart({
    title: train ? 'Error on training points' : 'Error on test points',
    xLabel: 'step',
    yLabel: 'mean square error',
    yScale: 'log',
    series: pairs(runs, error),
  });
}

function binChart(runs: readonly Run[], bin: number, signal: Float64Array): string {
  return curveChart({
    title: `Residual at ${bin} cycles`,
    xLabel: 'step',
    yLabel: '|DFT|',
    yScale: 'log',
    series: pairs(runs, (values) => residualOf(values, signal)[bin]!),
  });
}

/** What was learnt, on the part of the line that the paper shows. */
function functionChart(runs: readonly Run[], signal: Float64Array): string {
  const part = Array.from(signal.keys()).filter((i) => i >= 128 && i < 192);
  const curveOf = (values: ArrayLike<number>): Curve['points'] =>
    part.map((i) => [i / signal.length, values[i]!]);
  return curveChart({
    title: 'Learnt functions',
    xLabel: 'x',
    yLabel: 'f',
    series: [
      ...runs.map(({ mapping, measured }) => ({
        name: mappingName(mapping),
        points: curveOf(measured.at(-1)!),
      })),
      { name: 'target', dashed: true, points: curveOf(signal) },
      {
        name: 'trained on',
        scattered: true,
        points: curveOf(signal).filter(([x]) => (x * signal.length) % STRIDE === 0),
      },
    ],
  });
}
