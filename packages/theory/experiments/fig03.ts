import { type Engine, initialField, lecunNormal, sgd, threefryRandom } from '@fourier-features/core';
import { type Curve, curveChart } from '@fourier-features/pictures';
import {
  columnMatrix,
  empiricalNtk,
  kernelMatrix,
  predictDynamics,
  residualSpectrum,
} from '@fourier-features/theory';
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
  TRAINED_AGAIN,
} from './published.ts';
import { BINS, ITERATIONS, MEASURED, PREDICTED, RESIDUALS } from './publishedErrors.ts';
import { trained } from './train.ts';

const LEARNING_RATE = 1e-5;
const MEASUREMENTS = 200;
/** Distance of the samples trained on. */
const STRIDE = 8;
const SEED = 0;
const NETWORK = { depth: 4, width: 1024, initializer: lecunNormal } as const;

const PROTOCOLS = {
  /** A fifth of the steps, with the mappings of figure 3. */
  quick: { steps: 10_001, mappings: [0, 1, Number.POSITIVE_INFINITY, 'none'], moreSeeds: [] },
  paper: { steps: 50_001, mappings: [...POWERS, 'none'], moreSeeds: [1, 2] },
} as const satisfies Record<
  string,
  { steps: number; mappings: readonly Mapping[]; moreSeeds: readonly number[] }
>;
/** Mappings whose final errors are measured with more seeds. */
const SEEDED: readonly Mapping[] = [0, 1];
/** Number of networks whose kernels at initialisation show the influence of the seed. */
const KERNELS = 9;

/** Training on a signal, measured and predicted: functions, errors, spectrum of the residual. Figure 12 shows more p. */
export const fig03: Figure = {
  names: ['3', '12'],
  title: 'training on a 1-D signal, predicted and measured',
  minutes: { quick: 6, paper: 80 },
  run: drawTraining,
};

interface Run {
  readonly mapping: Mapping;
  readonly updates: readonly number[];
  /** Values at all 256 points. */
  readonly measured: readonly Float32Array[];
  readonly predicted: readonly Float64Array[];
}

