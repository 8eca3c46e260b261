import { sizeOf } from '@fourier-features/core';
import { checkGridShape } from '../check.ts';
import { countCoils } from '../coils/countCoils.ts';

/**
 * Returns the mask of the bins that were sampled, if unsampled bins hold 0: 1 for every bin in which the real or imaginary
 * part of any coil is not 0.
 *
 * @param kspace `[...shape, 2]`, or `[coils, ...shape, 2]`.
 * @param shape `[h, w]` or `[d, h, w]`.
 * @returns Uint8Array of `shape`, in the order of `kspace`.
 * @throws RangeError if k-space does not hold the bins of at least one coil.
 * @example
 * import * as mri from '@fourier-features/mri';
 *
 * mri.sampledBins(Float32Array.of(1, 0, 0, 0, 0, 2, 0, 0), [2, 2]); // 1, 0, 1, 0
 */
export function sampledBins(kspace: Float32Array, shape: readonly number[]): Uint8Array {
  checkGridShape('sampledBins', shape);
  countCoils('sampledBins', 'kspace', kspace, shape);
  const bins = sizeOf(shape);
  const mask = new Uint8Array(bins);
  for (let i = 0; i < kspace.length; i++) if (kspace[i] !== 0) mask[(i >> 1) % bins] = 1;
  return mask;
}
