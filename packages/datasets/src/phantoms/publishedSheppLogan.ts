import type { Phantom } from './phantom.ts';
import { randomSheppLogan, type SheppLoganOptions } from './sheppLogan.ts';

/** What is needed of a random generator; `threefryRandom` of `@fourier-features/core` is one. */
export interface NormalSource {
  /** Independent generators. */
  split(count: number): NormalSource[];
  /** Normal with mean 0 and variance 1. */
  normals(count: number): ArrayLike<number>;
}

/** How many phantoms were published: the first 8 for tuning, the last 8 for testing. */
const PUBLISHED_PHANTOMS = 16;

export interface PublishedSheppLoganOptions extends SheppLoganOptions {
  /** 0 to 7 were used for tuning, 8 to 15 for testing. */
  index: number;
  /** A fresh `threefryRandom(10)`; another seed gives another sequence of heads. */
  random: NormalSource;
}

/**
 * One of the 16 random heads of the published tomography experiment, from the key of their run: for each head the key is
 * split in two, the second half draws its 60 normals, the first goes on to the next head.
 *
 * @returns `[side, side]`; the published ones have side 512.
 * @throws RangeError if the index is not a whole number from 0 to 15, or the side not one of at least 2.
 * @see Tancik et al. 2020, https://github.com/tancik/fourier-feature-networks, 2d_CT
 */
export function publishedSheppLogan({ index, random, side = 512 }: PublishedSheppLoganOptions): Phantom {
  if (!Number.isInteger(index) || index < 0 || index >= PUBLISHED_PHANTOMS) {
    throw new RangeError(
      `publishedSheppLogan: index must be a whole number from 0 to ${PUBLISHED_PHANTOMS - 1}, got ${index}`,
    );
  }
  let [carried, drawing] = random.split(2);
  for (let i = 0; i < index; i++) [carried, drawing] = carried!.split(2);
  const phantom = randomSheppLogan({ side, normals: drawing!.normals(60) });
  return { ...phantom, source: `head ${index} of the published tomography data: ${phantom.source}` };
}
