import type { Random } from '@fourier-features/core';
import * as mri from '@fourier-features/mri';
import type { MaskName } from './maskName.ts';

export interface MaskOptions {
  readonly shape: readonly number[];
  /** Acceleration factor of `lines` and `equispaced`. */
  readonly acceleration: number;
  /** Number of spokes of `radial`. */
  readonly spokes: number;
  /** Random generator for `gaussian` and `lines`. */
  readonly random: Random;
}

/** Fraction of each phase-encoded axis about DC that line masks sample in full. */
const CENTRE_FRACTION = 0.08;

/** Draws a mask. @throws RangeError if an option of the mask is out of range. */
export function drawMask(name: MaskName, { acceleration, spokes, shape, random }: MaskOptions): mri.Mask {
  const centreFraction = Math.min(CENTRE_FRACTION, 1 / acceleration);
  switch (name) {
    case 'gaussian':
      return mri.gaussianMask({ shape, random });
    case 'radial':
      return mri.radialMask({ shape, spokes });
    case 'lines':
      return mri.randomLinesMask({ shape, acceleration, centreFraction, random });
    case 'equispaced':
      return mri.equispacedMask({ shape, acceleration, centreFraction });
    case 'full':
      return mri.fullMask(shape);
  }
}
