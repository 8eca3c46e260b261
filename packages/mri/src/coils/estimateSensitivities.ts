import { sizeOf } from '@fourier-features/core';
import { checkPositiveInteger, checkShape } from '@fourier-features/core/check';
import { checkGridShape } from '../check.ts';
import { centreWeights } from './centreWeights.ts';
import { coilImages } from './coilImages.ts';
import { normaliseCoils } from './normaliseCoils.ts';

export interface EstimateSensitivitiesOptions {
  /** K-space `[coils, ...shape, 2]`, DC first. */
  kspace: Float32Array;
  /** `[h, w]` or `[d, h, w]`, in cells. */
  shape: readonly number[];
  /** Number of coils. */
  coils: number;
  /** Fraction of each axis, around DC, in which every bin is sampled; in (0, 1]. */
  centreFraction: number;
}

/**
 * Estimates sensitivities from the centre of k-space: low-resolution images x_c of the coils divided by √Σ_c|x_c|², so that
 * Σ_c|s_c|² = 1 wherever there is signal. A raised cosine weights the centre, which keeps edges from ringing. The maps take on
 * the phase of the image: the field that matches them is real and not negative.
 *
 * @returns `[coils, ...shape, 2]`; noise or 0 where there is no signal.
 * @throws RangeError if k-space does not have its shape or `centreFraction` is out of range.
 * @example
 * import * as mri from '@fourier-features/mri';
 *
 * const [shape, coils] = [[16, 16], 4];
 * const simulated = { shape, mask: mri.fullMask(shape), sensitivities: mri.birdcageSensitivities({ shape, coils }) };
 * const kspace = mri.fourierSampling(simulated).apply(new Float32Array(256).fill(0.5));
 * const sensitivities = mri.estimateSensitivities({ kspace, shape, coils, centreFraction: 0.5 });
 * @see McKenzie et al. 2002, https://doi.org/10.1002/mrm.10087
 */
export function estimateSensitivities({
  kspace,
  shape,
  coils,
  centreFraction,
}: EstimateSensitivitiesOptions): Float32Array {
  checkGridShape('estimateSensitivities', shape);
  checkPositiveInteger('estimateSensitivities', 'coils', coils);
  const count = sizeOf(shape);
  checkShape('estimateSensitivities', 'kspace', kspace, [coils, ...shape, 2]);
  if (!(centreFraction > 0 && centreFraction <= 1)) {
    throw new RangeError(`estimateSensitivities: centreFraction must be in (0, 1], got ${centreFraction}`);
  }
  const maps = new Float32Array(kspace.length);
  coilImages(shape, kspace, centreWeights(shape, centreFraction)).forEach((image, coil) => {
    maps.set(image, 2 * coil * count);
  });
  return normaliseCoils(maps, count);
}
