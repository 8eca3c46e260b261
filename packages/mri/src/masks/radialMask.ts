import { type Random, sizeOf } from '@fourier-features/core';
import { checkPositiveInteger } from '@fourier-features/core/check';
import { checkGridShape } from '../check.ts';
import { markBin } from './frequency.ts';

export interface RadialMaskOptions {
  /** `[h, w]` or `[d, h, w]`, in cells. */
  shape: readonly number[];
  /** Number of lines through DC. */
  spokes: number;
  /** Random generator for one angle by which all spokes are turned, about the first axis of a volume; none by default. */
  random?: Random;
}

const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

/**
 * Returns a mask of lines through DC from border to border, each rounded to the nearest bins. In a plane they are spaced
 * evenly by angle; in a volume their ends form a Fibonacci lattice on the half-sphere. Axes of unequal lengths stretch the
 * circle or sphere to an ellipse or ellipsoid.
 *
 * @returns Uint8Array of `shape`, DC first.
 * @throws RangeError if `spokes` is not a positive integer.
 * @example
 * import * as mri from '@fourier-features/mri';
 *
 * const mask = mri.radialMask({ shape: [32, 32], spokes: 8 });
 */
export function radialMask({ shape, spokes, random }: RadialMaskOptions): Uint8Array {
  checkGridShape('radialMask', shape);
  checkPositiveInteger('radialMask', 'spokes', spokes);
  const turn = random ? 2 * Math.PI * random.uniforms(1)[0]! : 0;
  const mask = new Uint8Array(sizeOf(shape));
  const steps = 2 * Math.max(...shape);
  for (let spoke = 0; spoke < spokes; spoke++) {
    const direction = shape.length === 2 ? inPlane(spoke, spokes, turn) : onSphere(spoke, spokes, turn);
    for (let step = -steps; step <= steps; step++) {
      const point = direction.map((part, axis) => Math.round(((part * step) / steps) * (shape[axis]! / 2)));
      markBin(mask, shape, point);
    }
  }
  return mask;
}

/** Returns the components along the axes of rows and columns; angle 0 lies along the last axis. */
function inPlane(spoke: number, spokes: number, turn: number): number[] {
  const angle = (Math.PI * spoke) / spokes + turn;
  return [Math.sin(angle), Math.cos(angle)];
}

function onSphere(spoke: number, spokes: number, turn: number): number[] {
  const height = (spoke + 0.5) / spokes;
  const angle = GOLDEN_ANGLE * spoke + turn;
  const radius = Math.sqrt(1 - height * height);
  return [height, radius * Math.sin(angle), radius * Math.cos(angle)];
}
