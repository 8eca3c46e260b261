import { checkLength, checkPositiveInteger } from '../check.ts';

/** How much the values of a network vary, next to how much they should. */
export interface OutputSpread {
  /** Deviation of the values divided by that of the targets; 1 is right, 0 is a constant. */
  readonly ratio: number;
  /** Whether the values are constant, to a thousandth of the targets' deviation: the network has died. */
  readonly dead: boolean;
}

const LEAST_RATIO = 1e-3;

/**
 * Compares the standard deviation of a network's values with that of its targets, channel by channel about the mean. A
 * network whose output no longer depends on the coordinates has died: its units are stuck at 0 or its output is saturated,
 * which too high a learning rate does.
 *
 * @param values `[n, channels]`.
 * @param targets `[n, channels]`.
 * @returns undefined if the targets are constant: a constant is then right.
 * @throws RangeError if the arrays do not have the same length, or `channels` is not a positive integer.
 * @example
 * import { outputSpread } from '@fourier-features/core';
 *
 * outputSpread(Float32Array.of(1, 1, 1), Float32Array.of(0, 1, 1), 1); // { ratio: 0, dead: true }
 */
export function outputSpread(
  values: Float32Array,
  targets: Float32Array,
  channels: number,
): OutputSpread | undefined {
  checkPositiveInteger('outputSpread', 'channels', channels);
  checkLength('outputSpread', 'values', values, targets.length, '[n, channels] like targets');
  const expected = deviation(targets, channels);
  if (!(expected > 0)) return undefined;
  const ratio = deviation(values, channels) / expected;
  return { ratio, dead: ratio < LEAST_RATIO };
}

/** √ of the sum over the channels of each one's variance. */
function deviation(values: Float32Array, channels: number): number {
  const count = values.length / channels;
  let variance = 0;
  for (let c = 0; c < channels; c++) {
    let sum = 0;
    for (let i = c; i < values.length; i += channels) sum += values[i]!;
    const mean = sum / count;
    for (let i = c; i < values.length; i += channels) variance += (values[i]! - mean) ** 2 / count;
  }
  return Math.sqrt(variance);
}
