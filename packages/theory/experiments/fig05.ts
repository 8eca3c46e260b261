import { type Curve, curveChart } from '@fourier-features/charts';
import {
  type Engine,
  fourierEncoding,
  lecunNormal,
  type Random,
  seededRandom,
  sgd,
  threefryRandom,
} from '@fourier-features/core';
import { shortenList, summarise } from '@fourier-features/experiments';
import {
  circulantEigenvalues,
  composedKernel,
  largestStableRate,
  ntk,
  optimiseAmplitudes,
  powerLawSet,
  predictOnGrid,
} from '@fourier-features/theory';
import { type Figure, type FigureRun, figureEngine, isTrial, openSheet, stepsOf } from './figure.ts';
import { gridRow, mappingName, meanSquare, publishedNetwork, READ_OFF, RECOMPUTED } from './published.ts';
import {
  BINS,
  NYQUIST_OPTIMISED,
  SPECTRUM_OF_ONE,
  TRAINED,
  TRAINED_OPTIMISED,
} from './publishedAmplitudes.ts';
import { trained } from './train.ts';

const LENGTH = 256;
const FREQUENCIES = Array.from({ length: 64 }, (_, j) => j + 1);
const LEARNING_RATE = 5e-3;
const STEPS = 1000;
const ALPHAS = [1, 1.5, 2] as const;

const PROTOCOLS = {
  quick: { signals: 1, powers: [0, 0.5, 0.75, 1, 1.25, 1.5, 2, Number.POSITIVE_INFINITY] },
  paper: { signals: 8, powers: [...Array.from({ length: 17 }, (_, i) => i / 8), Number.POSITIVE_INFINITY] },
} as const;

/** Amplitudes optimised for a family of signals by theory alone, scored by training. */
export const fig05: Figure = {
  names: ['5'],
  title: 'amplitudes optimised through the linear prediction',
  minutes: { quick: 8, paper: 110 },
  run: drawOptimised,
};

interface Mapping {
  readonly name: string;
  readonly power: number | null;
  readonly amplitudes: ArrayLike<number>;
}

async function drawOptimised(run: FigureRun): Promise<void> {
  const { signals: count } = PROTOCOLS[run.protocol];
  const powers = shortenList<number>(PROTOCOLS[run.protocol].powers, run);
  const alphas = shortenList(ALPHAS, run);
  const steps = stepsOf(run, STEPS);
  const engine = await figureEngine();
  const constants = {
    signals: count,
    steps,
    learningRate: LEARNING_RATE,
    powers: powers.map(mappingName),
    seed: 0,
  };
  const sheet = openSheet('fig05', run, constants, engine, {
    planned: alphas.length * (1 + (powers.length + 1) * count),
  });
  const { scoring, optimising } = signalFamilies(isTrial(run) ? 16 : 1024);
  const optimised: Mapping[] = [];
  for (const [family, alpha] of alphas.entries()) {
    const amplitudes = await sheet.measure(`α = ${alpha}, optimised amplitudes a`, async () => {
      const { amplitudes: optimal } = await optimiseAmplitudes({
        signals: optimising[family]!,
        frequencies: FREQUENCIES,
        time: LEARNING_RATE * STEPS,
        network: publishedNetwork,
        steps: stepsOf(run, 800),
        random: seededRandom(family),
      });
      return Array.from(optimal);
    });
    optimised.push({ name: `optimised, α = ${alpha}`, power: null, amplitudes });
  }
  const ofPowers = powers.map(powerMapping);
  const one = circulantEigenvalues(rowOf(powerMapping(Number.POSITIVE_INFINITY), 128));
  await sheet.compare({
    quantity: 'spectrum, p = ∞',
    ours: BINS.map((k) => one[k]!),
    expected: SPECTRUM_OF_ONE,
    source: RECOMPUTED,
  });
  for (const [family, mapping] of optimised.entries()) {
    const spectrum = circulantEigenvalues(rowOf(mapping, 128));
    await sheet.compare({
      quantity: `spectrum at 64 cycles, ${mapping.name}`,
      ours: spectrum[64]!,
      expected: NYQUIST_OPTIMISED[family]!,
      source: READ_OFF,
    });
  }
  await sheet.picture(
    'fig05a.svg',
    spectrumChart([
      ...ofPowers.filter(({ power }) => [0, 1, Number.POSITIVE_INFINITY].includes(power!)),
      ...optimised,
    ]),
  );
  for (const [family, alpha] of alphas.entries()) {
    const scores: { mapping: Mapping; measured: number; predicted: number }[] = [];
    for (const mapping of [...ofPowers, optimised[family]!]) {
      const predicted = summarise(scoring[family]!.map((signal) => predictedError(mapping, signal))).mean;
      const measured: number[] = [];
      for (const [seed, signal] of scoring[family]!.slice(0, count).entries())
        measured.push(
          ...(await sheet.measure(
            `α = ${alpha}, ${mapping.name}, signal ${seed + 1}, test error`,
            async () => [await trainedError(engine, mapping, signal, steps, seed)],
          )),
        );
      const mean = summarise(measured).mean;
      scores.push({ mapping, measured: mean, predicted });
      const expected = mapping.power === null ? undefined : TRAINED.get(mapping.power)?.[family];
      const quantity = `α = ${alpha}, ${mapping.name}, test error`;
      await sheet.compare({
        quantity: `${quantity}, trained on ${count} of 8 signals`,
        ours: mean,
        expected: mapping.power === null ? TRAINED_OPTIMISED[family]! : (expected?.[0] ?? null),
        source: READ_OFF,
      });
      await sheet.compare({
        quantity: `${quantity}, predicted for 8 signals`,
        ours: predicted,
        expected: expected?.[1] ?? null,
        source: RECOMPUTED,
      });
    }
    await sheet.picture(`fig05b-alpha${alpha}.svg`, errorChart(alpha, scores));
  }
}

