import type { Rays } from '../camera/camera.ts';

/**
 * The points o + z·d, `[rays·samples, 3]`, for depths `[rays, samples]`.
 *
 * @param extra room for so many points more at the end.
 */
export function pointsAlong(
  { origins, directions }: Rays,
  depths: Float64Array,
  samples: number,
  extra = 0,
): Float32Array {
  const points = new Float32Array(3 * (depths.length + extra));
  for (let i = 0; i < depths.length; i++) {
    const ray = 3 * Math.floor(i / samples);
    for (let axis = 0; axis < 3; axis++)
      points[3 * i + axis] = origins[ray + axis]! + depths[i]! * directions[ray + axis]!;
  }
  return points;
}
