import { sizeOf } from '@fourier-features/core';
import { checkGridShape } from './check.ts';
import { countCoils } from './coils/countCoils.ts';
import { frequencyOf } from './masks/frequency.ts';

/**
 * Moves the origin of the image from index 0 to index ⌊n/2⌋ of each axis: multiplies the sample of frequencies f by
 * e^(−2πi Σ f⌊n/2⌋/n). The inverse transform of the result is that of `kspace` with ⌊n/2⌋ in the place of 0 (numpy's
 * `fftshift`). K-space of a centred transform, `fftshift(fft2(ifftshift(image)))`, as fastMRI, BART and sigpy write it, needs
 * this after `dcFirst`; the image then lies on the grid of its file, of even and of odd sides.
 *
 * @param kspace `[...shape, 2]` or `[coils, ...shape, 2]`, DC first.
 * @param shape `[h, w]` or `[d, h, w]`.
 * @returns a new array of the same shape.
 * @throws RangeError if `kspace` does not hold complete grids.
 * @example
 * import * as mri from '@fourier-features/mri';
 *
 * // Of a constant k-space the image is a point: at index 0, then in the middle.
 * const point = mri.originCentred(Float32Array.of(1, 0, 1, 0, 1, 0, 1, 0), [2, 2]);
 * mri.zeroFilled({ shape: [2, 2], kspace: point }); // 0, 0, 0, 2
 */
export function originCentred(kspace: Float32Array, shape: readonly number[]): Float32Array {
  checkGridShape('originCentred', shape);
  countCoils('originCentred', 'kspace', kspace, shape);
  const bins = sizeOf(shape);
  const axes = shape.map(phases);
  const turned = new Float32Array(kspace.length);
  for (let bin = 0; bin < bins; bin++) {
    let [re, im, rest] = [1, 0, bin];
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      const at = 2 * (rest % shape[axis]!);
      const [cos, sin] = [axes[axis]![at]!, axes[axis]![at + 1]!];
      [re, im] = [re * cos - im * sin, re * sin + im * cos];
      rest = Math.floor(rest / shape[axis]!);
    }
    for (let at = 2 * bin; at < kspace.length; at += 2 * bins) {
      turned[at] = kspace[at]! * re - kspace[at + 1]! * im;
      turned[at + 1] = kspace[at]! * im + kspace[at + 1]! * re;
    }
  }
  return turned;
}

/** Returns e^(−2πi f⌊n/2⌋/n) for the frequencies f of an axis of n bins, `[n, 2]`: 1 and −1 in turn if n is even. */
function phases(cells: number): Float64Array {
  const middle = Math.floor(cells / 2);
  const pairs = new Float64Array(2 * cells);
  for (let bin = 0; bin < cells; bin++) {
    const angle = (-2 * Math.PI * frequencyOf(bin, cells) * middle) / cells;
    const even = cells % 2 === 0;
    pairs[2 * bin] = even ? 1 - 2 * (bin % 2) : Math.cos(angle);
    pairs[2 * bin + 1] = even ? 0 : Math.sin(angle);
  }
  return pairs;
}
