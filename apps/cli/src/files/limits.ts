import { MAX_SCENE_PIXELS } from '@fourier-features/nerf';
import { MAX_PIXELS } from '@fourier-features/raster';
import type { Option } from 'commander';
import { option } from '../terminal/option.ts';
import { integer } from '../terminal/rules.ts';
import { UserError } from '../terminal/userError.ts';

/** Largest size of an input file, in bytes: 2 GiB. */
export const MAX_INPUT_BYTES: number = 2 ** 31;

/** Largest size of a manifest that is read back, in bytes: 32 MiB. */
export const MAX_MANIFEST_BYTES: number = 2 ** 25;

/** Value of `--max-pixels`. */
export interface PixelLimit {
  maxPixels: number;
}

/** Returns `--max-pixels` for a command that reads or writes one picture. */
export function maxPixelsOption(what: string): Option {
  return limitOption(`Largest number of pixels of ${what}; each takes about 20 bytes.`, MAX_PIXELS);
}

/** Returns `--max-pixels` for a command that keeps many pictures. */
export function maxScenePixelsOption(what: string): Option {
  return limitOption(`Largest number of pixels of ${what}; each takes up to 16 bytes.`, MAX_SCENE_PIXELS);
}

/** Returns `--max-pixels` as it was given, after a space, for a command to paste; nothing if it was left out. */
export function maxPixelsGiven({ maxPixels }: PixelLimit): string {
  return [MAX_PIXELS, MAX_SCENE_PIXELS].includes(maxPixels) ? '' : ` --max-pixels ${maxPixels}`;
}

function limitOption(description: string, value: number): Option {
  return option('--max-pixels <n>', description, { rule: integer(1, 2 ** 32, 'pixels'), value });
}

/** @throws UserError if pictures of this size have more pixels in all than `--max-pixels` allows. */
export function checkPixels(
  path: string,
  { width, height, count = 1 }: { width: number; height: number; count?: number },
  { maxPixels }: PixelLimit,
): void {
  const pixels = width * height * count;
  if (pixels <= maxPixels) return;
  const what = count === 1 ? `the picture` : `the ${count} frames`;
  throw new UserError(
    `${path}: ${what} must have at most ${maxPixels} pixels, got ${width}x${height}${count === 1 ? '' : ` each`}. Pass a smaller --size, or a larger --max-pixels.`,
  );
}
