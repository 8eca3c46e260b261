import { type Curve, curveChart } from '@fourier-features/charts';
import {
  adam,
  type Engine,
  type FourierEncoding,
  gaussianEncoding,
  laplacianEncoding,
  lecunNormal,
  logUniformEncoding,
  type Random,
  seededRandom,
  seriesEncoding,
  uniformEncoding,
} from '@fourier-features/core';
import { shortenList, summarise } from '@fourier-features/experiments';
import { encodingBandwidth, powerLawSet } from '@fourier-features/theory';
import { collapse, octaveMedians, type SpreadError } from './collapse.ts';
import { type Figure, type FigureRun, figureEngine, openSheet, type Sheet, stepsOf } from './figure.ts';
import { meanSquare, READ_OFF } from './published.ts';
import { trained } from './train.ts';

const POINTS = 2048;
/** Signals of each family. They are normalised together, so their number affects the size of each. */
const SIGNALS = 4;
const SPARSE = 16;
const DENSE = 512;
/** Scales are multiplied by 2 to these powers. */
const EXPONENTS = Array.from({ length: 9 }, (_, i) => -5 + (9 * i) / 8);
const STEPS = 1000;

/** For each α: the power of the dense encoding, and values read off the paper's plots. */
const FAMILIES = [
  {
    alpha: 0.5,
    power: 0.4,
    dense: 6e-3,
    best: 5.2e-3,
    low: 8e-3,
    high: 2.5e-2,
    plateau: [2 ** 2.5, 2 ** 7.3],
  },
  {
    alpha: 1,
    power: 0.75,
    dense: 1e-4,
    best: 8.5e-5,
    low: 9e-4,
    high: 1.75e-2,
    plateau: [2 ** 3.6, 2 ** 6.4],
  },
  {
    alpha: 1.5,
    power: 1.5,
    dense: 5.5e-7,
    best: 6e-7,
    low: 4.5e-5,
    high: 3.5e-2,
    plateau: [2 ** 2.8, 2 ** 4.4],
  },
] as const;

const DISTRIBUTIONS: Readonly<Record<string, { factor: number; draw: typeof gaussianEncoding }>> = {
  Gaussian: { factor: 32, draw: gaussianEncoding },
  uniform: { factor: 64, draw: uniformEncoding },
  'log-uniform': { factor: 80, draw: logUniformEncoding },
  Laplacian: { factor: 20, draw: laplacianEncoding },
};

/** Number of signals that networks are trained on. */
const PROTOCOLS = { quick: { signals: 1 }, paper: { signals: SIGNALS } } as const;

/** The distribution of frequencies matters little, their spread much. Figure 13 is figure 4 with training errors. */
export const fig04: Figure = {
  names: ['4', '13'],
  title: 'four distributions of frequencies against their spread',
  minutes: { quick: 12, paper: 45 },
  run: drawDistributions,
};

interface Dot {
  readonly distribution: string;
  /** √(mean b²), cycles. */
  readonly spread: number;
  readonly train: number;
  readonly heldOut: number;
}

async function drawDistributions(run: FigureRun): Promise<void> {
  const { signals: count } = PROTOCOLS[run.protocol];
  const steps = stepsOf(run, STEPS);
  const engine = await figureEngine();
  const sheet = openSheet(
    'fig04',
    run,
    {
      signals: count,
      signalsDrawn: SIGNALS,
      steps,
      sparse: SPARSE,
      dense: DENSE,
      exponents: EXPONENTS,
      seed: 0,
    },
    engine,
    {
      planned: FAMILIES.length * count * (1 + Object.keys(DISTRIBUTIONS).length * EXPONENTS.length),
    },
  );
  let [random] = seededRandom(0).split(1) as [Random];
  for (const family of shortenList(FAMILIES, run)) {
    const set = powerLawSet({ length: POINTS, alpha: family.alpha, count: SIGNALS, random });
    random = set.random;
    const dense: Dot[] = [];
    const dots: Dot[] = [];
    const dot = async (
      which: number,
      signal: Float64Array,
      encoding: FourierEncoding,
      distribution: string,
      name: string,
      ofNetwork: Random,
    ): Promise<Dot> => {
      const quantity = `α = ${family.alpha}, signal ${which + 1}, ${name}: spread, train and test error`;
      const [spread, train, heldOut] = await sheet.measure(quantity, () =>
        errorsOf(engine, signal, encoding, steps, ofNetwork),
      );
      return { distribution, spread: spread!, train: train!, heldOut: heldOut! };
    };
    for (const [which, signal] of set.signals.slice(0, count).entries()) {
      const [next, ofDense] = random.split(2) as [Random, Random];
      random = next;
      const encoding = seriesEncoding({ frequencyCount: DENSE, power: family.power, normalise: true });
      dense.push(await dot(which, signal, encoding, 'dense', 'dense', ofDense));
      for (const [name, { factor, draw }] of Object.entries(DISTRIBUTIONS))
        for (const exponent of EXPONENTS) {
          const [after, ofEncoding, ofNetwork] = random.split(3) as [Random, Random, Random];
          random = after;
          const scale = factor * 2 ** exponent;
          const sparse = draw({
            inputDim: 1,
            frequencyCount: SPARSE,
            scale,
            normalise: true,
            random: ofEncoding,
          });
          dots.push(
            await dot(which, signal, sparse, name, `${name}, scale ${scale.toPrecision(4)}`, ofNetwork),
          );
        }
      process.stdout.write(`α = ${family.alpha}: signal ${which + 1} of ${count} done\n`);
    }
    await report(sheet, family, dense, dots);
  }
}

