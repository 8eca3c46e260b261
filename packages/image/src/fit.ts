import {
  type FitEvent,
  fit,
  initialField,
  type Measures,
  namedRandoms,
  pointwiseSupervision,
  psnr,
  type Random,
  seededRandom,
  type TaskFitOptions,
} from '@fourier-features/core';
import { encodingDefaults, type ImageEncodingName, imageDefaults } from './defaults.ts';
import { imageEncoding } from './imageEncoding.ts';
import type { ImageSplit, PixelGrid } from './split.ts';

/** Where the three kinds of chance in a fit come from. */
export interface ImageRandoms {
  encoding: Random;
  network: Random;
  batches: Random;
}

export interface ImageFitOptions extends TaskFitOptions<ImageRandoms> {
  split: ImageSplit;
  encoding?: ImageEncodingName;
  /** Pixels per step, drawn with replacement, or `full` for all of them every time. */
  batchSize?: number | 'full';
}

/** How many pixels a measurement looks at beside minibatch training, in batches. */
const MEASURED_BATCHES = 2;

/**
 * Trains a field (column, row)/side → colour on the training pixels of a split, by mean square error and Adam.
 * The curve holds the fit PSNR and, where pixels are held out, the held-out PSNR: with full batches over all pixels,
 * with minibatches over a fixed random part of them, so that measuring stays cheaper than training.
 */
export function fitImage({
  split,
  encoding = imageDefaults.encoding,
  scale = encodingDefaults[encoding].scale,
  frequencyCount = imageDefaults.frequencyCount,
  width = imageDefaults.width,
  depth = imageDefaults.depth,
  steps = imageDefaults.steps,
  batchSize = imageDefaults.batchSize,
  learningRate = encodingDefaults[encoding].learningRate,
  seed = imageDefaults.seed,
  randoms = seededRandoms(seed),
  ...options
}: ImageFitOptions): AsyncGenerator<FitEvent, void, undefined> {
  const { train, heldOut, channels } = split;
  const field = initialField({
    encoding: imageEncoding(encoding, { scale, frequencyCount, random: randoms.encoding }),
    outputDim: channels,
    width,
    depth,
    outputActivation: 'sigmoid',
    random: randoms.network,
  });
  const measured = (grid: PixelGrid): Pixels =>
    batchSize === 'full' ? grid : randomPixels(grid, channels, MEASURED_BATCHES * batchSize, seed);
  const trainPixels = measured(train);
  const heldOutPixels = heldOut && measured(heldOut);
  return fit({
    field,
    supervision: pointwiseSupervision({
      coordinates: train.coordinates,
      targets: train.targets,
      inputDim: 2,
      batchSize,
    }),
    steps,
    learningRate,
    random: randoms.batches,
    measure: async (evaluate): Promise<Measures> => {
      const fitPsnr = psnr(await evaluate(trainPixels.coordinates), trainPixels.targets);
      if (!heldOutPixels) return { fitPsnr };
      return { fitPsnr, heldOutPsnr: psnr(await evaluate(heldOutPixels.coordinates), heldOutPixels.targets) };
    },
    ...options,
  });
}

/** Independent generators for B, the weights and the batches. */
export function seededRandoms(seed: number): ImageRandoms {
  return namedRandoms(seed, ['encoding', 'network', 'batches']);
}

interface Pixels {
  readonly coordinates: Float32Array;
  readonly targets: Float32Array;
}

/** At most `limit` pixels of a grid, the same ones for the same seed. */
function randomPixels(
  { coordinates, targets }: PixelGrid,
  channels: number,
  limit: number,
  seed: number,
): Pixels {
  const count = coordinates.length / 2;
  if (count <= limit) return { coordinates, targets };
  const chosen = seededRandom(seed).integers(limit, count);
  const pick = (array: Float32Array, size: number): Float32Array =>
    Float32Array.from(
      { length: limit * size },
      (_, i) => array[chosen[Math.floor(i / size)]! * size + (i % size)]!,
    );
  return { coordinates: pick(coordinates, 2), targets: pick(targets, channels) };
}
