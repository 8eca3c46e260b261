import { sizeOf } from '@fourier-features/core';
import { checkLength } from '@fourier-features/core/check';
import { checkShape } from './check.ts';
import { coilImages, rootSumOfSquares } from './coils/coilImages.ts';
import { addConjugateProduct } from './coils/coilProduct.ts';
import { countCoils } from './coils/countCoils.ts';
import { separate } from './dft/createDft.ts';
import { magnitude } from './magnitude.ts';
import { checkMask, fullMask, type Mask } from './masks/mask.ts';

export interface ZeroFilledOptions {
  /** `[h, w]` or `[d, h, w]`. */
  shape: readonly number[];
  /** `[...shape, 2]`, or `[coils, ...shape, 2]`, DC first. */
  kspace: Float32Array;
  /** What counts of it; all by default, which is right where unsampled bins hold 0 already. */
  mask?: Mask;
  /** `[coils, ...shape, 2]`; without them several coils are combined by the root of their sum of squares. */
  sensitivities?: Float32Array;
  /** What to return of the image. */
  part?: 'real' | 'magnitude' | 'complex';
}

/**
 * The image whose k-space is 0 wherever it was not sampled: F*·(M ⊙ y) of one coil; Σ_c conj(s_c) ⊙ F*·(M ⊙ y_c) of
 * several whose sensitivities are known, exact for a full mask if Σ_c|s_c|² = 1; else √Σ_c|F*·(M ⊙ y_c)|².
 *
 * @returns `[...shape]`, or `[...shape, 2]` for the part `complex`.
 * @throws RangeError if an array is not of its shape, or a part other than the magnitude is asked of coils without
 * sensitivities.
 */
export function zeroFilled({
  shape,
  kspace,
  mask,
  sensitivities,
  part = 'magnitude',
}: ZeroFilledOptions): Float32Array {
  checkShape('zeroFilled', shape);
  const sampled = mask ?? fullMask(shape);
  checkMask('zeroFilled', sampled, shape);
  const coils = countCoils('zeroFilled', 'kspace', kspace, shape);
  if (sensitivities) {
    checkLength(
      'zeroFilled',
      'sensitivities',
      sensitivities,
      kspace.length,
      `[${coils}, ${shape.join(', ')}, 2]`,
    );
  } else if (coils > 1) {
    if (part === 'magnitude') return rootSumOfSquares(coilImages(shape, kspace, sampled));
    throw new RangeError(
      `zeroFilled: part must be magnitude for ${coils} coils without sensitivities, got ${part}; give sensitivities`,
    );
  }
  const image = new Float32Array(2 * sizeOf(shape));
  coilImages(shape, kspace, sampled).forEach((coilImage, coil) => {
    addConjugateProduct(image, true, separate(coilImage), sensitivities, coil);
  });
  if (part === 'complex') return image;
  return part === 'magnitude' ? magnitude(image) : separate(image).re;
}
