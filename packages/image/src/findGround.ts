import type { Image } from './image.ts';

/** Levels between the lowest and the highest value among which medians are found. */
const LEVELS = 1024;

/** Largest difference from the ground's colour in any channel, as a fraction of the picture's range. */
const TOLERANCE = 1 / 32;

/** The ground of a picture: its median colour, and the share of pixels that have it. */
export interface Ground {
  /** Median of each channel. */
  readonly colour: readonly number[];
  /** Fraction of the pixels, in [0, 1]. */
  readonly share: number;
}

/**
 * Returns the median colour, and the share of pixels whose value is within a 32nd of the picture's range of the median, in every channel. If more
 * than half of a picture is ground of one colour, the median is that colour. Neither brightness nor contrast changes the
 * share; it is 1 if all values are equal.
 */
export function findGround({ channels, values }: Pick<Image, 'channels' | 'values'>): Ground {
  const pixels = values.length / channels;
  const [lowest, highest] = rangeOf(values);
  const range = highest - lowest;
  if (range === 0) return { colour: Array.from({ length: channels }, () => lowest), share: 1 };
  const medians = Array.from({ length: channels }, (_, channel) => {
    const counts = new Uint32Array(LEVELS + 1);
    for (let i = channel; i < values.length; i += channels)
      counts[Math.round((LEVELS * (values[i]! - lowest)) / range)]!++;
    let level = 0;
    for (let below = counts[0]!; below <= pixels / 2; below += counts[level]!) level++;
    return lowest + (range * level) / LEVELS;
  });
  let ground = 0;
  for (let start = 0; start < values.length; start += channels) {
    let far = false;
    for (let k = 0; k < channels && !far; k++)
      far = Math.abs(values[start + k]! - medians[k]!) > TOLERANCE * range;
    if (!far) ground++;
  }
  return { colour: medians, share: ground / pixels };
}

/** Returns the lowest and the highest value. */
export function rangeOf(values: Float32Array): [lowest: number, highest: number] {
  let lowest = Number.POSITIVE_INFINITY;
  let highest = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (value < lowest) lowest = value;
    if (value > highest) highest = value;
  }
  return [lowest, highest];
}
