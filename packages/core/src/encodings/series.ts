import { checkPositiveInteger } from '../check.ts';
import type { FourierEncoding } from './encoding.ts';
import { type FourierOptions, namedFourierEncoding } from './fourier.ts';

export interface SeriesEncodingOptions extends FourierOptions {
  /** Number of frequencies m. */
  frequencyCount: number;
  /** Power p ≥ 0 by which the amplitudes fall; `Infinity` keeps only the first. */
  power: number;
}

/**
 * Returns the Fourier series of one coordinate: b_j = j, a_j = 1/jᵖ, j = 1 … m. The paper's 1-D experiments normalise it.
 *
 * @throws RangeError if `frequencyCount` is not a positive integer or `power` is negative.
 * @example
 * import { seriesEncoding } from '@fourier-features/core';
 *
 * const encoding = seriesEncoding({ frequencyCount: 16, power: 1, normalise: true });
 */
export function seriesEncoding({
  frequencyCount,
  power,
  ...options
}: SeriesEncodingOptions): FourierEncoding {
  checkPositiveInteger('seriesEncoding', 'frequencyCount', frequencyCount);
  if (!(power >= 0)) throw new RangeError(`seriesEncoding: power must be at least 0, got ${power}`);
  const orders = Array.from({ length: frequencyCount }, (_, j) => j + 1);
  return namedFourierEncoding(
    'series',
    { power },
    // 1 ** -Infinity is NaN in JavaScript.
    {
      inputDim: 1,
      frequencies: orders,
      amplitudes: orders.map((order) => (order === 1 ? 1 : order ** -power)),
      ...options,
    },
  );
}
