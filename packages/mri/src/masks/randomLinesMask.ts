import type { Random } from '@fourier-features/core';
import { type CartesianMaskOptions, checkCartesian, maskOfLines, phaseEncodings } from './cartesian.ts';

export interface RandomLinesMaskOptions extends CartesianMaskOptions {
  /** Random generator for the lines. */
  random: Random;
}

/**
 * Returns the mask of a random Cartesian scan: of the L lines along the last axis it samples round(L/acceleration), those
 * around DC and others drawn uniformly without repetition.
 *
 * @returns Uint8Array of `shape`, DC first.
 * @throws RangeError if the centre alone has more lines than the acceleration allows, or an option is out of range.
 * @example
 * import { seededRandom } from '@fourier-features/core';
 * import * as mri from '@fourier-features/mri';
 *
 * const mask = mri.randomLinesMask({ shape: [32, 32], acceleration: 4, centreFraction: 0.1, random: seededRandom(0) });
 */
export function randomLinesMask({ random, ...options }: RandomLinesMaskOptions): Uint8Array {
  checkCartesian('randomLinesMask', options);
  const { shape, acceleration, centreFraction } = options;
  const lines = phaseEncodings(shape, centreFraction);
  const chosen = lines.filter(({ central }) => central);
  const others = lines.filter(({ central }) => !central);
  const count = Math.max(1, Math.round(lines.length / acceleration));
  if (chosen.length > count) {
    throw new RangeError(
      `randomLinesMask: centreFraction must select at most the ${count} of ${lines.length} lines that the acceleration allows, got ${chosen.length} at ${centreFraction}. Lower either of the two.`,
    );
  }
  // The first steps of a Fisher–Yates shuffle.
  for (let taken = 0; chosen.length < count; taken++) {
    const at = taken + random.integers(1, others.length - taken)[0]!;
    chosen.push(others[at]!);
    others[at] = others[taken]!;
  }
  return maskOfLines(shape, chosen);
}
