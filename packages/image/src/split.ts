import { checkOneOf } from '@fourier-features/core/check';
import { premultiply } from './alpha.ts';
import { defaults, type Holdout, type PictureKind } from './defaults.ts';
import { findGround } from './findGround.ts';
import { checkImage, type Image, longerSide } from './image.ts';
import { kindOf } from './pictureKind.ts';

/** Pixels of an image at regular distances, a smaller image in themselves. */
export interface PixelGrid {
  readonly width: number;
  readonly height: number;
  /** `[height·width, 2]`, (column, row) divided by the image's longer side. */
  readonly coordinates: Float32Array;
  /** `[height·width, channels]`, colours premultiplied by alpha. */
  readonly targets: Float32Array;
}

/** An image in two parts. */
export interface Split {
  readonly channels: number;
  /** What the image shows, by `pictureKind`: decides the scale and the learning rate that `fit` takes by default. */
  readonly kind: PictureKind;
  /** The pixels to train on. */
  readonly train: PixelGrid;
  /** The pixels held out; null if all are trained on. */
  readonly heldOut: PixelGrid | null;
}

/**
 * Splits an image into pixels to train on and pixels to hold out.
 *
 * `grid` is the split of the paper's tables: even rows and even columns are trained on, odd rows and odd columns are held
 * out; pixels with one even and one odd index are in neither part.
 *
 * @param holdout `none` by default.
 * @throws RangeError if the image is malformed, `holdout` unknown, or the image smaller than 2×2 with `grid`.
 * @example
 * import * as image from '@fourier-features/image';
 *
 * const picture = { width: 8, height: 8, channels: 1, values: new Float32Array(64) };
 * const { train, heldOut } = image.split(picture, 'grid'); // 4×4 pixels each
 */
export function split(image: Image, holdout: Holdout = defaults.holdout): Split {
  checkImage('split', image);
  checkOneOf('split', 'holdout', holdout, ['none', 'grid']);
  const { channels } = image;
  const premultiplied = premultiply(image);
  const kind = kindOf(findGround(premultiplied).share);
  if (holdout === 'none') return { channels, kind, train: pixelGrid(premultiplied, 0, 1), heldOut: null };
  if (image.width < 2 || image.height < 2) {
    throw new RangeError(
      `split: image must be at least 2x2 pixels for holdout grid, got ${image.width}x${image.height}. Pass holdout none.`,
    );
  }
  return { channels, kind, train: pixelGrid(premultiplied, 0, 2), heldOut: pixelGrid(premultiplied, 1, 2) };
}

/** Returns rows and columns `first`, first + stride, … of an image. */
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