async function drawTraining(run: FigureRun): Promise<void> {
  const { mappings, steps: planned, moreSeeds } = PROTOCOLS[run.protocol];
  const steps = run.steps ?? planned;
  const engine = await figureEngine();
  const seeds = [SEED, ...moreSeeds];
  const constants = { steps, learningRate: LEARNING_RATE, mappings: mappings.map(mappingName), seeds };
  const sheet = openSheet('fig03', run, constants, engine);
  const signal = publishedSignal();
  const error = (values: ArrayLike<number>, train: boolean): number => {
    const indices = Array.from(signal.keys()).filter((i) => isTrain(i) === train);
    return meanSquare(
      indices.map((i) => values[i]!),
      indices.map((i) => signal[i]!),
    );
  };
  const errors = (values: ArrayLike<number>): [number, number] => [error(values, true), error(values, false)];
  const runs: Run[] = [];
  for (const mapping of mappings) {
    const done = await trainOne(engine, signal, mapping, steps, SEED);
    runs.push(done);
    for (const iterations of ITERATIONS) {
      const at = done.updates.indexOf(iterations + 1);
      if (at < 0) continue;
      const quantity = `${mappingName(mapping)}, train and test error after ${iterations} steps`;
      await sheet.compare({
        quantity: `${quantity}, measured`,
        ours: errors(done.measured[at]!),
        expected: MEASURED.get(mapping)?.[iterations] ?? null,
        source: iterations === ITERATIONS.at(-1) ? READ_OFF : TRAINED_AGAIN,
      });
      await sheet.compare({
        quantity: `${quantity}, predicted from f₀`,
        ours: errors(done.predicted[at]!),
        expected: PREDICTED.get(mapping)?.[iterations] ?? null,
        source: `${RECOMPUTED}, f₀ = 0`,
      });
    }
    const spectrum = residualOf(done.measured.at(-1)!, signal);
    await sheet.compare({
      quantity: `${mappingName(mapping)}, residual at bins ${BINS.join(', ')} at the end`,
      ours: BINS.map((k) => spectrum[k]!),
      expected: (planned === PROTOCOLS.paper.steps ? RESIDUALS.get(mapping) : undefined) ?? null,
      source: READ_OFF,
    });
    if (!SEEDED.includes(mapping)) continue;
    await sheet.compare({
      quantity: `${mappingName(mapping)}, train error after ${steps - 1} steps, predicted with the kernels of ${KERNELS} networks at initialisation: minimum, median, maximum`,
      ours: errorsOfKernels(signal, mapping, steps),
      expected: null,
    });
    for (const seed of moreSeeds) {
      const again = await trainOne(engine, signal, mapping, steps, seed);
      await sheet.compare({
        quantity: `${mappingName(mapping)}, train and test error after ${steps - 1} steps, measured, seed ${seed}`,
        ours: errors(again.measured.at(-1)!),
        expected: MEASURED.get(mapping)?.[steps - 1] ?? null,
        source: READ_OFF,
      });
    }
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

async function trainOne(
  engine: Engine,
  signal: Float64Array,
  mapping: Mapping,
  steps: number,
  seed: number,
): Promise<Run> {
  const { grid, coordinates, targets } = problemOf(signal);
  const { snapshots } = await trained({
    engine,
    ...NETWORK,
    encoding: mappingEncoding(mapping),
    optimizer: sgd(),
    learningRate: LEARNING_RATE,
    steps,
    coordinates,
    targets,
    evaluateAt: grid,
    every: Math.max(1, Math.floor(steps / MEASUREMENTS)),
    random: threefryRandom(seed),
  });
  // The prediction starts at the first snapshot, after one step, as its f₀ at time 0.
  const initial = snapshots[0]!.values;
  const kernel = mappingKernel(mapping);
  const { predictions } = predictDynamics({
    kTrain: kernelMatrix(kernel, columnMatrix(coordinates)),
    kHeldOut: kernelMatrix(kernel, columnMatrix(grid), columnMatrix(coordinates)),
    targets,
    initialTrain: initial.filter((_, i) => isTrain(i)),
    initialHeldOut: initial,
    times: snapshots.map(({ updates }) => (updates - 1) * LEARNING_RATE),
  });
  return {
    mapping,
    updates: snapshots.map(({ updates }) => updates),
    measured: snapshots.map(({ values }) => values),
    predicted: predictions.map(({ heldOut }) => heldOut.values),
  };
}

/**
 * Predicts train errors from f₀ = 0 with the tangent kernels of networks of finite width.
 *
 * @returns minimum, median and maximum.
 */
function errorsOfKernels(signal: Float64Array, mapping: Mapping, steps: number): number[] {
  const { coordinates, targets } = problemOf(signal);
  const errors = Array.from({ length: KERNELS }, (_, seed) => {
    const field = initialField({
      ...NETWORK,
      encoding: mappingEncoding(mapping),
      outputDim: 1,
      outputActivation: 'linear',
      random: threefryRandom(seed),
    });
    const kernel = empiricalNtk(field, coordinates);
    const { predictions } = predictDynamics({
      kTrain: kernel,
      targets,
      times: [(steps - 1) * LEARNING_RATE],
    });
    return meanSquare(predictions[0]!.train.values, targets);
  }).toSorted((a, b) => a - b);
  return [errors[0]!, errors[(KERNELS - 1) / 2]!, errors.at(-1)!];
}

function problemOf(signal: Float64Array): {
  grid: Float32Array;
  coordinates: Float32Array;
  targets: Float32Array;
} {
  const grid = Float32Array.from(signal, (_, i) => i / signal.length);
  return {
    grid,
    coordinates: grid.filter((_, i) => isTrain(i)),
    targets: Float32Array.from(signal.filter((_, i) => isTrain(i))),
  };
}

function isTrain(i: number): boolean {
  return i % STRIDE === 0;
}

function residualOf(values: ArrayLike<number>, signal: Float64Array): Float64Array {
  const residual = signal.map((target, i) => values[i]! - target).filter((_, i) => isTrain(i));
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
    title: `Residual at DFT bin ${bin}`,
    xLabel: 'step',
    yLabel: '|DFT|',
    yScale: 'log',
    series: pairs(runs, (values) => residualOf(values, signal)[bin]!),
  });
}

/** Draws the fitted functions on the part of the line that the paper shows. */
function functionChart(runs: readonly Run[], signal: Float64Array): string {
  const part = Array.from(signal.keys()).filter((i) => i >= 128 && i < 192);
  const curveOf = (values: ArrayLike<number>): Curve['points'] =>
    part.map((i) => [i / signal.length, values[i]!]);
  return curveChart({
    title: 'Fitted functions',
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
