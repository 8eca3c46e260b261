import { type Random, sizeOf } from '@fourier-features/core';
import { checkPositiveInteger } from '@fourier-features/core/check';
import { checkShape } from '../check.ts';
import { markBin } from './frequency.ts';

export interface RadialMaskOptions {
  /** `[h, w]` or `[d, h, w]`. */
  shape: readonly number[];
  /** Lines through DC. */
  spokes: number;
  /** Turns all spokes together, about the first axis in three dimensions; without it the first one is not turned. */
  random?: Random;
}

const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

/**
 * Lines through DC from border to border, each rounded to the nearest bins. In a plane they are spaced evenly by angle;
 * in a volume their ends form a Fibonacci lattice on the half-sphere. Axes of unequal lengths stretch them to ellipses.
 *
 * @returns Uint8Array of `shape`, DC first.
 * @throws RangeError if `spokes` is not a whole number of at least 1.
 */
export function radialMask({ shape, spokes, random }: RadialMaskOptions): Uint8Array {
  checkShape('radialMask', shape);
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

/** Components along rows' axis and columns' axis; angle 0 lies along the last axis. */
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
