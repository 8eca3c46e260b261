import { largestSpacing } from '../float32Spacing.ts';
import type { Mesh } from './mesh.ts';

/** Largest spacing of float32 that is left alone, as a fraction of the longest side of the box. */
const FINE_ENOUGH = 1e-6;

/**
 * Rounds coordinates to float32: about zero if they are near it, otherwise about an origin in the middle of their box. The
 * origin is a float32 too, so that readers which hold it in 32 bits put the mesh in the same place.
 *
 * @param coordinates `[v, 3]`.
 * @param spacing distance to which they are rounded already: centring them would not bring back what that has lost.
 */
export function centredMesh(
  coordinates: Float64Array,
  spacing: number,
): Pick<Mesh, 'positions'> | Required<Pick<Mesh, 'positions' | 'origin'>> {
  const min: [number, number, number] = [Infinity, Infinity, Infinity];
  const max: [number, number, number] = [-Infinity, -Infinity, -Infinity];
  for (let i = 0; i < coordinates.length; i++) {
    min[i % 3] = Math.min(min[i % 3]!, coordinates[i]!);
    max[i % 3] = Math.max(max[i % 3]!, coordinates[i]!);
  }
  const side = Math.max(...max.map((high, axis) => high - min[axis]!));
  const rounding = largestSpacing([...min, ...max]);
  const middle = (axis: 0 | 1 | 2): number => Math.fround((min[axis] + max[axis]) / 2);
  const origin = [middle(0), middle(1), middle(2)] as const;
  const isFarAway = side > 0 && rounding > FINE_ENOUGH * side && rounding > spacing;
  if (!isFarAway || !origin.every(Number.isFinite)) return { positions: Float32Array.from(coordinates) };
  return { positions: Float32Array.from(coordinates, (value, i) => value - origin[i % 3]!), origin };
}
