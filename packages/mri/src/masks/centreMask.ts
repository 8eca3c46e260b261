import { sizeOf } from '@fourier-features/core';
import { isCentral } from './centre.ts';
import { frequencyOf } from './frequency.ts';

/** Returns the mask of the bins around DC, a fraction of each axis. */
export function centreMask(shape: readonly number[], fraction: number): Uint8Array {
  const fastestFirst = shape.toReversed();
  return Uint8Array.from({ length: sizeOf(shape) }, (_, index) => {
    let rest = index;
    const central = fastestFirst.every((cells) => {
      const frequency = frequencyOf(rest % cells, cells);
      rest = Math.floor(rest / cells);
      return isCentral(frequency, cells, fraction);
    });
    return central ? 1 : 0;
  });
}
