import type { Vector3 } from './vector3.ts';

/** A box with sides along the axes, scene units. */
export interface Bounds {
  readonly min: Vector3;
  readonly max: Vector3;
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
