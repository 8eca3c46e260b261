import { readFile } from 'node:fs/promises';
import { curveChart } from '@fourier-features/charts';
import {
  gaussianEncoding,
  laplacianEncoding,
  logUniformEncoding,
  psnrOfMse,
  type Random,
  seededRandom,
  uniformEncoding,
} from '@fourier-features/core';
import { photos } from '@fourier-features/datasets';
import { shortenList } from '@fourier-features/experiments';
import { boxReduce, decodePicture } from '@fourier-features/pictures';
import { collapse, octaveMedians, type SpreadError } from './collapse.ts';
import { type Figure, type FigureRun, figureEngine, openSheet, type Sheet, stepsOf } from './figure.ts';
import { frequencySpread, isotropicEncoding } from './isotropic.ts';
import { PAPER_PICTURES, PICTURE_RATE, QUICK_PICTURES } from './pictureProtocols.ts';
import { pixelPsnr, splitPicture, trainedOnPixels } from './pixels.ts';

const PROTOCOLS = {
  quick: { ...QUICK_PICTURES, frequencyCount: 128 },
  paper: { ...PAPER_PICTURES, frequencyCount: 256 },
} as const;

/** Scales on 128 pixels are multiplied by 2 to these powers, and grow with the side. */
const EXPONENTS = Array.from({ length: 9 }, (_, i) => -3 + (3 * i) / 4);

/** Factors give about the same spreads: the deviation, width, upper end or unit of the lengths of frequencies. */
const DISTRIBUTIONS: Readonly<Record<string, { factor: number; draw: typeof gaussianEncoding }>> = {
  Gaussian: { factor: 5, draw: gaussianEncoding },
  uniform: { factor: 5 * Math.sqrt(3), draw: uniformEncoding },
  'log-uniform': { factor: 12, draw: logUniformEncoding },
  Laplacian: { factor: 5 / Math.sqrt(2), draw: laplacianEncoding },
};

/** Figure 4 for images: frequencies of any direction, with lengths from four distributions. */
export const fig09: Figure = {
  names: ['9'],
  title: 'four distributions of frequencies of the plane on photographs',
  minutes: { quick: 3, paper: 2700 },
  run: drawDistributions,
};

async function drawDistributions(run: FigureRun): Promise<void> {
  const protocol = PROTOCOLS[run.protocol];
  const steps = stepsOf(run, protocol.steps);
  const exponents = shortenList(EXPONENTS, run);
  const names = shortenList(photos, run);
  const { reduce, width, batchSize, frequencyCount } = protocol;
  const engine = await figureEngine();
  const constants = {
    ...protocol,
    steps,
    depth: 4,
    exponents,
    learningRate: PICTURE_RATE,
    photos: names.map(({ name }) => name),
    seed: 0,
  };
  const sheet = openSheet('fig09', run, constants, engine, {
    planned: names.length * Object.keys(DISTRIBUTIONS).length * exponents.length,
  });
  let [random] = seededRandom(0).split(1) as [Random];
  for (const { name, url } of names) {
    const { train, heldOut } = splitPicture(boxReduce(await decodePicture(await readFile(url)), reduce));
    const groups = new Map<string, SpreadError[]>();
    for (const [distribution, { factor, draw }] of Object.entries(DISTRIBUTIONS)) {
      const dots: SpreadError[] = [];
      for (const exponent of exponents) {
        const [next, ofEncoding, ...randoms] = random.split(4) as [Random, Random, Random, Random];
        random = next;
        const scale = (factor * 2 ** exponent * QUICK_PICTURES.reduce) / reduce;
        const quantity = `${name}, ${distribution}, scale ${scale.toPrecision(3)}: spread and held-out error`;
        const [spread, error] = await sheet.measure(quantity, async () => {
          const encoding = isotropicEncoding(draw, { frequencyCount, scale, random: ofEncoding });
          const field = await trainedOnPixels({
            engine,
            encoding,
            pixels: train,
            depth: 4,
            width,
            batchSize,
            steps,
            learningRate: PICTURE_RATE,
            randoms,
          });
          return [frequencySpread(encoding), 10 ** (-(await pixelPsnr(engine, field, heldOut)) / 10)];
        });
        dots.push({ spread: spread!, error: error! });
      }
      groups.set(distribution, dots);
    }
    await report(sheet, name, groups);
  }
}

async function report(
  sheet: Sheet,
  name: string,
  groups: ReadonlyMap<string, readonly SpreadError[]>,
): Promise<void> {
  const add = (quantity: string, ours: number | readonly number[]): Promise<void> =>
    sheet.compare({ quantity: `${name}, ${quantity}`, ours, expected: null });
  for (const [distribution, dots] of groups) {
    const best = dots.reduce((a, b) => (a.error < b.error ? a : b));
    await add(`${distribution}: spread with the best held-out PSNR, and that PSNR`, [
      best.spread,
      psnrOfMse(best.error),
    ]);
  }
  const { factor, explained } = collapse(groups);
  await add(
    'median factor between a held-out error and those of the other distributions at the same spread',
    factor,
  );
  await add('fraction of the variance of log held-out error explained by the spread', explained);
  const medians = octaveMedians([...groups.values()].flat());
  await add(
    `median held-out PSNR by octave of the spread, from 2^${medians[0]!.octave}`,
    medians.map(({ median }) => psnrOfMse(median)),
  );
  await sheet.picture(
    `fig09-${name}.svg`,
    curveChart({
      title: `Held-out PSNR against spread, ${name}`,
      xLabel: 'root mean square length of the frequencies (cycles per side)',
      yLabel: 'PSNR (dB)',
      xScale: 'log',
      series: [...groups].map(([distribution, dots]) => ({
        name: distribution,
        scattered: true,
        points: dots.map(({ spread, error }) => [spread, psnrOfMse(error)] as const),
      })),
    }),
  );
}
