import type { Trainer } from '@fourier-features/core';
import type { Rays } from './camera.ts';

/** Halvings of the step that contains a hit. */
const HALVINGS = 8;

/**
 * Where rays first meet the shape: fixed steps from where they enter the box until a point is inside, then bisection.
 *
 * @returns `[n]`: the distance along each ray, NaN where it meets nothing.
 */
export async function marchRays(
  evaluate: Trainer['evaluate'],
  rays: Rays,
  { step, signal }: { step: number; signal?: AbortSignal | undefined },
): Promise<Float32Array> {
  const count = rays.pixels.length;
  const hits = new Float32Array(count).fill(Number.NaN);
  let active = Uint32Array.from({ length: count }, (_, ray) => ray);
  for (let index = 0; active.length > 0; index++) {
    signal?.throwIfAborted();
    const distance = (ray: number): number => rays.enter[ray]! + (index + 0.5) * step;
    active = active.filter((ray) => distance(ray) < rays.leave[ray]!);
    if (active.length === 0) break;
    const values = await evaluate(pointsAlong(rays, active, (k) => distance(active[k]!)));
    active.forEach((ray, k) => {
      if (values[k]! > 0.5) hits[ray] = distance(ray);
    });
    active = active.filter((_, k) => !(values[k]! > 0.5));
  }
  const met = Uint32Array.from(rays.pixels.keys()).filter((ray) => !Number.isNaN(hits[ray]));
  const inside = Float32Array.from(met, (ray) => hits[ray]!);
  const outside = Float32Array.from(met, (ray) => Math.max(rays.enter[ray]!, hits[ray]! - step));
  for (let halving = 0; halving < HALVINGS && met.length > 0; halving++) {
    const middle = inside.map((far, k) => (far + outside[k]!) / 2);
    const values = await evaluate(pointsAlong(rays, met, (k) => middle[k]!));
    middle.forEach((distance, k) => {
      (values[k]! > 0.5 ? inside : outside)[k] = distance;
    });
  }
  met.forEach((ray, k) => {
    hits[ray] = inside[k]!;
  });
  return hits;
}

/** o + t·d for some of the rays, `[n, 3]`. */
export function pointsAlong(
  { origin, directions }: Rays,
  chosen: Uint32Array,
  distance: (k: number) => number,
): Float32Array {
  const points = new Float32Array(3 * chosen.length);
  for (let k = 0; k < chosen.length; k++) {
    const t = distance(k);
    for (let axis = 0; axis < 3; axis++)
      points[3 * k + axis] = origin[axis]! + t * directions[3 * chosen[k]! + axis]!;
  }
  return points;
}
