import type { Vector3 } from '@fourier-features/core';
import { cross, subtract, unit } from '../vectors.ts';

/**
 * Returns the pose `[3, 4]` of a camera at `position` that looks at `target`, with `up` pointing upwards in the picture.
 *
 * @throws RangeError if the camera is at its target, or looks along `up`.
 * @example
 * import * as nerf from '@fourier-features/nerf';
 *
 * const focal = nerf.focalLength(64, 0.7);
 * const pose = nerf.lookAt([4, 0, 1], [0, 0, 0]);
 * const camera: nerf.Camera = { width: 64, height: 64, focal: [focal, focal], centre: [31.5, 31.5], pose };
 */
export function lookAt(position: Vector3, target: Vector3, up: Vector3 = [0, 0, 1]): Float64Array {
  const back = unit(subtract(position, target));
  const right = unit(cross(up, back));
  if (!right.every(Number.isFinite)) {
    throw new RangeError(
      `lookAt: the direction from position to target must differ from up, got ${position} to ${target}, up ${up}`,
    );
  }
  const top = cross(back, right);
  return Float64Array.from(
    [0, 1, 2].flatMap((axis) => [right[axis]!, top[axis]!, back[axis]!, position[axis]!]),
  );
}
