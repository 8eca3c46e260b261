import type { ScaledEncodingName } from '@fourier-features/core';
import { checkOneOf, checkPositive } from '@fourier-features/core/check';

/** Number of candidates of the sampled encodings. */
const CANDIDATES = 8;

/** Names of the sampled encodings. */
const SAMPLED = ['gaussian', 'uniform', 'log-uniform', 'laplacian'] satisfies ScaledEncodingName[];

/**
 * Returns candidates for `suggestScale`, in cycles per side, for data with `cells` cells along the longest side:
 * logarithmically spaced from 1 to a quarter of the cells, or for positional encodings the powers of 2 from 2 to half the
 * cells, the Nyquist frequency. There is always at least one candidate.
 *
 * @throws RangeError if the encoding has no scale, or `cells` is not positive.
 * @example
 * import { defaultScales } from '@fourier-features/theory';
 *
 * defaultScales('gaussian', 64); // 1, 1.5, 2.2, 3.3, 4.9, 7.2, 11, 16
 * defaultScales('positional', 64); // 2, 4, 8, 16, 32
 */
export function defaultScales(encoding: ScaledEncodingName, cells: number): number[] {
  if (encoding === 'none' || encoding === 'basic')
    throw new RangeError(`defaultScales: encoding must be one with a scale, got ${encoding}`);
  checkPositive('defaultScales', 'cells', cells);
  const positional = encoding.startsWith('positional');
  if (!positional) checkOneOf('defaultScales', 'encoding', encoding, SAMPLED);
  if (positional) {
    const octaves = Math.max(1, Math.floor(Math.log2(cells / 2)));
    return Array.from({ length: octaves }, (_, i) => 2 ** (i + 1));
  }
  const highest = Math.max(2, cells / 4);
  const scales = Array.from({ length: CANDIDATES }, (_, i) => highest ** (i / (CANDIDATES - 1)));
  // A log-uniform encoding needs a scale greater than 1.
  const lowest = encoding === 'log-uniform' ? 1.1 : 1;
  return [...new Set(scales.map((scale) => Number(Math.max(lowest, scale).toPrecision(2))))];
}
