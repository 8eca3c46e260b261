import { readFile } from 'node:fs/promises';
import { curveChart } from '@fourier-features/charts';
import { type Engine, gaussianEncoding, type Random, seededRandom } from '@fourier-features/core';
import { colinSlice, photos, text } from '@fourier-features/datasets';
import { shortenList } from '@fourier-features/experiments';
import { boxReduce, decodePicture, type Picture } from '@fourier-features/pictures';
import { suggestScale } from '@fourier-features/theory';
import { type Figure, type FigureRun, figureEngine, openSheet, type Sheet, stepsOf } from './figure.ts';
import { type PictureSplit, pixelPsnr, splitPicture, trainedOnPixels } from './pixels.ts';
import { plateauLoss } from './plateauLoss.ts';

const PROTOCOLS = {
  quick: { reduce: 4, width: 128, frequencyCount: 128, batchSize: 1024, steps: 500 },
  paper: { reduce: 2, width: 256, frequencyCount: 256, batchSize: 4096, steps: 1000 },
} as const;

const SCALES = [1, 1.5, 2.2, 3.3, 4.9, 7.3, 11, 16];
const LEARNING_RATE = 1e-3;
const DEPTH = 4;
/** Seeds of the trainings: a sweep is the mean over them. */
const SEEDS = [0, 1, 2];
/** Seeds for the patches of the suggestions. */
const DRAWS = [0, 1];
/** Predicted losses that the plateau may allow, in dB. */
const TOLERANCES = [0, 0.1, 0.2, 0.5, 1];

/** Ten pictures: photographs, slices of a head, text. */
const PICTURES = [
  ...photos.map(({ name, url }) => ({ name: `photograph ${name}`, url })),
  ...(['colin27-z050', 'colin27-z090'] as const).map((name) => ({
    name: `slice ${name}`,
    url: colinSlice(name).url,
  })),
  ...['dark', 'light', 'light-3', 'light-5', 'light-7'].map((name) => ({
    name: `text ${name}`,
    url: text(name).url,
  })),
];

/**
 * How much PSNR suggested scales, and all scales of their plateaus, lose against the best of a sweep. Not a figure of the
 * paper.
 */
export const scale: Figure = {
  names: ['scale'],
  title: 'scales suggested from the data, compared with sweeps',
  minutes: { quick: 12, paper: 210 },
  run: sweepPictures,
};

type Protocol = (typeof PROTOCOLS)['quick' | 'paper'];

async function sweepPictures(run: FigureRun): Promise<void> {
  const protocol: Protocol = PROTOCOLS[run.protocol];
  const steps = stepsOf(run, protocol.steps);
  const scales = shortenList(SCALES, run);
  const engine = await figureEngine();
  const constants = { ...protocol, steps, scales, learningRate: LEARNING_RATE, depth: DEPTH, seeds: SEEDS };
  const sheet = openSheet('scale', run, constants, engine);
  const losses: number[][] = [];
  for (const [index, { name, url }] of shortenList(PICTURES, run).entries()) {
    const picture = boxReduce(await decodePicture(await readFile(url)), protocol.reduce);
    const split = splitPicture(inColour(picture));
    const sweeps: (readonly number[])[] = [];
    for (const seed of shortenList(SEEDS, run))
      sweeps.push(
        await sheet.measure(
          `${name}, held-out PSNR at scale ${scales.join(', ')}, seed ${seed}, dB`,
          async () => {
            const swept: number[] = [];
            for (const each of scales)
              swept.push(await heldOutPsnr(engine, split, each, protocol, steps, seed));
            return swept;
          },
        ),
      );
    const trained = scales.map((_, i) => mean(sweeps.map((sweep) => sweep[i]!)));
    await sheet.compare({
      quantity: `${name}, deviation over seeds at scale ${scales.join(', ')}, dB`,
      ours: scales.map((_, i) => deviation(sweeps.map((sweep) => sweep[i]!))),
      expected: null,
    });
    const predictions: (readonly number[])[] = [];
    for (const draw of shortenList(DRAWS, run)) {
      const predicted = await sheet.measure(
        `${name}, predicted PSNR at the same scales, patches of seed ${draw}, dB`,
        () => predict(split, scales, protocol, steps, draw),
      );
      predictions.push(predicted);
      losses.push(await recordLosses(sheet, `${name}, patches of seed ${draw}`, scales, trained, predicted));
    }
    await sheet.picture(`scale-${index}.svg`, chart(name, scales, trained, predictions[0]!));
  }
  await sheet.compare({
    quantity: `largest loss on the plateaus that allow a predicted loss of ${TOLERANCES.join(', ')} dB, over all pictures and patches, dB`,
    ours: TOLERANCES.map((_, i) => Math.max(...losses.map((each) => each[i]!))),
    expected: null,
  });
}

