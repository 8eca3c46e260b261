import { sizeOf } from '@fourier-features/core';
import { checkLength, checkPositiveInteger } from '@fourier-features/core/check';
import { checkShape } from '../check.ts';
import { frequencyOf, isCentral } from '../masks/frequency.ts';
import { coilImages } from './coilImages.ts';
import { normaliseCoils } from './normaliseCoils.ts';

export interface EstimateSensitivitiesOptions {
  /** `[coils, ...shape, 2]`, DC first. */
  kspace: Float32Array;
  /** `[h, w]` or `[d, h, w]`. */
  shape: readonly number[];
  coils: number;
  /** The share of each axis, about DC, in which every bin is sampled; above 0, up to 1. */
  centreFraction: number;
}

/**
 * Sensitivities from the middle of k-space: low-resolution images of the coils, x_c, over √Σ_c|x_c|², so that
 * Σ_c|s_c|² = 1 wherever there is signal. The middle is weighted by a raised cosine, which keeps edges from ringing.
 * The image's own phase ends up in the maps: the field that belongs to them is real and not negative.
 *
 * @returns `[coils, ...shape, 2]`; where there is no signal, noise or 0.
 * @throws RangeError if k-space is not of its shape or the fraction leaves no bin.
 * @see McKenzie et al. 2002, https://doi.org/10.1002/mrm.10087
 */
export function estimateSensitivities({
  kspace,
  shape,
  coils,
  centreFraction,
}: EstimateSensitivitiesOptions): Float32Array {
  checkShape('estimateSensitivities', shape);
  checkPositiveInteger('estimateSensitivities', 'coils', coils);
  const count = sizeOf(shape);
  checkLength(
    'estimateSensitivities',
    'kspace',
    kspace,
    2 * coils * count,
    `[${coils}, ${shape.join(', ')}, 2]`,
  );
  if (!(centreFraction > 0 && centreFraction <= 1)) {
    throw new RangeError(`estimateSensitivities: centreFraction must be in (0, 1], got ${centreFraction}`);
  }
  const maps = new Float32Array(kspace.length);
  coilImages(shape, kspace, centreWeights(shape, centreFraction)).forEach((image, coil) => {
    maps.set(image, 2 * coil * count);
  });
  return normaliseCoils(maps, count);
}

/** Product over the axes of cos²(πf/(w + 1)) for frequencies in the central w bins, at least DC, and 0 elsewhere. */
function centreWeights(shape: readonly number[], fraction: number): Float32Array {
  const alongAxis = shape.map((cells) => {
    const width = Math.max(1, Math.round(fraction * cells));
    return Float64Array.from({ length: cells }, (_, bin) => {
      const frequency = frequencyOf(bin, cells);
      return isCentral(frequency, cells, width / cells)
        ? Math.cos((Math.PI * frequency) / (width + 1)) ** 2
        : 0;
    });
  });
  return Float32Array.from({ length: sizeOf(shape) }, (_, index) => {
    let weight = 1;
    let rest = index;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      weight *= alongAxis[axis]![rest % shape[axis]!]!;
      rest = Math.floor(rest / shape[axis]!);
    }
    return weight;
  });
}
