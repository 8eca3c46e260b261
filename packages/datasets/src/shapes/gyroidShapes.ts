import type { Box } from 'manifold-3d/manifold-global-types.js';
import type { Mesh } from '../mesh/mesh.ts';
import { type Modeller, surfaceOf } from './modeller.ts';

const RADIUS = 0.9;
/** Two periods along a diameter. */
const FREQUENCY = (2 * Math.PI) / RADIUS;
const HALF_THICKNESS = 0.6;
const EDGE_LENGTH = 0.045;

type Point = readonly [number, number, number];

/** Makes the wall |g| ≤ 0.6 along the gyroid g = 0, clipped to the ball of radius 0.9. */
export function gyroid(modeller: Modeller): Mesh {
  return clippedToBall(modeller, (point) => HALF_THICKNESS - Math.abs(gyroidFunction(point)));
}

/** Makes one side of the gyroid, g ≥ 0, clipped to the ball of radius 0.9: since g is odd, half of the ball. */
export function labyrinth(modeller: Modeller): Mesh {
  return clippedToBall(modeller, gyroidFunction);
}

/** Evaluates g(x, y, z) = sin x cos y + sin y cos z + sin z cos x, scaled to period 0.9. */
function gyroidFunction([x, y, z]: Point): number {
  const [u, v, w] = [FREQUENCY * x, FREQUENCY * y, FREQUENCY * z];
  return Math.sin(u) * Math.cos(v) + Math.sin(v) * Math.cos(w) + Math.sin(w) * Math.cos(u);
}

/** Clips a solid, rather than its function, to the ball, so that the rim is sharp. */
function clippedToBall({ Manifold }: Modeller, inside: (point: Point) => number): Mesh {
  const side = RADIUS + 2 * EDGE_LENGTH;
  const bounds: Box = { min: [-side, -side, -side], max: [side, side, side] };
  return surfaceOf((own) => {
    const block = own(Manifold.levelSet(inside, bounds, EDGE_LENGTH));
    const ball = own(Manifold.sphere(RADIUS, 128));
    return block.intersect(ball);
  });
}
