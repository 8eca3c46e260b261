import { checkPositiveInteger } from '../check.ts';
import type { Encoding } from './encoding.ts';
import { type FourierOptions, namedFourierEncoding } from './fourier.ts';

export interface SeriesEncodingOptions extends FourierOptions {
  /** m, the number of frequencies. */
  frequencyCount: number;
  /** p ≥ 0, how fast the amplitudes fall; `Infinity` keeps the first alone. */
  power: number;
}

/** The Fourier series of one coordinate: b_j = j, a_j = 1/jᵖ, j = 1 … m (normalise for the paper's 1-D experiments). */
export function seriesEncoding({ frequencyCount, power, ...options }: SeriesEncodingOptions): Encoding {
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
