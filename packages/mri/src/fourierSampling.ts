import { type LinearOperator, sizeOf } from '@fourier-features/core';
import { checkShape } from '@fourier-features/core/check';
import { type ComplexGrid, gridDft, type Lines, linesAlong, separate } from '@fourier-features/core/dft';
import { checkGridShape } from './check.ts';
import { addConjugateProduct, multiplyByCoil } from './coils/coilProduct.ts';
import { countCoils } from './coils/countCoils.ts';
import { checkMask, type Mask } from './masks/mask.ts';

export interface FourierSamplingOptions {
  /** Shape of the image: `[h, w]` or `[d, h, w]`, of any lengths. */
  shape: readonly number[];
  /** 1 where k-space is sampled and 0 elsewhere, `[...shape]`, DC first. */
  mask: Mask;
  /** Whether the image is complex, `[...shape, 2]`; false by default. */
  complex?: boolean;
  /** Sensitivities s_c of the receiver coils, `[coils, ...shape, 2]`. */
  sensitivities?: Float32Array;
}

/**
 * Returns the operator of masked Fourier sampling, A·f = M ⊙ F·f with the unitary DFT F, or M ⊙ F·(s_c ⊙ f) for each coil c:
 * from a real image `[...shape]` or a complex one `[...shape, 2]` to k-space `[...shape, 2]`, or `[coils, ...shape, 2]`. DC is
 * at index 0 and unsampled bins are 0. The adjoint is Σ_c conj(s_c) ⊙ F*·(M ⊙ y_c), or its real part for a real image.
 *
 * `operatorSupervision` takes the mean square over all 2N numbers of k-space, unsampled zeros included. The paper takes half
 * the mean of |·|² over the N bins of an unnormalised transform, which is N times as large, plus a constant for the unsampled
 * bins of its target. The gradients differ only by that factor, to which Adam is invariant.
 *
 * @throws RangeError if the mask does not have the shape or holds values other than 0 and 1, or the sensitivities do not hold
 * complete maps.
 * @example
 * import { seededRandom } from '@fourier-features/core';
 * import * as mri from '@fourier-features/mri';
 *
 * const shape = [16, 16];
 * const mask = mri.gaussianMask({ shape, random: seededRandom(0) });
 * const operator = mri.fourierSampling({ shape, mask });
 * const kspace = operator.apply(new Float32Array(256).fill(0.5)); // [16, 16, 2]
 * @see Tancik et al. 2020, https://arxiv.org/abs/2006.10739, section 6
 * @see Pruessmann et al. 1999, SENSE, https://doi.org/10.1002/(SICI)1522-2594(199911)42:5%3C952::AID-MRM16%3E3.0.CO;2-S
 */
export function fourierSampling({
  shape,
  mask,
  complex = false,
  sensitivities,
}: FourierSamplingOptions): LinearOperator {
  checkGridShape('fourierSampling', shape);
  checkMask('fourierSampling', mask, shape);
  const coils = sensitivities ? countCoils('fourierSampling', 'sensitivities', sensitivities, shape) : 1;
  const count = sizeOf(shape);
  const dft = gridDft(shape, sampledLines(shape, mask));
  const factors = Float64Array.from(mask, (sampled) => sampled / Math.sqrt(count));
  const inputShape = complex ? [...shape, 2] : [...shape];
  const outputShape = sensitivities ? [coils, ...shape, 2] : [...shape, 2];
  return {
    inputShape,
    outputShape,
    apply: (values) => {
      checkShape('fourierSampling', 'values', values, inputShape);
      const field = complex ? separate(values) : { re: values, im: new Float32Array(count) };
      const kspace = new Float32Array(sizeOf(outputShape));
      for (let coil = 0; coil < coils; coil++) {
        const grid = multiplyByCoil(field, sensitivities, coil);
        dft.forward(grid);
        const start = 2 * coil * count;
        for (let i = 0; i < count; i++) {
          kspace[start + 2 * i] = factors[i]! * grid.re[i]!;
          kspace[start + 2 * i + 1] = factors[i]! * grid.im[i]!;
        }
      }
      return kspace;
    },
    adjoint: (measurements) => {
      checkShape('fourierSampling', 'measurements', measurements, outputShape);
      const values = new Float32Array(sizeOf(inputShape));
      for (let coil = 0; coil < coils; coil++) {
        const grid = masked(measurements.subarray(2 * coil * count, 2 * (coil + 1) * count), factors);
        dft.inverse(grid);
        addConjugateProduct(values, complex, grid, sensitivities, coil);
      }
      return values;
    },
  };
}

/** Returns the lines along the last axis that have at least one sampled bin. */
function sampledLines(shape: readonly number[], mask: Mask): Lines {
  const { starts, stride } = linesAlong(shape, shape.length - 1);
  const width = shape.at(-1)!;
  const sampled = starts.filter((start) => mask.subarray(start, start + width).some((value) => value !== 0));
  return { starts: sampled, stride };
}

function masked(kspace: Float32Array, factors: Float64Array): ComplexGrid {
  const grid = separate(kspace);
  for (let i = 0; i < factors.length; i++) {
    grid.re[i]! *= factors[i]!;
    grid.im[i]! *= factors[i]!;
  }
  return grid;
}
