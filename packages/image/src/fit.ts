import {
  chooseField,
  type FitEvent,
  fit as fitField,
  gatherRows,
  type Measures,
  pointwiseSupervision,
  psnr,
  seededRandom,
  seededRandoms,
  type TaskFitOptions,
  taskField,
} from '@fourier-features/core';
import { defaultBatchSize, defaults, type EncodingName, type PictureKind } from './defaults.ts';
import { gridDomain } from './gridDomain.ts';
import { groundBias } from './groundBias.ts';
import { recommended } from './recommended.ts';
import type { PixelGrid, Split } from './split.ts';

export interface FitOptions extends TaskFitOptions<EncodingName> {
  /** Pixels to train on, and to hold out. */
  split: Split;
  /**
   * Which of `defaultsByKind` the scale and the learning rate are taken from by default, and whether the untrained field has
   * the colour of the ground, as for `text`; the split's by default.
   */
  kind?: PictureKind;
  /** Pixels per step, drawn with replacement, or `full` for all of them in every step; by default `defaultBatchSize(field)`. */
  batchSize?: number | 'full';
}

/** Number of pixels that a measurement in minibatch training evaluates, in batches. */
const MEASURED_BATCHES = 2;

/**
 * Trains a field (column, row)/longer side → colour on the training pixels of a split, by mean square error and Adam.
 *
 * The curve has `fitPsnr` and, if pixels are held out, `heldOutPsnr`, in dB: with full batches over all pixels, with
 * minibatches over a fixed random part of them, so that measuring stays cheaper than training.
 *
 * @throws RangeError at the call if an option is out of range.
 * @example
 * import { finish } from '@fourier-features/core';
 * import * as image from '@fourier-features/image';
 * import { wasmEngine } from '@fourier-features/wasm';
 *
 * const values = Float32Array.from({ length: 64 }, (_, i) => (i % 8) / 8);
 * const split = image.split({ width: 8, height: 8, channels: 1, values });
 * const sizes = { steps: 3, width: 16, frequencyCount: 8 };
 * const { field, curve } = await finish(image.fit({ split, engine: await wasmEngine(), scale: 2, ...sizes }));
 */
export function fit({
  split,
  kind = split.kind,
  steps = defaults.steps,
  batchSize: chosenBatch,
  seed = defaults.seed,
  randoms = seededRandoms(seed),
  ...options
}: FitOptions): AsyncGenerator<FitEvent, void, undefined> {
  const { train, heldOut, channels } = split;
  const { coordinates, targets } = train;
  const batchSize = chosenBatch ?? defaultBatchSize(options.field);
  const { setting, learningRate, optimizer, rest } = chooseField('fit', options, recommended(split, kind));
  const supervision = pointwiseSupervision({ coordinates, targets, inputDim: 2, batchSize });
  const measured = (grid: PixelGrid): Pixels =>
    batchSize === 'full' ? grid : randomPixels(grid, channels, MEASURED_BATCHES * batchSize, seed);
  const trainPixels = measured(train);
  const heldOutPixels = heldOut && measured(heldOut);
  return fitField({
    ...rest,
    field: taskField({
      ...setting,
      ...(setting.field === 'grid' && { domain: gridDomain(train) }),
      inputDim: 2,
      outputDim: channels,
      outputActivation: 'sigmoid',
      outputBias: kind === 'text' ? groundBias(targets, channels) : undefined,
      randoms,
    }),
    supervision,
    steps,
    learningRate,
    optimizer,
    random: randoms.batches,
    measure: async (evaluate): Promise<Measures> => {
      const fitPsnr = psnr(await evaluate(trainPixels.coordinates), trainPixels.targets);
      if (!heldOutPixels) return { fitPsnr };
      return { fitPsnr, heldOutPsnr: psnr(await evaluate(heldOutPixels.coordinates), heldOutPixels.targets) };
    },
  });
}

type Pixels = Pick<PixelGrid, 'coordinates' | 'targets'>;

/** Returns at most `limit` pixels of a grid, the same ones for the same seed. */
function randomPixels(
  { coordinates, targets }: PixelGrid,
  channels: number,
  limit: number,
  seed: number,
): Pixels {
  const count = coordinates.length / 2;
  if (count <= limit) return { coordinates, targets };
  const chosen = seededRandom(seed).integers(limit, count);
  return {
    coordinates: gatherRows(coordinates, 2, chosen),
    targets: gatherRows(targets, channels, chosen),
  };
}
