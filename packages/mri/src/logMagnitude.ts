import { sizeOf } from '@fourier-features/core';
import { checkPositive } from '@fourier-features/core/check';
import { dcCentred } from './dcCentred.ts';

export interface LogMagnitudeOptions {
  /** `[coils, ...shape, 2]`, or without coils, DC first. */
  kspace: Float32Array;
  /** `[h, w]` or `[d, h, w]`. */
  shape: readonly number[];
  /** Powers of ten below the largest magnitude at which values reach 0; 4 by default. */
  decades?: number;
}

/**
 * Returns magnitudes of k-space as people look at them: max(0, 1 + log₁₀(|k|/max|k|)/decades), with the root of the sum of
 * squares over coils as |k| and DC in the middle of each axis. Bins that are 0, such as those that are not sampled, have 0.
 *
 * @returns `[...shape]`, in [0, 1].
 * @throws RangeError if `kspace` is not of the shape, or `decades` is not positive.
 * @example
 * import * as mri from '@fourier-features/mri';
 *
 * const shape = [16, 16];
 * const operator = mri.fourierSampling({ shape, mask: mri.fullMask(shape) });
 * const values = mri.logMagnitude({ kspace: operator.apply(new Float32Array(256).fill(0.5)), shape });
 */
export function logMagnitude({ kspace, shape, decades = 4 }: LogMagnitudeOptions): Float32Array {
  checkPositive('logMagnitude', 'decades', decades);
  const centred = dcCentred(kspace, shape, 2);
  const squares = new Float64Array(sizeOf(shape));
  for (let i = 0; i < centred.length; i++) squares[(i >> 1) % squares.length]! += centred[i]! ** 2;
  const largest = squares.reduce((most, square) => Math.max(most, square), 0);
  return Float32Array.from(squares, (square) =>
    square === 0 ? 0 : Math.max(0, 1 + Math.log10(square / largest) / (2 * decades)),
  );
}
