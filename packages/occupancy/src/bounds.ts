import type { Mesh } from './mesh.ts';

/** A number for each axis: x, y, z. */
export type Vector3 = readonly [x: number, y: number, z: number];

/** A box with sides along the axes. */
export interface Bounds {
  readonly min: Vector3;
  readonly max: Vector3;
}

/** The field's domain: normalised meshes lie in it. */
export const unitBounds: Bounds = { min: [0, 0, 0], max: [1, 1, 1] };

/** The smallest box that holds every vertex, made larger by `margin` on every side. */
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

/** The smallest box that holds both. */
export function unionBounds(a: Bounds, b: Bounds): Bounds {
  return {
    min: [0, 1, 2].map((k) => Math.min(a.min[k]!, b.min[k]!)) as unknown as Vector3,
    max: [0, 1, 2].map((k) => Math.max(a.max[k]!, b.max[k]!)) as unknown as Vector3,
  };
}

/** @throws RangeError unless every side is finite and longer than 0. */
export function checkBounds(caller: string, { min, max }: Bounds): void {
  for (let axis = 0; axis < 3; axis++) {
    const length = max[axis]! - min[axis]!;
    if (!(length > 0 && Number.isFinite(length))) {
      throw new RangeError(
        `${caller}: bounds must have min below max on every axis, got ${min[axis]} to ${max[axis]} on axis ${axis}`,
      );
    }
  }
}
