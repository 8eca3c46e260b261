import type { Option } from 'commander';
import { option } from '../terminal/option.ts';
import { integer, oneOf } from '../terminal/rules.ts';
import { maxPixelsOption } from './limits.ts';

/** Values of the options that choose a slice of a volume. */
export interface SliceValues {
  size?: number;
  slice?: number;
  axis: 'x' | 'y' | 'z';
  volume: number;
  nonFinite: NonFiniteName;
  maxPixels: number;
}

export const AXES = ['x', 'y', 'z'] as const;

/** Default of `--axis`. */
export const AXIS = 'z';

/** Default of `--volume`. */
export const VOLUME = 0;

const NON_FINITE_NAMES = ['refuse', 'zero'] as const;

export type NonFiniteName = (typeof NON_FINITE_NAMES)[number];

/** Default of `--non-finite`. */
export const NON_FINITE = 'refuse';

/** Returns the options that choose a slice of a volume, and its size. */
export function sliceOptions(): Option[] {
  return [
    option('--size <pixels>', 'Side of the slice, reduced by area averaging. (default: as it is)', {
      rule: integer(2, 4096, 'pixels'),
    }),
    option('--slice <k>', 'Index of the slice of a volume, from 0. (default: the middle one)', {
      rule: integer(0, 100_000),
    }),
    ...volumeOptions('Axis across which a volume is sliced.'),
    maxPixelsOption('a picture, padded to a square'),
  ];
}

/** Returns `--axis`, `--volume` and `--non-finite`. */
export function volumeOptions(axis: string): Option[] {
  return [
    option('--axis <name>', axis, { rule: oneOf(AXES), words: AXES, value: AXIS }),
    option('--volume <k>', 'Index of the volume in a file that holds several, from 0.', {
      rule: integer(0, 100_000),
      value: VOLUME,
    }),
    option(
      '--non-finite <how>',
      'Treatment of values that are NaN or infinite: refuse the volume, or zero.',
      {
        rule: oneOf(NON_FINITE_NAMES),
        words: NON_FINITE_NAMES,
        value: NON_FINITE,
      },
    ),
  ];
}
