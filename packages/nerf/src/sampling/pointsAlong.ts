import type { Rays } from '../camera/camera.ts';

/** Returns the points o + z·d, `[rays·samples, 3]`, for depths `[rays, samples]`. */
export function pointsAlong(
  { origins, directions }: Rays,
  depths: Float64Array,
  samples: number,
): Float32Array {
  const points = new Float32Array(3 * depths.length);
  for (let i = 0; i < depths.length; i++) {
    const ray = 3 * Math.floor(i / samples);
    for (let axis = 0; axis < 3; axis++)
      points[3 * i + axis] = origins[ray + axis]! + depths[i]! * directions[ray + axis]!;
  }
  return points;
}
