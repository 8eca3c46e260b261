import { sizeOf } from '@fourier-features/core';
import { checkShape } from '@fourier-features/core/check';
import { checkGridShape } from '../check.ts';

/**
 * Where k-space is sampled: 1 or 0 for every bin of a grid `[h, w]` or `[d, h, w]`, row-major and DC first: the bin at index 0
 * of an axis holds frequency 0, as in the k-space that the mask multiplies.
 */
export type Mask = Uint8Array | Float32Array;

/**
 * Returns the mask that samples every bin.
 *
 * @returns Uint8Array of `shape`.
 * @throws RangeError unless the shape holds two or three positive integers.
 * @example
 * import * as mri from '@fourier-features/mri';
 *
 * const operator = mri.fourierSampling({ shape: [16, 16], mask: mri.fullMask([16, 16]) });
 */
export function fullMask(shape: readonly number[]): Uint8Array {
  checkGridShape('fullMask', shape);
  return new Uint8Array(sizeOf(shape)).fill(1);
}

/**
 * Returns the fraction of bins that a mask samples, in [0, 1].
 *
 * @throws RangeError if the mask is empty.
 * @example
 * import * as mri from '@fourier-features/mri';
 *
 * mri.coverage(Uint8Array.of(1, 0, 0, 0)); // 0.25
 */
export function coverage(mask: Mask): number {
  if (mask.length === 0) throw new RangeError('coverage: mask must have at least one bin, got none');
  let sampled = 0;
  for (const value of mask) if (value !== 0) sampled++;
  return sampled / mask.length;
}

/** @throws RangeError unless the mask has the shape and holds 0 or 1 in every bin. */
export function checkMask(caller: string, mask: Mask, shape: readonly number[]): void {
  checkShape(caller, 'mask', mask, shape);
  for (let i = 0; i < mask.length; i++) {
    if (mask[i] !== 0 && mask[i] !== 1) {
      throw new RangeError(`${caller}: mask must hold 0 or 1 in every bin, got ${mask[i]} at index ${i}`);
    }
  }
}
