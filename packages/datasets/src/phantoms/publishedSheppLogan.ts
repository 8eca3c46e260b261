import type { Phantom } from './phantom.ts';
import { randomSheppLogan, type SheppLoganOptions } from './sheppLogan.ts';

/** The part of a random generator that is needed; `threefryRandom` of `@fourier-features/core` implements it. */
export interface NormalSource {
  /** Returns independent generators. */
  split(count: number): NormalSource[];
  /** Draws normal numbers of mean 0 and variance 1. */
  normals(count: number): ArrayLike<number>;
}

/** Number of published phantoms: the first 8 for tuning, the last 8 for testing. */
const PUBLISHED_PHANTOMS = 16;

export interface PublishedSheppLoganOptions extends SheppLoganOptions {
  /** Number of the head: 0 to 7 were used for tuning, 8 to 15 for testing. */
  readonly index: number;
  /** A fresh `threefryRandom(10)`; another seed gives another sequence of heads. */
  readonly random: NormalSource;
}

/**
 * Draws one of the 16 random heads of the published tomography experiment, from its random key: for each head the key is
 * split in two, the second half draws the 60 normals of this head, the first half continues to the next head.
 *
 * @returns `[height, width]`; the published heads have shape [512, 512], the default.
 * @throws RangeError if the index is not an integer from 0 to 15, the shape is not square, or a side is not an integer of
 * at least 2.
 * @see Tancik et al. 2020, https://github.com/tancik/fourier-feature-networks, 2d_CT
 *
 * @example
 * ```ts
 * import { threefryRandom } from '@fourier-features/core';
 * import { publishedSheppLogan } from '@fourier-features/datasets';
 *
 * const firstTestHead = publishedSheppLogan({ index: 8, random: threefryRandom(10), shape: [64, 64] });
 * ```
 */
export function publishedSheppLogan({
  index,
  random,
  shape = [512, 512],
}: PublishedSheppLoganOptions): Phantom<readonly [height: number, width: number]> {
  if (!Number.isInteger(index) || index < 0 || index >= PUBLISHED_PHANTOMS) {
    throw new RangeError(
      `publishedSheppLogan: index must be an integer from 0 to ${PUBLISHED_PHANTOMS - 1}, got ${index}`,
    );
  }
  let [carried, drawing] = random.split(2);
  for (let i = 0; i < index; i++) [carried, drawing] = carried!.split(2);
  const phantom = randomSheppLogan({ shape, normals: drawing!.normals(60) });
  return { ...phantom, source: `head ${index} of the published tomography data: ${phantom.source}` };
}
