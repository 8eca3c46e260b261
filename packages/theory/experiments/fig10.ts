import { readFile } from 'node:fs/promises';
import { curveChart } from '@fourier-features/charts';
import { evaluateField, gaussianEncoding, type Random, seededRandom } from '@fourier-features/core';
import { photos } from '@fourier-features/datasets';
import { shortenList } from '@fourier-features/experiments';
import { boxReduce, contactSheet, decodePicture, type Tile } from '@fourier-features/pictures';
import { type Figure, type FigureRun, figureEngine, openSheet, stepsOf } from './figure.ts';
import { PAPER_PICTURES, PICTURE_RATE, QUICK_PICTURES } from './pictureProtocols.ts';
import { allPixels, pixelPsnr, splitPicture, trainedOnPixels } from './pixels.ts';
import { SOURCE } from './published.ts';

const PROTOCOLS = {
  quick: { ...QUICK_PICTURES, reduce: 2, batchSize: 2048 },
  paper: PAPER_PICTURES,
} as const;

/** The paper's scales, in cycles per side of 512 pixels. */
const SCALES = [1, 2, 4, 8, 10, 16, 32, 64];

/** One picture at eight scales: blurred, sharp, noisy. */
export const fig10: Figure = {
  names: ['10'],
  title: 'one photograph at eight scales',
  minutes: { quick: 2, paper: 210 },
  run: drawScales,
};

async function drawScales(run: FigureRun): Promise<void> {
  const protocol = PROTOCOLS[run.protocol];
  const { reduce, width, batchSize } = protocol;
  const steps = stepsOf(run, protocol.steps);
  const scales = shortenList(SCALES, run).map((scale) => scale / reduce);
  const [photo] = photos;
  const engine = await figureEngine();
  const constants = {
    ...protocol,
    steps,
    depth: 4,
    frequencyCount: 256,
    scales,
    learningRate: PICTURE_RATE,
    photo: photo!.name,
    seed: 0,
  };
  const sheet = openSheet('fig10', run, constants, engine);
  const picture = boxReduce(await decodePicture(await readFile(photo!.url)), reduce);
  const { train, heldOut } = splitPicture(picture);
  const all = allPixels(picture);
  const tiles: Tile[] = [{ picture, title: photo!.name }];
  const curves = { 'trained on': [], 'held out': [], all: [] } as Record<string, [number, number][]>;
  for (const scale of scales) {
    const [ofEncoding, ...randoms] = seededRandom(0).split(3) as [Random, Random, Random];
    const field = await trainedOnPixels({
      engine,
      encoding: gaussianEncoding({ inputDim: 2, scale, random: ofEncoding }),
      pixels: train,
      depth: 4,
      width,
      batchSize,
      steps,
      learningRate: PICTURE_RATE,
      randoms,
    });
    const scores = [];
    for (const pixels of [train, heldOut, all]) scores.push(await pixelPsnr(engine, field, pixels));
    for (const [i, curve] of Object.values(curves).entries()) curve.push([scale, scores[i]!]);
    await sheet.compare({
      quantity: `scale ${scale}, PSNR of the pixels trained on, held out, and all`,
      ours: scores,
      expected: null,
    });
    const values = (await evaluateField(field, all.coordinates, { engine })).map((value) =>
      Math.min(1, Math.max(0, value)),
    );
    tiles.push({
      picture: { ...picture, channels: 3, values },
      title: `scale ${scale}`,
      caption: `${scores[2]!.toFixed(1)} dB`,
    });
  }
  const ascending = curves['all']!.toSorted(([, a], [, b]) => b - a);
  await sheet.compare({
    quantity: 'scale of the best PSNR of all pixels, in cycles per 512 pixels',
    ours: ascending[0]![0] * reduce,
    expected: 10,
    source: `${SOURCE}, read off the pictures; another photograph`,
  });
  await sheet.picture('fig10-pictures.png', await contactSheet({ tiles, columns: 3, tileSize: 160 }));
  await sheet.picture(
    'fig10.svg',
    curveChart({
      title: 'PSNR against the scale',
      xLabel: 'scale (cycles per side)',
      yLabel: 'PSNR (dB)',
      xScale: 'log',
      series: Object.entries(curves).map(([name, points]) => ({ name, points })),
    }),
  );
}
