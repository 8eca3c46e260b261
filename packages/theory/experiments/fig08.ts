import { readFile } from 'node:fs/promises';
import { type Curve, curveChart } from '@fourier-features/charts';
import { gaussianEncoding, type Random, seededRandom, trainedEncoding } from '@fourier-features/core';
import { photos } from '@fourier-features/datasets';
import { shortenList, summarise } from '@fourier-features/experiments';
import { boxReduce, decodePicture } from '@fourier-features/pictures';
import { type Figure, type FigureRun, figureEngine, openSheet, stepsOf } from './figure.ts';
import { PAPER_PICTURES, PICTURE_RATE, QUICK_PICTURES } from './pictureProtocols.ts';
import { type PictureSplit, splitPicture, trainedOnPixels } from './pixels.ts';
import { SOURCE } from './published.ts';

const PROTOCOLS = {
  quick: { ...QUICK_PICTURES, frequencyCount: 128 },
  paper: { ...PAPER_PICTURES, frequencyCount: 256 },
} as const;

/** Too small, right and too large on 512 pixels, in cycles per side. */
const SCALES = [2, 10, 50];
const MEASUREMENTS = 20;

/** Networks with B and a trained along with the weights, and with B and a fixed. */
export const fig08: Figure = {
  names: ['8'],
  title: 'frequencies and amplitudes trained with the weights, and fixed',
  minutes: { quick: 2, paper: 480 },
  run: drawTrained,
};

/** Held-out PSNR along a training, and how far the encoding moved. */
interface Outcome {
  /** √(mean ‖b′ − b‖²), in cycles per side. */
  readonly moved: number;
  /** √(mean (a′ − 1)²). */
  readonly stretched: number;
  /** Held-out PSNR in dB, at equal intervals. */
  readonly curve: readonly number[];
}

async function drawTrained(run: FigureRun): Promise<void> {
  const protocol = PROTOCOLS[run.protocol];
  const steps = stepsOf(run, protocol.steps);
  const scales = SCALES.map((scale) => scale / protocol.reduce);
  const names = shortenList(photos, run);
  const measureEvery = Math.max(1, Math.floor(steps / MEASUREMENTS));
  const engine = await figureEngine();
  const constants = {
    ...protocol,
    steps,
    depth: 4,
    scales,
    learningRate: PICTURE_RATE,
    photos: names.map(({ name }) => name),
    seed: 0,
  };
  const sheet = openSheet('fig08', run, constants, engine, { planned: 2 * scales.length * names.length });
  const splits = await Promise.all(
    names.map(async ({ url }) =>
      splitPicture(boxReduce(await decodePicture(await readFile(url)), protocol.reduce)),
    ),
  );
  const train = async (split: PictureSplit, scale: number, trainable: boolean): Promise<Outcome> => {
    const [ofEncoding, ...randoms] = seededRandom(0).split(3) as [Random, Random, Random];
    const { frequencyCount, width, batchSize } = protocol;
    const encoding = gaussianEncoding({ inputDim: 2, scale, frequencyCount, random: ofEncoding, trainable });
    const curve: number[] = [];
    const field = await trainedOnPixels({
      engine,
      encoding,
      pixels: split.train,
      depth: 4,
      width,
      batchSize,
      steps,
      learningRate: PICTURE_RATE,
      randoms,
      measureEvery,
      measure: async (psnr) => {
        curve.push(await psnr(split.heldOut));
      },
    });
    const { frequencies, amplitudes } = trainedEncoding({ ...field, encoding });
    return {
      moved:
        Math.hypot(...frequencies.map((b, i) => b - encoding.frequencies[i]!)) / Math.sqrt(frequencyCount),
      stretched: Math.hypot(...amplitudes.map((a) => a - 1)) / Math.sqrt(frequencyCount),
      curve,
    };
  };
  const curves: Curve[] = [];
  for (const [colour, scale] of scales.entries()) {
    const gains: number[] = [];
    const moves: number[] = [];
    for (const [i, { name }] of names.entries()) {
      const final: number[] = [];
      for (const trainable of [false, true]) {
        const kind = trainable ? 'trained' : 'fixed';
        const [moved, , ...curve] = await sheet.measure(
          `scale ${scale}, ${name}, ${kind} B and a: movement of B in cycles, of a, held-out PSNR along the training`,
          async () => {
            const outcome = await train(splits[i]!, scale, trainable);
            return [outcome.moved, outcome.stretched, ...outcome.curve];
          },
        );
        final.push(curve.at(-1)!);
        if (trainable) moves.push(moved! / (Math.SQRT2 * scale));
        if (i === 0)
          curves.push({
            name: `scale ${scale}, ${kind}`,
            colour,
            dashed: trainable,
            points: curve.map((psnr, at) => [Math.min(steps, at * measureEvery + 1), psnr] as const),
          });
      }
      gains.push(final[1]! - final[0]!);
    }
    await sheet.compare({
      quantity: `scale ${scale}, held-out PSNR gained by training B and a, mean over photographs`,
      ours: summarise(gains).mean,
      expected: null,
      source: `${SOURCE}, section A.3: no gain`,
    });
    await sheet.compare({
      quantity: `scale ${scale}, movement of B over its spread, mean over photographs`,
      ours: summarise(moves).mean,
      expected: null,
      source: `${SOURCE}, section A.3: B barely moves`,
    });
  }
  await sheet.picture(
    'fig08.svg',
    curveChart({
      title: `B and a fixed (solid) and trained (dashed), ${names[0]!.name}`,
      xLabel: 'step',
      yLabel: 'held-out PSNR (dB)',
      series: curves,
    }),
  );
}
