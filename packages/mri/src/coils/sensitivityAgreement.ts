import { sizeOf } from '@fourier-features/core';
import { checkShape } from '@fourier-features/core/check';
import { checkGridShape } from '../check.ts';
import { centreWeights } from './centreWeights.ts';
import { coilImages } from './coilImages.ts';
import { countCoils } from './countCoils.ts';

export interface SensitivityAgreementOptions {
  /** K-space `[coils, ...shape, 2]`, DC first. */
  kspace: Float32Array;
  /** `[h, w]` or `[d, h, w]`, in cells. */
  shape: readonly number[];
  /** Sensitivities s_c of the coils, `[coils, ...shape, 2]`. */
  sensitivities: Float32Array;
  /** Fraction of each axis, around DC, in which every bin is sampled; in (0, 1]. */
  centreFraction: number;
}

/**
 * Computes how well sensitivities explain k-space: Σ|Σ_c conj(s_c) x_c|² / Σ(Σ_c|s_c|² Σ_c|x_c|²) over cells, with the coils'
 * images x_c at the low resolution of the centre of k-space.
 *
 * @returns a number in [0, 1]: 1 if x_c = s_c·image in every cell, about 1 over the number of coils for maps that have nothing to
 * do with it, such as those of another slice or rolled by half the field of view; 0 without signal.
 * @throws RangeError if an array does not have its shape, or the fraction is out of range.
 * @example
 * import * as mri from '@fourier-features/mri';
 *
 * const [shape, coils] = [[16, 16], 4];
 * const sensitivities = mri.birdcageSensitivities({ shape, coils });
 * const operator = mri.fourierSampling({ shape, mask: mri.fullMask(shape), sensitivities });
 * const kspace = operator.apply(new Float32Array(256).fill(0.5));
 * mri.sensitivityAgreement({ kspace, shape, sensitivities, centreFraction: 0.5 }); // almost 1
 */
export function sensitivityAgreement({
  kspace,
  shape,
  sensitivities,
  centreFraction,
}: SensitivityAgreementOptions): number {
  checkGridShape('sensitivityAgreement', shape);
  const coils = countCoils('sensitivityAgreement', 'kspace', kspace, shape);
  checkShape('sensitivityAgreement', 'sensitivities', sensitivities, [coils, ...shape, 2]);
  if (!(centreFraction > 0 && centreFraction <= 1)) {
    throw new RangeError(`sensitivityAgreement: centreFraction must be in (0, 1], got ${centreFraction}`);
  }
  const cells = sizeOf(shape);
  const images = coilImages(shape, kspace, centreWeights(shape, centreFraction));
  let [explained, possible] = [0, 0];
  for (let cell = 0; cell < cells; cell++) {
    let [re, im, maps, energy] = [0, 0, 0, 0];
    images.forEach((image, coil) => {
      const [a, b] = [image[2 * cell]!, image[2 * cell + 1]!];
      const at = 2 * (coil * cells + cell);
      const [c, d] = [sensitivities[at]!, sensitivities[at + 1]!];
      re += a * c + b * d;
      im += b * c - a * d;
      maps += c * c + d * d;
      energy += a * a + b * b;
    });
    explained += re * re + im * im;
    possible += maps * energy;
  }
  return possible > 0 ? explained / possible : 0;
}
