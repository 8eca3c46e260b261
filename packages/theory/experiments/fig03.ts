import { type Engine, initialField, lecunNormal, sgd, threefryRandom } from '@fourier-features/core';
import { shortenList, shortenProtocol } from '@fourier-features/experiments';
import { columnMatrix, empiricalNtk, kernelMatrix, predictDynamics } from '@fourier-features/theory';
import { binChart, errorChart, functionChart, type Run } from './fig03Charts.ts';
import { isTrain, problemOf, residualOf } from './fig03Split.ts';
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
/** Seeds of networks whose kernels at initialisation show the influence of the seed. */
const KERNEL_SEEDS = [0, 1, 2, 3, 4, 5, 6, 7, 8];

/** Training on a signal, measured and predicted: functions, errors, spectrum of the residual. Figure 12 shows more p. */
export const fig03: Figure = {
  names: ['3', '12'],
  title: 'training on a 1-D signal, predicted and measured',
  minutes: { quick: 6, paper: 80 },
  run: drawTraining,
};

async function drawTraining(run: FigureRun): Promise<void> {
  const { steps: planned, moreSeeds } = PROTOCOLS[run.protocol];
  const mappings = shortenList<Mapping>(PROTOCOLS[run.protocol].mappings, run);
  const { steps, measurements } = shortenProtocol({ steps: planned, measurements: MEASUREMENTS }, run, [
    'measurements',
  ]);
  const plan = { steps, every: Math.max(1, Math.floor(steps / measurements)) };
  const kernelSeeds = shortenList(KERNEL_SEEDS, run);
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
    const done = await trainOne(engine, signal, mapping, plan, SEED);
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
      quantity: `${mappingName(mapping)}, train error after ${steps - 1} steps, predicted with the kernels of ${kernelSeeds.length} networks at initialisation: minimum, median, maximum`,
      ours: errorsOfKernels(signal, mapping, steps, kernelSeeds),
      expected: null,
    });
    for (const seed of moreSeeds) {
      const again = await trainOne(engine, signal, mapping, plan, seed);
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
  plan: { readonly steps: number; readonly every: number },
  seed: number,
): Promise<Run> {
  const { grid, coordinates, targets } = problemOf(signal);
  const { snapshots } = await trained({
    engine,
    ...NETWORK,
    encoding: mappingEncoding(mapping),
    optimizer: sgd(),
    learningRate: LEARNING_RATE,
    ...plan,
    coordinates,
    targets,
    evaluateAt: grid,
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
function errorsOfKernels(
  signal: Float64Array,
  mapping: Mapping,
  steps: number,
  seeds: readonly number[],
): number[] {
  const { coordinates, targets } = problemOf(signal);
  const ascending = seeds.map((seed) => {
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
  });
  ascending.sort((a, b) => a - b);
  return [ascending[0]!, ascending[Math.floor(seeds.length / 2)]!, ascending.at(-1)!];
}
