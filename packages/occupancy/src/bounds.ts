import type { Bounds, Vector3 } from '@fourier-features/core';
import type { Mesh } from './mesh.ts';

/** The field's domain, [0, 1]³, which holds every normalised mesh. */
export const unitBounds: Bounds = { min: [0, 0, 0], max: [1, 1, 1] };

/**
 * Returns the smallest box that holds every vertex, enlarged by `margin` on every side.
 *
 * @example
 * import * as occupancy from '@fourier-features/occupancy';
 *
 * const mesh = { positions: Float32Array.of(0, 0, 0, 2, 0, 0, 0, 1, 3), indices: Uint32Array.of(0, 1, 2) };
 * occupancy.meshBounds(mesh).max; // [2, 1, 3]
 */
export function meshBounds({ positions }: Pick<Mesh, 'positions'>, margin = 0): Bounds {
  const min: [number, number, number] = [Infinity, Infinity, Infinity];
  const max: [number, number, number] = [-Infinity, -Infinity, -Infinity];
  for (let i = 0; i < positions.length; i++) {
    const axis = i % 3;
    min[axis] = Math.min(min[axis]!, positions[i]! - margin);
    max[axis] = Math.max(max[axis]!, positions[i]! + margin);
  }
  return { min, max };
}

/** Returns the smallest box that holds both. */
export function unionBounds(a: Bounds, b: Bounds): Bounds {
  return {
    min: [0, 1, 2].map((k) => Math.min(a.min[k]!, b.min[k]!)) as unknown as Vector3,
    max: [0, 1, 2].map((k) => Math.max(a.max[k]!, b.max[k]!)) as unknown as Vector3,
  };
}
