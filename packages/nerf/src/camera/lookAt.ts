import { cross, subtract, unit, type Vector3 } from '../vector3.ts';

/**
 * The pose `[3, 4]` of a camera at `place` that looks at `target`, with `up` upwards in the picture.
 *
 * @throws RangeError if the camera is at its target, or looks along `up`.
 */
export function lookAt(place: Vector3, target: Vector3, up: Vector3 = [0, 0, 1]): Float64Array {
  const back = unit(subtract(place, target));
  const right = unit(cross(up, back));
  if (!right.every(Number.isFinite)) {
    throw new RangeError(
      `lookAt: the view must have a direction other than up, got ${place} to ${target}, up ${up}`,
    );
  }
  const top = cross(back, right);
  return Float64Array.from(
    [0, 1, 2].flatMap((axis) => [right[axis]!, top[axis]!, back[axis]!, place[axis]!]),
  );
}
