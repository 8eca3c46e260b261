import { readFile } from 'node:fs/promises';
import { type Curve, curveChart } from '@fourier-features/charts';
import {
  adam,
  type FourierEncoding,
  gaussianEncoding,
  glorotTruncated,
  gridCoordinates,
  identityEncoding,
  psnrOfMse,
  seededRandom,
} from '@fourier-features/core';
import { photos } from '@fourier-features/datasets';
import { boxReduce, contactSheet, decodePicture, type Picture, type Tile } from '@fourier-features/pictures';
import { type Figure, type FigureRun, figureEngine, openSheet, stepsOf } from './figure.ts';
import { gaussianBlur } from './gaussianBlur.ts';
import { meanSquare } from './published.ts';
import { trained } from './train.ts';

const PROTOCOLS = {
  quick: { reduce: 8, steps: 501, snapshots: 10 },
  paper: { reduce: 2, steps: 2001, snapshots: 40 },
} as const;

/** Standard deviations of the blurs, in pixels. */
const RADII = Array.from({ length: 49 }, (_, i) => 0.25 * 2 ** (i / 6));

/** The blur of a picture nearest to a network's output along its training: without mapping it stays wide. Not a figure of the paper. */
export const blur: Figure = {
  names: ['blur'],
  title: 'blur of a picture nearest to the fit, along a training',
  minutes: { quick: 1, paper: 25 },
  run: drawBlurs,
};

async function drawBlurs(run: FigureRun): Promise<void> {
  const { reduce, steps: planned, snapshots: count } = PROTOCOLS[run.protocol];
  const steps = stepsOf(run, planned);
  const [photo] = photos;
  const picture = boxReduce(await decodePicture(await readFile(photo!.url)), reduce);
  const { width, height } = picture;
  const grey = greyOf(picture);
  const mean = grey.reduce((sum, value) => sum + value, 0) / grey.length;
  const coordinates = gridCoordinates([height, width]);
  const engine = await figureEngine();
  const constants = {
    photo: photo!.url.pathname.split('/').at(-1),
    width,
    height,
    steps,
    learningRate: 1e-3,
    seed: 0,
  };
  const sheet = openSheet('blur', run, constants, engine);
  const blurred = RADII.map((radius) => gaussianBlur(grey, width, radius));
  const encodings: Readonly<Record<string, FourierEncoding>> = {
    'no mapping': identityEncoding({ inputDim: 2 }),
    Gaussian: gaussianEncoding({ inputDim: 2, scale: 4, random: seededRandom(1) }),
  };
  const curves: Curve[] = [];
  const tiles: Tile[] = [{ picture: pictureOf(grey, width), title: 'picture' }];
  for (const [name, encoding] of Object.entries(encodings)) {
    const { snapshots } = await trained({
      engine,
      encoding,
      depth: 4,
      width: 256,
      initializer: glorotTruncated,
      outputActivation: 'sigmoid',
      optimizer: adam(),
      learningRate: 1e-3,
      steps,
      coordinates,
      targets: grey,
      evaluateAt: coordinates,
      every: Math.max(1, Math.floor(steps / count)),
      random: seededRandom(0),
    });
    const nearest = snapshots.map(({ updates, values }) => {
      const errors = blurred.map((each) => meanSquare(each, values));
      const best = errors.indexOf(Math.min(...errors));
      return {
        updates,
        radius: RADII[best]!,
        psnr: psnrOfMse(errors[best]!),
        fit: psnrOfMse(meanSquare(grey, values)),
      };
    });
    for (const { updates, radius, psnr, fit } of nearest)
      await sheet.compare({
        quantity: `${name}, ${updates} updates: radius in pixels, PSNR to that blur, PSNR to the picture`,
        ours: [radius, psnr, fit],
        expected: null,
      });
    curves.push({ name, points: nearest.map(({ updates, radius }) => [updates, radius] as const) });
    const last = nearest.at(-1)!;
    tiles.push({
      picture: pictureOf(snapshots.at(-1)!.values, width),
      title: name,
      caption: `${last.updates} updates`,
    });
    tiles.push({
      picture: pictureOf(blurred[RADII.indexOf(last.radius)]!, width),
      title: 'nearest blur',
      caption: `radius ${last.radius.toFixed(2)} pixels\n${last.psnr.toFixed(1)} dB from it`,
    });
  }
  await sheet.compare({
    quantity: 'PSNR of the mean alone',
    ours: psnrOfMse(
      meanSquare(
        grey,
        grey.map(() => mean),
      ),
    ),
    expected: null,
  });
  await sheet.picture(
    'blur.svg',
    curveChart({
      title: 'Radius of the blur nearest to the fit',
      xLabel: 'step',
      yLabel: 'radius (pixels)',
      yScale: 'log',
      series: curves,
    }),
  );
  await sheet.picture('blur-pictures.png', await contactSheet({ tiles, columns: tiles.length }));
}

function greyOf({ values, channels, width, height }: Picture): Float32Array {
  const colours = channels > 2 ? 3 : 1;
  return Float32Array.from({ length: width * height }, (_, i) => {
    let sum = 0;
    for (let c = 0; c < colours; c++) sum += values[i * channels + c]!;
    return sum / colours;
  });
}

function pictureOf(values: Float32Array, width: number): Picture {
  return {
    width,
    height: values.length / width,
    channels: 1,
    values: values.map((value) => Math.min(1, Math.max(0, value))),
  };
}
