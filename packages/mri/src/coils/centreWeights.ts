import { sizeOf } from '@fourier-features/core';
import { isCentral } from '../masks/centre.ts';
import { frequencyOf } from '../masks/frequency.ts';

/** Returns the product over axes of cos²(πf/(w + 1)) for frequencies f in the central w bins, at least DC, and 0 elsewhere. */
export function centreWeights(shape: readonly number[], fraction: number): Float32Array {
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
