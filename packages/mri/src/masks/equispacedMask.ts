import { checkPositiveInteger } from '@fourier-features/core/check';
import { type CartesianMaskOptions, checkCartesian, maskOfLines, phaseEncodings } from './cartesian.ts';

export interface EquispacedMaskOptions extends CartesianMaskOptions {
  /** Frequency of one sampled line, in bins; 0 by default, so that DC is sampled. */
  offset?: number;
}

/**
 * Returns the mask of a regular Cartesian scan: the lines along the last axis whose frequency is `offset` modulo the
 * acceleration, and those around DC. In a volume the sum of both phase-encoded frequencies counts: a sheared lattice, which
 * spreads aliasing over both axes.
 *
 * @returns Uint8Array of `shape`, DC first.
 * @throws RangeError if the acceleration is not a positive integer, the offset not an integer, or the fraction out of range.
 * @example
 * import * as mri from '@fourier-features/mri';
 *
 * const mask = mri.equispacedMask({ shape: [32, 32], acceleration: 4, centreFraction: 0.1 });
 * @see Breuer et al. 2006, https://doi.org/10.1002/mrm.20787, for sheared lattices
 */
export function equispacedMask({ offset = 0, ...options }: EquispacedMaskOptions): Uint8Array {
  checkCartesian('equispacedMask', options);
  const { shape, acceleration, centreFraction } = options;
  checkPositiveInteger('equispacedMask', 'acceleration', acceleration);
  if (!Number.isInteger(offset)) {
    throw new RangeError(`equispacedMask: offset must be an integer, in bins, got ${offset}`);
  }
  const lines = phaseEncodings(shape, centreFraction).filter(({ central, frequencies }) => {
    const distance = frequencies.reduce((sum, frequency) => sum + frequency, -offset);
    return central || distance % acceleration === 0;
  });
  return maskOfLines(shape, lines);
}
