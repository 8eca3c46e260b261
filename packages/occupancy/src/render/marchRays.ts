import type { EvaluatePoints } from '../withField.ts';
import type { Rays } from './pixelRays.ts';

/** Number of times that the step with a hit is halved. */
const HALVINGS = 8;

/**
 * Finds where rays first meet the shape: by fixed steps from where they enter the box until a point is inside, then by
 * bisection.
 *
 * @returns `[n]`: distance along each ray, NaN if it meets nothing.
 */
export async function marchRays(
  evaluate: EvaluatePoints,
  rays: Rays,
  { step, onProgress }: { step: number; onProgress?: ((fraction: number) => void) | undefined },
): Promise<Float32Array> {
  const count = rays.pixels.length;
  const hits = new Float32Array(count).fill(Number.NaN);
  let active = Uint32Array.from({ length: count }, (_, ray) => ray);
  const longest = rays.leave.reduce((most, far, ray) => Math.max(most, far - rays.enter[ray]!), 0);
  const rounds = Math.ceil(longest / step) + HALVINGS;
  const reportRound =
    (round: number) =>
    (fraction: number): void =>
      onProgress?.((round + fraction) / rounds);
  for (let index = 0; active.length > 0; index++) {
    const distance = (ray: number): number => rays.enter[ray]! + (index + 0.5) * step;
    active = active.filter((ray) => distance(ray) < rays.leave[ray]!);
    if (active.length === 0) break;
    const points = pointsAlong(rays, active, (k) => distance(active[k]!));
    const values = await evaluate(points, reportRound(index));
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
    const points = pointsAlong(rays, met, (k) => middle[k]!);
    const values = await evaluate(points, reportRound(rounds - HALVINGS + halving));
    middle.forEach((distance, k) => {
      (values[k]! > 0.5 ? inside : outside)[k] = distance;
    });
  }
  met.forEach((ray, k) => {
    hits[ray] = inside[k]!;
  });
  return hits;
}

/** Returns o + t·d for some of the rays, `[n, 3]`. */
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
