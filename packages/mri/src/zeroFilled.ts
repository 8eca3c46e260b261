import { sizeOf } from '@fourier-features/core';
import { checkOneOf, checkShape } from '@fourier-features/core/check';
import { separate } from '@fourier-features/core/dft';
import { checkGridShape } from './check.ts';
import { coilImages, rootSumOfSquares } from './coils/coilImages.ts';
import { addConjugateProduct } from './coils/coilProduct.ts';
import { countCoils } from './coils/countCoils.ts';
import { magnitude } from './magnitude.ts';
import { checkMask, fullMask, type Mask } from './masks/mask.ts';

export interface ZeroFilledOptions {
  /** `[h, w]` or `[d, h, w]`, in cells. */
  shape: readonly number[];
  /** K-space `[...shape, 2]`, or `[coils, ...shape, 2]`, DC first. */
  kspace: Float32Array;
  /** Sampled bins, `[...shape]`; all by default, which suffices if unsampled bins hold 0. */
  mask?: Mask;
  /** Sensitivities `[coils, ...shape, 2]`; without them coils are combined by the root of their sum of squares. */
  sensitivities?: Float32Array;
  /** Part of the image to return; `magnitude` by default. */
  part?: 'real' | 'magnitude' | 'complex';
}

/**
 * Returns the image whose k-space is 0 in every unsampled bin: F*·(M ⊙ y) for one coil; Σ_c conj(s_c) ⊙ F*·(M ⊙ y_c) for
 * several coils with known sensitivities, exact for a full mask if Σ_c|s_c|² = 1; otherwise √Σ_c|F*·(M ⊙ y_c)|².
 *
 * @returns `[...shape]`, or `[...shape, 2]` for the part `complex`.
 * @throws RangeError if an array does not have its shape, or `part` is unknown or not `magnitude` for several coils without sensitivities.
 * @example
 * import { seededRandom } from '@fourier-features/core';
 * import * as mri from '@fourier-features/mri';
 *
 * const shape = [16, 16];
 * const mask = mri.gaussianMask({ shape, random: seededRandom(0) });
 * const kspace = mri.fourierSampling({ shape, mask }).apply(new Float32Array(256).fill(0.5));
 * const image = mri.zeroFilled({ shape, mask, kspace });
 */
export function zeroFilled({
  shape,
  kspace,
  mask,
  sensitivities,
  part = 'magnitude',
}: ZeroFilledOptions): Float32Array {
  checkGridShape('zeroFilled', shape);
  checkOneOf('zeroFilled', 'part', part, ['real', 'magnitude', 'complex']);
  const sampled = mask ?? fullMask(shape);
  checkMask('zeroFilled', sampled, shape);
  const coils = countCoils('zeroFilled', 'kspace', kspace, shape);
  if (sensitivities) {
    checkShape('zeroFilled', 'sensitivities', sensitivities, [coils, ...shape, 2]);
  } else if (coils > 1) {
    if (part === 'magnitude') return rootSumOfSquares(coilImages(shape, kspace, sampled));
    throw new RangeError(
      `zeroFilled: part must be magnitude for ${coils} coils without sensitivities, got ${part}. Pass sensitivities for other parts.`,
    );
  }
  const image = new Float32Array(2 * sizeOf(shape));
  coilImages(shape, kspace, sampled).forEach((coilImage, coil) => {
    addConjugateProduct(image, true, separate(coilImage), sensitivities, coil);
  });
  if (part === 'complex') return image;
  return part === 'magnitude' ? magnitude(image) : separate(image).re;
}
