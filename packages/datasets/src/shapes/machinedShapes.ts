import type { Mesh } from '../mesh/mesh.ts';
import { type Modeller, surfaceOf } from './modeller.ts';

type Point = [number, number];

const TEETH = 16;
/** The four corners of a tooth: fraction of the pitch, and radius. */
const TOOTH = [
  [0, 0.72],
  [0.15, 0.9],
  [0.4, 0.9],
  [0.55, 0.72],
] as const;

/** Makes a gear of 16 teeth, 0.36 thick, with a bore of radius 0.2 surrounded by six holes of radius 0.11. */
export function gear({ Manifold }: Modeller): Mesh {
  const outline = Array.from({ length: TEETH }, (_, tooth) =>
    TOOTH.map(([fraction, radius]) => polar(radius, (tooth + fraction) / TEETH)),
  ).flat();
  // clockwise, as holes must be; extruded with the outline, so that no two corners coincide
  const holes = Array.from({ length: 6 }, (_, i) => circle(polar(0.46, i / 6), 0.11, 48));
  const bore = circle([0, 0], 0.2, 96);
  // a scalar scale of 1 would flatten the top
  return surfaceOf(() => Manifold.extrude([outline, bore, ...holes], 0.36, 0, 0, [1, 1], true));
}

/** Makes a cube of side 1.2 with a bore of radius 0.4 along each axis. */
export function boredCube({ Manifold }: Modeller): Mesh {
  return surfaceOf((own) => {
    const cube = own(Manifold.cube(1.2, true));
    const alongZ = own(Manifold.cylinder(2, 0.4, 0.4, 128, true));
    const alongX = own(alongZ.rotate([0, 90, 0]));
    const alongY = own(alongZ.rotate([90, 0, 0]));
    return own(own(cube.subtract(alongX)).subtract(alongY)).subtract(alongZ);
  });
}

/** Lists the corners of a regular polygon, clockwise. */
function circle([x, y]: Point, radius: number, corners: number): Point[] {
  return Array.from({ length: corners }, (_, i) => {
    const [dx, dy] = polar(radius, -i / corners);
    return [x + dx, y + dy];
  });
}

/** Returns the point at a radius and a fraction of a full turn. */
function polar(radius: number, fraction: number): Point {
  const angle = 2 * Math.PI * fraction;
  return [radius * Math.cos(angle), radius * Math.sin(angle)];
}
