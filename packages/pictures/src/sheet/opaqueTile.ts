import type { Picture } from '@fourier-features/raster';
import { fitPicture } from './fitPicture.ts';

/** Pixels of a tile: 8-bit RGB samples, `[height, width, 3]`. */
export interface OpaqueTile {
  readonly width: number;
  readonly height: number;
  readonly samples: Uint8Array;
}

const CHECK_SIDE = 8;
const CHECK_SHADES = [1, 0.9];

/**
 * Fits a picture into `size` pixels and composites it over a light checkerboard: c·α + ground·(1 − α).
 *
 * @param picture any channels; values outside [0, 1] are clipped.
 * @param size longest side of the tile, in pixels.
 */
export function opaqueTile(picture: Picture, size: number): OpaqueTile {
  const { width, height, values } = fitPicture(premultiplied(picture), size);
  const samples = new Uint8Array(width * height * 3);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const pixel = row * width + column;
      const parity = (Math.floor(row / CHECK_SIDE) + Math.floor(column / CHECK_SIDE)) % 2;
      const ground = CHECK_SHADES[parity]! * (1 - values[4 * pixel + 3]!);
      for (let channel = 0; channel < 3; channel++) {
        samples[3 * pixel + channel] = Math.round(255 * (values[4 * pixel + channel]! + ground));
      }
    }
  }
  return { width, height, samples };
}

/** Converts a picture to RGB and alpha with colours multiplied by alpha, so that pixels can be averaged correctly. */
function premultiplied({ width, height, channels, values }: Picture): Picture {
  const result = new Float32Array(width * height * 4);
  const hasAlpha = channels % 2 === 0;
  for (let pixel = 0; pixel < width * height; pixel++) {
    const at = (channel: number) => Math.min(Math.max(values[pixel * channels + channel]!, 0), 1);
    const alpha = hasAlpha ? at(channels - 1) : 1;
    for (let channel = 0; channel < 3; channel++) {
      result[4 * pixel + channel] = alpha * at(channels < 3 ? 0 : channel);
    }
    result[4 * pixel + 3] = alpha;
  }
  return { width, height, channels: 4, values: result };
}
