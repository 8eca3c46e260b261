import { readFile } from 'node:fs/promises';
import { type Curve, curveChart } from '@fourier-features/charts';
import { gaussianEncoding, type Random, seededRandom } from '@fourier-features/core';
import { photos } from '@fourier-features/datasets';
import { shortenList, summarise } from '@fourier-features/experiments';
import { boxReduce, decodePicture } from '@fourier-features/pictures';
import { type Figure, type FigureRun, figureEngine, openSheet, stepsOf } from './figure.ts';
import { PAPER_PICTURES, PICTURE_RATE, PICTURE_SCALE, QUICK_PICTURES } from './pictureProtocols.ts';
import { allPixels, pixelPsnr, splitPicture, trainedOnPixels } from './pixels.ts';
import { READ_OFF } from './published.ts';

const PROTOCOLS = { quick: QUICK_PICTURES, paper: PAPER_PICTURES } as const;

/** Numbers m of frequencies. */
const COUNTS = [8, 16, 32, 64, 128, 256, 512, 1024];

/** For each depth: mean PSNR over the paper's 16 photographs at `COUNTS`, in dB, read off the plot to about 0.1. */
const PUBLISHED: ReadonlyMap<number, readonly number[]> = new Map([
  [2, [17.7, 21.8, 23.9, 25.1, 26.2, 27.1, 27.8, 28.1]],
  [4, [22.7, 24.6, 25.6, 26.25, 27.1, 27.6, 28.15, 28.4]],
  [8, [25.6, 26.75, 27, 27.4, 27.9, 28.2, 28.4, 28.7]],
]);

/** PSNR of pictures against the number of frequencies, by depth. */
export const fig06: Figure = {
  names: ['6'],
  title: 'number of frequencies and depth on photographs',
  minutes: { quick: 4, paper: 2000 },
  run: drawCounts,
};

async function drawCounts(run: FigureRun): Promise<void> {
  const protocol = PROTOCOLS[run.protocol];
  const { reduce, width, batchSize } = protocol;
  const steps = stepsOf(run, protocol.steps);
  const counts = shortenList(COUNTS, run);
  const scale = PICTURE_SCALE / reduce;
  const names = shortenList(photos, run);
  const engine = await figureEngine();
  const sheet = openSheet(
    'fig06',
    run,
    {
      ...protocol,
      steps,
      counts,
      depths: [...PUBLISHED.keys()],
      scale,
      learningRate: PICTURE_RATE,
      photos: names.map(({ name }) => name),
      seed: 0,
    },
    engine,
    { planned: PUBLISHED.size * counts.length * names.length },
  );
  const pictures = await Promise.all(
    names.map(async ({ url }) => boxReduce(await decodePicture(await readFile(url)), reduce)),
  );
  const curves: Curve[] = [];
  for (const [depth, published] of PUBLISHED) {
    const means: number[] = [];
    for (const frequencyCount of counts) {
      const scores: number[] = [];
      for (const [i, picture] of pictures.entries()) {
        const [ofEncoding, ...randoms] = seededRandom(0).split(3) as [Random, Random, Random];
        const quantity = `${depth} layers, m = ${frequencyCount}, ${names[i]!.name}, PSNR of all pixels`;
        const [psnr] = await sheet.measure(quantity, async () => {
          const encoding = gaussianEncoding({ inputDim: 2, scale, frequencyCount, random: ofEncoding });
          const field = await trainedOnPixels({
            engine,
            encoding,
            pixels: splitPicture(picture).train,
            depth,
            width,
            batchSize,
            steps,
            learningRate: PICTURE_RATE,
            randoms,
          });
          return [await pixelPsnr(engine, field, allPixels(picture))];
        });
        scores.push(psnr!);
      }
      means.push(summarise(scores).mean);
    }
    await sheet.compare({
      quantity: `${depth} layers, mean PSNR for m = ${counts.join(', ')}`,
      ours: means,
      expected: run.protocol === 'paper' ? published : null,
      source: `${READ_OFF}; other photographs`,
    });
    await sheet.compare({
      quantity: `${depth} layers, PSNR gained from m = ${counts[0]} to ${counts.at(-1)}`,
      ours: means.at(-1)! - means[0]!,
      expected: published[counts.length - 1]! - published[0]!,
      source: `${READ_OFF}; other photographs`,
    });
    curves.push({ name: `${depth} layers`, points: counts.map((m, i) => [m, means[i]!] as const) });
  }
  await sheet.picture(
    'fig06.svg',
    curveChart({
      title: 'PSNR against the number of frequencies',
      xLabel: 'frequencies m',
      yLabel: 'PSNR of all pixels (dB)',
      xScale: 'log',
      series: curves,
    }),
  );
}
