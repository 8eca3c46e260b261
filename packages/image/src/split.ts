import { premultiply } from './alpha.ts';
import { checkImage, type Image, longerSide } from './image.ts';

/** Which pixels are kept from training: none, or the paper's grid of odd rows and odd columns. */
export type Holdout = 'none' | 'grid';

/** Pixels of an image that form a grid of their own. */
export interface PixelGrid {
  readonly width: number;
  readonly height: number;
  /** `[height·width, 2]`, (column, row) divided by the image's longer side. */
  readonly coordinates: Float32Array;
  /** `[height·width, channels]`, colours premultiplied by alpha. */
  readonly targets: Float32Array;
}

export interface ImageSplit {
  readonly channels: number;
  readonly train: PixelGrid;
  /** Pixels that training never sees; null where all are trained on. */
  readonly heldOut: PixelGrid | null;
}

/**
 * Splits an image into pixels to train on and pixels to judge by.
 *
 * `grid` is the split of the paper's tables: train on even rows and even columns, judge on odd rows and odd columns;
 * pixels with one even and one odd index are in neither.
 *
 * @throws RangeError if the image is malformed, or smaller than 2×2 with `grid`.
 */
export function splitImage(image: Image, holdout: Holdout): ImageSplit {
  checkImage('splitImage', image);
  const learnt = premultiply(image);
  if (holdout === 'none') return { channels: image.channels, train: pixelGrid(learnt, 0, 1), heldOut: null };
  if (image.width < 2 || image.height < 2) {
    throw new RangeError(
      `splitImage: holdout grid needs at least 2x2 pixels, got ${image.width}x${image.height}; use holdout none`,
    );
  }
  return { channels: image.channels, train: pixelGrid(learnt, 0, 2), heldOut: pixelGrid(learnt, 1, 2) };
}

/** Rows and columns `first`, first + stride, … of an image. */
function pixelGrid(image: Image, first: number, stride: number): PixelGrid {
  const { channels, values } = image;
  const side = longerSide(image);
  const width = Math.ceil((image.width - first) / stride);
  const height = Math.ceil((image.height - first) / stride);
  const coordinates = new Float32Array(width * height * 2);
  const targets = new Float32Array(width * height * channels);
  for (let i = 0; i < width * height; i++) {
    const column = first + stride * (i % width);
    const row = first + stride * Math.floor(i / width);
    coordinates[2 * i] = column / side;
    coordinates[2 * i + 1] = row / side;
    const pixel = (row * image.width + column) * channels;
    targets.set(values.subarray(pixel, pixel + channels), i * channels);
  }
  return { width, height, coordinates, targets };
}
