import { sizeOf } from '@fourier-features/core';
import { checkLength } from '@fourier-features/core/check';
import { checkShape } from '../check.ts';

/**
 * Where k-space is sampled: 1 or 0 for every bin of a grid `[h, w]` or `[d, h, w]`, row-major and DC first, which means
 * that the bin at index 0 of an axis holds frequency 0, as in the k-space that it multiplies.
 */
export type Mask = Uint8Array | Float32Array;

/** A mask that samples every bin. */
export function fullMask(shape: readonly number[]): Uint8Array {
  checkShape('fullMask', shape);
  return new Uint8Array(sizeOf(shape)).fill(1);
}

/**
 * The share of bins that a mask samples, in [0, 1].
 *
 * @throws RangeError if the mask is empty.
 */
export function coverage(mask: Mask): number {
  if (mask.length === 0) throw new RangeError('coverage: mask must have at least one bin, got none');
  let sampled = 0;
  for (const value of mask) if (value !== 0) sampled++;
  return sampled / mask.length;
}

/** @throws RangeError unless the mask has the grid's number of bins, and 0 or 1 in each. */
export function checkMask(caller: string, mask: Mask, shape: readonly number[]): void {
  checkLength(caller, 'mask', mask, sizeOf(shape), `[${shape.join(', ')}]`);
  for (let i = 0; i < mask.length; i++) {
    if (mask[i] !== 0 && mask[i] !== 1) {
      throw new RangeError(`${caller}: mask must hold 0 or 1 in every bin, got ${mask[i]} at index ${i}`);
    }
  }
}