function powerMapping(power: number): Mapping {
  const amplitudes = FREQUENCIES.map((j) => (j === 1 ? 1 : j ** -power));
  return { name: mappingName(power), power, amplitudes };
}

/** Draws the signals of the published runs, in their order. */
function signalFamilies(optimisingCount: number): {
  scoring: Float64Array[][];
  optimising: Float64Array[][];
} {
  let random: Random = threefryRandom(0);
  const draw = (alpha: number, count: number): Float64Array[] => {
    const set = powerLawSet({ length: LENGTH, alpha, count, random });
    random = set.random;
    return set.signals;
  };
  const scoring = ALPHAS.map((alpha) => draw(alpha, 8));
  return { scoring, optimising: ALPHAS.map((alpha) => draw(alpha, optimisingCount)) };
}

function encodingOf({ amplitudes }: Mapping) {
  return fourierEncoding({ inputDim: 1, frequencies: FREQUENCIES, amplitudes, normalise: true });
}

function rowOf(mapping: Mapping, points: number): Float64Array {
  return gridRow(composedKernel(ntk(publishedNetwork), encodingOf(mapping)), points);
}

const odd = (_: unknown, i: number): boolean => i % 2 === 1;
const even = (_: unknown, i: number): boolean => i % 2 === 0;

function predictedError(mapping: Mapping, signal: Float64Array): number {
  const [predicted] = predictOnGrid({ row: rowOf(mapping, LENGTH), signal, times: [LEARNING_RATE * STEPS] });
  return meanSquare(predicted!.filter(odd), signal.filter(odd));
}

async function trainedError(
  engine: Engine,
  mapping: Mapping,
  signal: Float64Array,
  steps: number,
  seed: number,
): Promise<number> {
  const grid = Float32Array.from(signal, (_, i) => i / LENGTH);
  // The published rate is near the limit of the infinitely wide network; if a finite one diverges, its error is NaN.
  const limit = largestStableRate(circulantEigenvalues(rowOf(mapping, LENGTH / 2)));
  if (LEARNING_RATE >= limit)
    process.stdout.write(`${mapping.name}: the learning rate must be below ${limit} to be stable\n`);
  const { snapshots } = await trained({
    engine,
    encoding: encodingOf(mapping),
    depth: 4,
    width: 1024,
    initializer: lecunNormal,
    optimizer: sgd(),
    learningRate: LEARNING_RATE,
    steps,
    coordinates: grid.filter(even),
    targets: Float32Array.from(signal.filter(even)),
    evaluateAt: grid.filter(odd),
    every: steps,
    random: seededRandom(seed),
  });
  return meanSquare(snapshots.at(-1)!.values, signal.filter(odd));
}

function spectrumChart(mappings: readonly Mapping[]): string {
  return curveChart({
    title: 'Spectrum of the tangent kernel',
    xLabel: 'cycles',
    yLabel: 'eigenvalue',
    yScale: 'log',
    series: mappings.map((mapping) => ({
      name: mapping.name,
      points: Array.from(
        circulantEigenvalues(rowOf(mapping, 128)).subarray(0, 65),
        (value, k) => [k, value] as const,
      ),
    })),
  });
}

/** Draws errors against p, with p = ∞ at the right end and optimised amplitudes as horizontal lines. */
function errorChart(
  alpha: number,
  scores: readonly { mapping: Mapping; measured: number; predicted: number }[],
): string {
  const ofPowers = scores.filter(({ mapping }) => mapping.power !== null);
  const best = scores.at(-1)!;
  const place = (power: number): number => Math.min(2.25, power);
  const curve = (key: 'measured' | 'predicted'): Curve['points'] =>
    ofPowers.map((score) => [place(score.mapping.power!), score[key]] as const);
  const level = (key: 'measured' | 'predicted'): Curve['points'] => [
    [0, best[key]],
    [2.25, best[key]],
  ];
  return curveChart({
    title: `Test error against the amplitudes’ power, α = ${alpha}`,
    xLabel: 'p (∞ at 2.25)',
    yLabel: 'mean square error',
    yScale: 'log',
    series: [
      { name: 'trained', points: curve('measured') },
      { name: 'predicted', colour: 0, dashed: true, points: curve('predicted') },
      { name: 'optimised a, trained', colour: 1, points: level('measured') },
      { name: 'optimised a, predicted', colour: 1, dashed: true, points: level('predicted') },
    ],
  });
}
