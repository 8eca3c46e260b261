import { checkPositiveInteger } from '@fourier-features/core/check';
import { type CartesianMaskOptions, checkCartesian, maskOfLines, phaseEncodings } from './cartesian.ts';

export interface EquispacedMaskOptions extends CartesianMaskOptions {
  /** The frequency of one sampled line, in bins; 0 by default, so that DC is sampled. */
  offset?: number;
}

/**
 * A regular Cartesian scan: lines along the last axis whose frequency is `offset` modulo the acceleration, and those
 * about DC. In a volume it is the sum of both phase-encoded frequencies that counts, a sheared lattice, which spreads
 * aliasing over both axes.
 *
 * @returns Uint8Array of `shape`, DC first.
 * @throws RangeError if acceleration or offset is not a whole number.
 * @see Breuer et al. 2006, https://doi.org/10.1002/mrm.20787, for sheared lattices
 */
export function equispacedMask({ offset = 0, ...options }: EquispacedMaskOptions): Uint8Array {
  checkCartesian('equispacedMask', options);
  const { shape, acceleration, centreFraction } = options;
  checkPositiveInteger('equispacedMask', 'acceleration', acceleration);
  if (!Number.isInteger(offset)) {
    throw new RangeError(`equispacedMask: offset must be a whole number, in bins, got ${offset}`);
  }
  const lines = phaseEncodings(shape, centreFraction).filter(({ central, frequencies }) => {
    const distance = frequencies.reduce((sum, frequency) => sum + frequency, -offset);
    return central || distance % acceleration === 0;
  });
  return maskOfLines(shape, lines);
}
