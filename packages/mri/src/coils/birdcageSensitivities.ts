import { sizeOf } from '@fourier-features/core';
import { checkPositiveInteger } from '@fourier-features/core/check';
import { checkGridShape } from '../check.ts';
import { normaliseCoils } from './normaliseCoils.ts';

export interface BirdcageOptions {
  /** `[h, w]` or `[d, h, w]`, in cells. */
  shape: readonly number[];
  /** Number of coils. */
  coils: number;
}

/** Distance of the coils from the centre, in half sides: outside the corners of the field of view, at √2. */
const RADIUS = 1.5;

/** Distance of the coils from the middle plane of a volume, alternately above and below, in half depths. */
const LIFT = 0.5;

/**
 * Returns simulated sensitivities of receiver coils on a circle in the plane of the last two axes: |s_c| ∝ 1/distance, and
 * arg s_c is the direction from coil to cell, relative to the coil's own. They are smooth, complex, and scaled so that
 * Σ_c|s_c|² = 1 in every cell.
 *
 * @returns `[coils, ...shape, 2]`.
 * @throws RangeError if `coils` is not a positive integer.
 * @example
 * import * as mri from '@fourier-features/mri';
 *
 * const shape = [16, 16];
 * const sensitivities = mri.birdcageSensitivities({ shape, coils: 4 });
 * const operator = mri.fourierSampling({ shape, mask: mri.fullMask(shape), sensitivities });
 */
export function birdcageSensitivities({ shape, coils }: BirdcageOptions): Float32Array {
  checkGridShape('birdcageSensitivities', shape);
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

/** Returns a cell's position in [−1, 1), 0 in the middle of the axis. */
function fromCentre(index: number, cells: number): number {
  return cells === 1 ? 0 : (2 * index) / cells - 1;
}