/** Records what a suggestion loses, and what the worst scale of its plateau loses. @returns the latter by tolerance. */
async function recordLosses(
  sheet: Sheet,
  name: string,
  scales: readonly number[],
  trained: readonly number[],
  predicted: readonly number[],
): Promise<number[]> {
  const losses = TOLERANCES.map((tolerance) => plateauLoss(trained, predicted, tolerance));
  const chosen = scales[predicted.indexOf(Math.max(...predicted))]!;
  await sheet.compare({
    quantity: `${name}, best scale of the sweep, and the one suggested`,
    ours: [scales[trained.indexOf(Math.max(...trained))]!, chosen],
    expected: null,
  });
  await sheet.compare({
    quantity: `${name}, largest loss on the plateau that allows a predicted loss of ${TOLERANCES.join(', ')} dB, dB`,
    ours: losses,
    expected: null,
    source: 'the first plateau is the suggested scale alone',
  });
  return losses;
}

function chart(
  name: string,
  scales: readonly number[],
  trained: readonly number[],
  predicted: readonly number[],
): string {
  return curveChart({
    title: `Trained and predicted, ${name}`,
    xLabel: 'scale (cycles per side)',
    yLabel: 'held-out PSNR (dB)',
    xScale: 'log',
    series: [
      { name: 'trained', points: scales.map((each, i) => [each, trained[i]!] as const) },
      {
        name: 'predicted',
        dashed: true,
        points: scales.map((each, i) => [each, predicted[i]!] as const),
      },
    ],
  });
}

/** Returns the PSNR that is predicted at each scale. */
async function predict(
  { train }: PictureSplit,
  scales: readonly number[],
  { width, frequencyCount }: Protocol,
  steps: number,
  draw: number,
): Promise<number[]> {
  const { ranked } = await suggestScale({
    ...train,
    inputDim: 2,
    scales,
    steps,
    learningRate: LEARNING_RATE,
    frequencyCount,
    network: { depth: DEPTH, width, parameterisation: 'standard', bias: true },
    random: seededRandom(draw),
  });
  return scales.map((each) => ranked.find(({ scale: tried }) => tried === each)!.heldOutPsnr);
}

async function heldOutPsnr(
  engine: Engine,
  { train, heldOut }: PictureSplit,
  scaleTried: number,
  { width, frequencyCount, batchSize }: Protocol,
  steps: number,
  seed: number,
): Promise<number> {
  const [ofEncoding, ofNetwork, ofBatches] = seededRandom(seed).split(3) as [Random, Random, Random];
  const encoding = gaussianEncoding({ inputDim: 2, scale: scaleTried, frequencyCount, random: ofEncoding });
  const field = await trainedOnPixels({
    engine,
    encoding,
    pixels: train,
    depth: DEPTH,
    width,
    batchSize,
    steps,
    learningRate: LEARNING_RATE,
    randoms: [ofNetwork, ofBatches],
  });
  return pixelPsnr(engine, field, heldOut);
}

/** Returns a picture with three channels, equal if it is grey. */
function inColour({ width, height, channels, values }: Picture): Picture {
  const colours = Float32Array.from(
    { length: 3 * width * height },
    (_, i) => values[Math.floor(i / 3) * channels + (channels === 1 ? 0 : i % 3)]!,
  );
  return { width, height, channels: 3, values: colours };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Standard deviation, with n − 1. */
function deviation(values: readonly number[]): number {
  const centre = mean(values);
  const squares = values.reduce((sum, value) => sum + (value - centre) ** 2, 0);
  return Math.sqrt(squares / Math.max(1, values.length - 1));
}
