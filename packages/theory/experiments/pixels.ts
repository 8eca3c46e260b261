import {
  type Engine,
  evaluateField,
  type Field,
  type FitEvent,
  type FourierEncoding,
  finish,
  fit,
  glorotTruncated,
  gridCoordinates,
  initialField,
  pointwiseSupervision,
  psnrOfMse,
  type Random,
} from '@fourier-features/core';
import type { Picture } from '@fourier-features/pictures';
import { meanSquare } from './published.ts';

/** Some of a picture's pixels. */
export interface Pixels {
  /** `[n, 2]`, column before row, as fractions of the sides. */
  readonly coordinates: Float32Array;
  /** `[n, 3]`. */
  readonly values: Float32Array;
}

/** Every second pixel of every second row to train on; the pixels diagonally between them are held out. */
export interface PictureSplit {
  readonly train: Pixels;
  readonly heldOut: Pixels;
}

export function splitPicture({ width, height, channels, values }: Picture): PictureSplit {
  const pixels = (first: number): Pixels => {
    const coordinates: number[] = [];
    const colours: number[] = [];
    for (let row = first; row < height; row += 2)
      for (let column = first; column < width; column += 2) {
        const at = (row * width + column) * channels;
        coordinates.push(column / width, row / width);
        colours.push(...values.subarray(at, at + 3));
      }
    return { coordinates: Float32Array.from(coordinates), values: Float32Array.from(colours) };
  };
  return { train: pixels(0), heldOut: pixels(1) };
}

/** Returns all pixels of a picture, on which the paper scores its figures 6 and 10. */
export function allPixels({ width, height, channels, values }: Picture): Pixels {
  const colours = Float32Array.from(
    { length: 3 * width * height },
    (_, i) => values[Math.floor(i / 3) * channels + (i % 3)]!,
  );
  return { coordinates: gridCoordinates([height, width]), values: colours };
}

/** A network of the paper's images, and how it is trained. */
export interface PixelTraining {
  readonly engine: Engine;
  readonly encoding: FourierEncoding;
  readonly pixels: Pixels;
  readonly depth: number;
  readonly width: number;
  readonly batchSize: number | 'full';
  readonly steps: number;
  /** Learning rate of Adam. */
  readonly learningRate: number;
  /** Random generators of the initial weights and of the batches. */
  readonly randoms: readonly [network: Random, batches: Random];
  /** Steps between calls of `measure`. */
  readonly measureEvery?: number;
  readonly measure?: (psnr: (pixels: Pixels) => Promise<number>) => Promise<void>;
}

/** Trains one network on pixels. */
export async function trainedOnPixels(training: PixelTraining): Promise<Field> {
  const { engine, encoding, pixels, depth, width, measureEvery, measure } = training;
  const [ofNetwork, ofBatches] = training.randoms;
  const events: AsyncIterable<FitEvent> = fit({
    field: initialField({
      encoding,
      outputDim: 3,
      depth,
      width,
      outputActivation: 'sigmoid',
      initializer: glorotTruncated,
      random: ofNetwork,
    }),
    supervision: pointwiseSupervision({
      coordinates: pixels.coordinates,
      targets: pixels.values,
      inputDim: 2,
      batchSize: training.batchSize,
    }),
    engine,
    learningRate: training.learningRate,
    steps: training.steps,
    random: ofBatches,
    ...(measure && measureEvery
      ? {
          measureEvery,
          measure: async (evaluate) => {
            await measure(async ({ coordinates, values }) =>
              psnrOfMse(meanSquare(await evaluate(coordinates), values)),
            );
            return {};
          },
        }
      : {}),
  });
  return (await finish(events)).field;
}

/** Returns the PSNR of a field on pixels, in dB. */
export async function pixelPsnr(
  engine: Engine,
  field: Field,
  { coordinates, values }: Pixels,
): Promise<number> {
  return psnrOfMse(meanSquare(await evaluateField(field, coordinates, { engine }), values));
}
