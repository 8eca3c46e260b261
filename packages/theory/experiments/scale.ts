import { readFile } from 'node:fs/promises';
import { type Engine, gaussianEncoding, type Random, seededRandom } from '@fourier-features/core';
import { photos, texts } from '@fourier-features/datasets';
import { shortenList } from '@fourier-features/experiments';
import { boxReduce, curveChart, decodePicture } from '@fourier-features/pictures';
import { type ScaleSuggestion, suggestScale } from '@fourier-features/theory';
import { type Figure, type FigureRun, figureEngine, openSheet, stepsOf } from './figure.ts';
import { type PictureSplit, pixelPsnr, splitPicture, trainedOnPixels } from './pixels.ts';

const PROTOCOLS = {
  quick: { reduce: 4, width: 128, frequencyCount: 128, batchSize: 1024, steps: 500 },
  paper: { reduce: 2, width: 256, frequencyCount: 256, batchSize: 4096, steps: 1000 },
} as const;

const SCALES = [1, 1.5, 2.2, 3.3, 4.9, 7.3, 11, 16];
const LEARNING_RATE = 1e-3;
const DEPTH = 4;
/** Seeds for the patches of the suggestions. */
const DRAWS = [0, 1];
/** Largest acceptable loss of a suggestion, in dB. */
const ACCEPTABLE = 0.5;

/** How much PSNR suggested scales lose against the best of a sweep. Not a figure of the paper. */
export const scale: Figure = {
  names: ['scale'],
  title: 'scales suggested from the data, compared with sweeps',
  minutes: { quick: 2, paper: 35 },
  run: sweepPictures,
};

type Protocol = (typeof PROTOCOLS)['quick' | 'paper'];

async function sweepPictures(run: FigureRun): Promise<void> {
  const protocol: Protocol = PROTOCOLS[run.protocol];
  const steps = stepsOf(run, protocol.steps);
  const scales = shortenList(SCALES, run);
  const engine = await figureEngine();
  const constants = {
    ...protocol,
    steps,
    scales,
    learningRate: LEARNING_RATE,
    depth: DEPTH,
    seed: 0,
  };
  const sheet = openSheet('scale', run, constants, engine);
  const pictures = [
    ...photos.map(({ name, url }) => ({ name: `photograph ${name}`, url })),
    ...texts.map(({ name, url }) => ({ name: `text ${name}`, url })),
  ];
  for (const [index, { name, url }] of shortenList(pictures, run).entries()) {
    const split = splitPicture(boxReduce(await decodePicture(await readFile(url)), protocol.reduce));
    const swept: number[] = [];
    for (const each of scales) swept.push(await heldOutPsnr(engine, split, each, protocol, steps));
    const best = Math.max(...swept);
    await sheet.compare({
      quantity: `${name}, held-out PSNR at scale ${scales.join(', ')}`,
      ours: swept,
      expected: null,
    });
    const suggestions: ScaleSuggestion[] = [];
    for (const draw of shortenList(DRAWS, run))
      suggestions.push(await suggestion(split, scales, protocol, steps, draw));
    const chosen = suggestions.map(({ ranked }) => ranked[0]!.scale);
    await sheet.compare({
      quantity: `${name}, best scale of the sweep, and scales suggested from two draws of patches`,
      ours: [scales[swept.indexOf(best)]!, ...chosen],
      expected: null,
    });
    await sheet.compare({
      quantity: `${name}, PSNR lost by the suggested scales, dB`,
      ours: chosen.map((each) => best - swept[scales.indexOf(each)]!),
      expected: null,
      source: `acceptable: at most ${ACCEPTABLE}`,
    });
    const predicted = suggestions[0]!.ranked.toSorted((a, b) => a.scale - b.scale);
    await sheet.picture(
      `scale-${index}.svg`,
      curveChart({
        title: `Trained and predicted, ${name}`,
        xLabel: 'scale (cycles per side)',
        yLabel: 'held-out PSNR (dB)',
        xScale: 'log',
        series: [
          { name: 'trained', points: scales.map((each, i) => [each, swept[i]!] as const) },
          {
            name: 'predicted',
            dashed: true,
            points: predicted.map((each) => [each.scale, each.heldOutPsnr] as const),
          },
        ],
      }),
    );
  }
}

function suggestion(
  { train }: PictureSplit,
  scales: readonly number[],
  { width, frequencyCount }: Protocol,
  steps: number,
  draw: number,
): Promise<ScaleSuggestion> {
  return suggestScale({
    ...train,
    inputDim: 2,
    scales,
    steps,
    learningRate: LEARNING_RATE,
    frequencyCount,
    network: { depth: DEPTH, width, parameterisation: 'standard', bias: true },
    random: seededRandom(draw),
  });
}

async function heldOutPsnr(
  engine: Engine,
  { train, heldOut }: PictureSplit,
  scaleTried: number,
  { width, frequencyCount, batchSize }: Protocol,
  steps: number,
): Promise<number> {
  const [ofEncoding, ofNetwork, ofBatches] = seededRandom(0).split(3) as [Random, Random, Random];
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
