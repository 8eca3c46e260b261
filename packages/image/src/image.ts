import { checkPositiveInteger, checkShape, checkUnitRange } from '@fourier-features/core/check';

/** An image `[height, width, channels]`, row-major, values in [0, 1]. */
export interface Image {
  readonly width: number;
  readonly height: number;
  /** 1 grey, 2 grey and alpha, 3 RGB, 4 RGB and alpha. */
  readonly channels: number;
  readonly values: Float32Array;
}

/** @throws RangeError unless the sizes are positive integers and there is one value in [0, 1] per pixel and channel. */
export function checkImage(caller: string, { width, height, channels, values }: Image): void {
  for (const [name, size] of Object.entries({ width, height, channels }))
    checkPositiveInteger(caller, name, size);
  if (channels > 4) throw new RangeError(`${caller}: channels must be from 1 to 4, got ${channels}`);
  checkShape(caller, 'values', values, [height, width, channels]);
  checkUnitRange(caller, 'values', values, 'Divide 8-bit values by 255.');
}

/** Returns the pixels along the longer side: coordinates are pixel indices divided by it, so that pixels are square. */
export function longerSide({ width, height }: { width: number; height: number }): number {
  return Math.max(width, height);
}
