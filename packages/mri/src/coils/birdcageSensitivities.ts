import { sizeOf } from '@fourier-features/core';
import { checkPositiveInteger } from '@fourier-features/core/check';
import { checkShape } from '../check.ts';
import { normaliseCoils } from './normaliseCoils.ts';

export interface BirdcageOptions {
  /** `[h, w]` or `[d, h, w]`. */
  shape: readonly number[];
  coils: number;
}

/** Distance of the coils from the centre, in half sides; the corners of the field of view are at √2. */
const RADIUS = 1.5;

/** How far coils stand above or below the middle of a volume, by turns, in half depths. */
const LIFT = 0.5;

/**
 * Simulated receiver coils on a circle about the last two axes: |s_c| ∝ 1/distance, arg s_c the direction from coil to
 * cell, seen from the coil. Smooth, complex, and scaled so that Σ_c|s_c|² = 1 in every cell.
 *
 * @returns `[coils, ...shape, 2]`.
 * @throws RangeError if `coils` is not a whole number of at least 1.
 */
export function birdcageSensitivities({ shape, coils }: BirdcageOptions): Float32Array {
  checkShape('birdcageSensitivities', shape);
  checkPositiveInteger('birdcageSensitivities', 'coils', coils);
  const [depth, height, width] =
    shape.length === 3 ? (shape as [number, number, number]) : [1, shape[0]!, shape[1]!];
  const count = sizeOf(shape);
  const maps = new Float32Array(2 * coils * count);
  for (let coil = 0; coil < coils; coil++) {
    const angle = (2 * Math.PI * coil) / coils;
    const lift = shape.length === 3 ? (coil % 2 === 0 ? LIFT : -LIFT) : 0;
    for (let cell = 0; cell < count; cell++) {
      const x = fromCentre(cell % width, width) - RADIUS * Math.cos(angle);
      const y = fromCentre(Math.floor(cell / width) % height, height) - RADIUS * Math.sin(angle);
      const z = fromCentre(Math.floor(cell / (width * height)), depth) - lift;
      const squared = x * x + y * y + z * z;
      const direction = Math.atan2(y, x) - angle;
      maps[2 * (coil * count + cell)] = Math.cos(direction) / Math.sqrt(squared);
      maps[2 * (coil * count + cell) + 1] = Math.sin(direction) / Math.sqrt(squared);
    }
  }
  return normaliseCoils(maps, count);
}

/** A cell's place in [−1, 1), 0 in the middle of the axis. */
function fromCentre(index: number, cells: number): number {
  return cells === 1 ? 0 : (2 * index) / cells - 1;
}
