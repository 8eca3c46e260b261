import type { Random } from './random.ts';
import { seededRandom } from './seededRandom.ts';

/** The random generators of a fit, one for each use, so that more draws for one leave the others unchanged. */
export interface FitRandoms {
  /** Draws B. */
  readonly encoding: Random;
  /** Draws the initial weights. */
  readonly network: Random;
  /** Draws minibatches: pixels, points or rays. */
  readonly batches: Random;
}

/**
 * Returns independent generators for B, the initial weights and the minibatches of a fit.
 *
 * @param seed integer from 0 to 2³² − 1.
 * @throws RangeError if the seed is out of range.
 * @example
 * import { gaussianEncoding, seededRandoms } from '@fourier-features/core';
 *
 * const { encoding: random } = seededRandoms(0);
 * const encoding = gaussianEncoding({ inputDim: 2, scale: 10, random }); // B as every task's fit draws it for seed 0
 */
export function seededRandoms(seed: number): FitRandoms {
  const [encoding, network, batches] = seededRandom(seed).split(3) as [Random, Random, Random];
  return { encoding, network, batches };
}