/** Trains one network; returns the spread of its frequencies, its train error and its test error. */
async function errorsOf(
  engine: Engine,
  signal: Float64Array,
  encoding: FourierEncoding,
  steps: number,
  random: Random,
): Promise<readonly number[]> {
  const part = (parity: number) => {
    const indices = Array.from(signal.keys()).filter((i) => i % 2 === parity);
    return {
      coordinates: Float32Array.from(indices, (i) => i / signal.length),
      values: Float32Array.from(indices, (i) => signal[i]!),
    };
  };
  const [even, odd] = [part(0), part(1)];
  const points = even.values.length;
  const evaluateAt = Float32Array.from([...even.coordinates, ...odd.coordinates]);
  const { snapshots } = await trained({
    engine,
    encoding,
    depth: 4,
    width: 256,
    initializer: lecunNormal,
    // The paper's loss is n/2 times core's, which affects only Adam's ε.
    optimizer: adam({ epsilon: 2e-8 / points }),
    learningRate: 2e-3,
    steps,
    coordinates: even.coordinates,
    targets: even.values,
    evaluateAt,
    every: steps,
    random,
  });
  const values = snapshots.at(-1)!.values;
  return [
    encodingBandwidth(encoding).rmsFrequency[0]!,
    meanSquare(values.subarray(0, points), even.values),
    meanSquare(values.subarray(points), odd.values),
  ];
}

/** Adds a result of one family of signals. */
type Add = (quantity: string, ours: number | readonly number[], expected: number | null) => Promise<void>;

/** Reports whether all distributions lie on one curve, and where its minimum is. */
async function reportCurve(add: Add, dots: readonly Dot[]): Promise<void> {
  const groups = new Map<string, SpreadError[]>(
    Object.keys(DISTRIBUTIONS).map((distribution) => [
      distribution,
      dots
        .filter((dot) => dot.distribution === distribution)
        .map(({ spread, heldOut }) => ({ spread, error: heldOut })),
    ]),
  );
  const { factor, explained } = collapse(groups);
  await add(
    'median factor between a test error and those of the other distributions at the same spread',
    factor,
    null,
  );
  await add('fraction of the variance of log test error explained by the spread', explained, null);
  const medians = octaveMedians([...groups.values()].flat());
  await add(
    `median test error by octave of the spread, from 2^${medians[0]!.octave}`,
    medians.map(({ median }) => median),
    null,
  );
  const bottom = medians.reduce((a, b) => (a.median < b.median ? a : b));
  await add('octave with the lowest median test error, log2 of its lower end', bottom.octave, null);
}

async function report(
  sheet: Sheet,
  family: (typeof FAMILIES)[number],
  dense: readonly Dot[],
  dots: readonly Dot[],
): Promise<void> {
  const name = `α = ${family.alpha}`;
  const add: Add = (quantity, ours, expected) =>
    sheet.compare({ quantity: `${name}, ${quantity}`, ours, expected, source: READ_OFF });
  const denseMean = summarise(dense.map(({ heldOut }) => heldOut)).mean;
  await add('dense, mean test error', denseMean, family.dense);
  const inPlateau = dots.filter(({ spread }) => spread >= family.plateau[0] && spread <= family.plateau[1]);
  for (const distribution of Object.keys(DISTRIBUTIONS)) {
    const some = dots.filter((dot) => dot.distribution === distribution);
    const best = some.reduce((a, b) => (a.heldOut < b.heldOut ? a : b));
    await add(`${distribution}, best test error`, best.heldOut, family.best);
    await add(
      `${distribution}, spread at the best (plateau ${family.plateau.map((b) => b.toFixed(1)).join('–')})`,
      best.spread,
      null,
    );
  }
  if (inPlateau.length > 0)
    await add(
      'mean test error on the plateau',
      summarise(inPlateau.map(({ heldOut }) => heldOut)).mean,
      null,
    );
  const ascending = dots.toSorted((a, b) => a.spread - b.spread);
  await add('test error at the smallest spread', ascending[0]!.heldOut, family.low);
  await add('test error at the largest spread', ascending.at(-1)!.heldOut, family.high);
  await reportCurve(add, dots);
  const level = [ascending[0]!.spread, ascending.at(-1)!.spread].map((x) => [x, denseMean] as const);
  const of = (key: 'train' | 'heldOut', suffix = ''): Curve[] =>
    Object.keys(DISTRIBUTIONS).map((distribution) => ({
      name: `${distribution}${suffix}`,
      scattered: true,
      points: dots
        .filter((dot) => dot.distribution === distribution)
        .map((dot) => [dot.spread, dot[key]] as const),
    }));
  const chart = (series: Curve[]): string =>
    curveChart({
      title: `Error against spread, ${name}`,
      xLabel: 'root mean square of the frequencies (cycles)',
      yLabel: 'mean square error',
      xScale: 'log',
      yScale: 'log',
      series: [...series, { name: 'dense', dashed: true, colour: 6, points: level }],
    });
  await sheet.picture(`fig04-alpha${family.alpha}.svg`, chart(of('heldOut')));
  await sheet.picture(
    `fig13-alpha${family.alpha}.svg`,
    chart([...of('heldOut', ', test'), ...of('train', ', train')]),
  );
}
