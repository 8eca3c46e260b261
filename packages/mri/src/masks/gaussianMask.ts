import { type Random, sizeOf } from '@fourier-features/core';
import { checkPositive, checkPositiveInteger } from '@fourier-features/core/check';
import { checkGridShape } from '../check.ts';
import { CENTRE_FRACTION, checkCentreFraction } from './centre.ts';
import { centreMask } from './centreMask.ts';
import { markBin } from './frequency.ts';

export interface GaussianMaskOptions {
  /** `[h, w]` or `[d, h, w]`, in cells. */
  shape: readonly number[];
  /** Number of points to draw, several of which may fall into one bin; by default as dense as the paper's 200,000 on 96³. */
  sampleCount?: number;
  /** Standard deviation along every axis, in bins; by default √192/96 of each axis. */
  deviation?: number;
  /**
   * Fraction of each axis, around DC, in which every bin is sampled, at least DC; 0.08 by default, and 0 for the published
   * mask, which leaves DC to chance.
   */
  centreFraction?: number;
  /** Random generator for the points. */
  random: Random;
}

/** The paper's variance of 192 bins² on an axis of 96. */
const RELATIVE_DEVIATION = Math.sqrt(192) / 96;

/** Draws per bin: the paper's 200,000 on 96³, and the density that covers the same fraction of a plane, ∫ 1 − e^(−λ). */
const DRAWS_PER_BIN = { volume: 200_000 / 96 ** 3, plane: 1 / 6 };

/**
 * Returns a mask that is dense around DC and sparse far from it: points from N(⌊n/2⌋, deviation²) truncated to integers, with
 * ⌊n/2⌋ then moved to DC, and every bin of a small centre. Duplicates count once and points outside the grid not at all. The
 * defaults cover about 0.1256 of a grid of 96³, and of any other grid that is not tiny. The paper's mask has no centre of its
 * own, `centreFraction: 0`: in volumes it samples DC almost surely, in planes in 7 of 10 cases.
 *
 * @returns Uint8Array of `shape`, DC first.
 * @throws RangeError if the count is not a positive integer, the deviation is not positive or the fraction is not in [0, 1].
 * @example
 * import { seededRandom } from '@fourier-features/core';
 * import * as mri from '@fourier-features/mri';
 *
 * const mask = mri.gaussianMask({ shape: [32, 32], random: seededRandom(0) });
 * @see Tancik et al. 2020, https://arxiv.org/abs/2006.10739, appendix E.4
 */
export function gaussianMask({
  shape,
  sampleCount,
  deviation,
  centreFraction = CENTRE_FRACTION,
  random,
}: GaussianMaskOptions): Uint8Array {
  checkGridShape('gaussianMask', shape);
  checkCentreFraction('gaussianMask', centreFraction);
  const perBin = shape.length === 3 ? DRAWS_PER_BIN.volume : DRAWS_PER_BIN.plane;
  const count = sampleCount ?? Math.max(1, Math.round(perBin * sizeOf(shape)));
  checkPositiveInteger('gaussianMask', 'sampleCount', count);
  if (deviation !== undefined) checkPositive('gaussianMask', 'deviation', deviation, 'in bins');
  const mask = centreMask(shape, centreFraction);
  const dim = shape.length;
  const normals = random.normals(count * dim);
  const frequencies = new Float64Array(dim);
  for (let point = 0; point < count; point++) {
    for (let axis = 0; axis < dim; axis++) {
      const centre = Math.floor(shape[axis]! / 2);
      const spread = deviation ?? RELATIVE_DEVIATION * shape[axis]!;
      frequencies[axis] = Math.trunc(centre + spread * normals[point * dim + axis]!) - centre;
    }
    markBin(mask, shape, frequencies);
  }
  return mask;
}
