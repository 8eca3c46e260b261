import { type Curve, curveChart } from '@fourier-features/charts';
import {
  adam,
  type Engine,
  gaussianEncoding,
  glorotTruncated,
  gridCoordinates,
  positionalEncoding,
  psnrOfMse,
  type Random,
  seededRandom,
} from '@fourier-features/core';
import { shortenList, summarise } from '@fourier-features/experiments';
import { type Figure, type FigureRun, figureEngine, openSheet, stepsOf } from './figure.ts';
import { meanSquare, READ_OFF } from './published.ts';
import { trained } from './train.ts';

const SIDE = 512;
const STEPS = 476;

const PROTOCOLS = {
  /** One radius, every other angle, one run; minibatches of an eighth of the training pixels. */
  quick: { radii: [10], angles: 9, runs: 1, batchSize: 8192 },
  paper: { radii: [5, 10, 15, 20], angles: 17, runs: 4, batchSize: 'full' },
} as const;

/** PSNR in dB at the paper's 17 angles from 0 to π, read off the plot. */
const PUBLISHED = {
  positional: [
    33.5, 30.2, 29.9, 29.8, 29.65, 29.8, 29.9, 30.2, 33.5, 30.2, 29.9, 29.8, 29.65, 29.8, 29.9, 30.2, 33.5,
  ],
  Gaussian: [
    31.2, 31, 31.2, 31.2, 31.1, 31.3, 31.4, 31.35, 31.7, 31.6, 31.8, 31.75, 31.6, 31.8, 31.7, 31.25, 31.25,
  ],
} as const;
type Method = keyof typeof PUBLISHED;

/** Positional encoding favours waves along the axes, Gaussian features no direction. */
export const fig11: Figure = {
  names: ['11'],
  title: 'waves of all directions, positional against Gaussian',
  minutes: { quick: 5, paper: 1000 },
  run: drawAngles,
};

async function drawAngles(run: FigureRun): Promise<void> {
  const { radii, angles, runs, batchSize } = PROTOCOLS[run.protocol];
  const steps = stepsOf(run, STEPS);
  const engine = await figureEngine();
  const sheet = openSheet('fig11', run, { side: SIDE, steps, ...PROTOCOLS[run.protocol], seed: 0 }, engine);
  const curves: Curve[] = [];
  for (const method of ['positional', 'Gaussian'] as const) {
    const points: [number, number][] = [];
    for (const k of shortenList(
      Array.from({ length: angles }, (_, i) => i),
      run,
    )) {
      const theta = (Math.PI * k) / (angles - 1);
      const scores: number[] = [];
      for (const radius of radii) {
        const wave = [Math.round(radius * Math.sin(theta)), Math.round(radius * Math.cos(theta))] as const;
        for (let seed = 0; seed < runs; seed++)
          scores.push(await score(engine, { method, wave, batchSize, steps, seed }));
      }
      const { mean, deviation } = summarise(scores);
      points.push([theta, mean]);
      const place = ((PUBLISHED[method].length - 1) * k) / (angles - 1);
      await sheet.compare({
        quantity: `${method}, angle ${((180 * k) / (angles - 1)).toFixed(1)}°, PSNR (deviation ${deviation.toFixed(2)})`,
        ours: mean,
        expected: PUBLISHED[method][place] ?? null,
        source: READ_OFF,
      });
    }
    curves.push({ name: method, points });
  }
  await sheet.picture(
    'fig11.svg',
    curveChart({
      title: 'PSNR against the direction of waves',
      xLabel: 'angle (radians)',
      yLabel: 'PSNR (dB)',
      series: curves,
    }),
  );
}

interface Wave {
  readonly method: Method;
  /** Cycles along x and y. */
  readonly wave: readonly [number, number];
  readonly batchSize: number | 'full';
  readonly steps: number;
  readonly seed: number;
}

/**
 * Trains one hidden layer on even rows and columns.
 *
 * @returns PSNR on all pixels, in dB, with the paper's peak of 1 although values are in [−1, 1].
 */
async function score(engine: Engine, { method, wave, batchSize, steps, seed }: Wave): Promise<number> {
  const [ofEncoding, ofNetwork] = seededRandom(seed).split(2) as [Random, Random];
  const all = gridCoordinates([SIDE, SIDE]);
  const values = Float32Array.from({ length: SIDE * SIDE }, (_, i) =>
    Math.cos(2 * Math.PI * (wave[0] * all[2 * i]! + wave[1] * all[2 * i + 1]!)),
  );
  const train = Array.from(values.keys()).filter((i) => i % 2 === 0 && Math.floor(i / SIDE) % 2 === 0);
  const { snapshots } = await trained({
    engine,
    encoding:
      method === 'positional'
        ? positionalEncoding({ inputDim: 2, frequencyCount: 256, scale: 32 })
        : gaussianEncoding({ inputDim: 2, frequencyCount: 256, scale: 10, random: ofEncoding }),
    depth: 2,
    width: 256,
    initializer: glorotTruncated,
    outputActivation: 'tanh',
    optimizer: adam(),
    learningRate: 1e-3,
    steps,
    coordinates: Float32Array.from(train.flatMap((i) => [all[2 * i]!, all[2 * i + 1]!])),
    targets: Float32Array.from(train, (i) => values[i]!),
    batchSize,
    evaluateAt: all,
    every: steps,
    random: ofNetwork,
  });
  return psnrOfMse(meanSquare(snapshots.at(-1)!.values, values));
}
