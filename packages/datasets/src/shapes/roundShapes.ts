import type { Mesh } from '../mesh/mesh.ts';
import { type Modeller, surfaceOf } from './modeller.ts';

/** Makes the ball of radius 0.9. */
export function sphere({ Manifold }: Modeller): Mesh {
  return surfaceOf(() => Manifold.sphere(0.9, 160));
}

/** Makes a torus about z: ring of radius 0.65, tube of radius 0.25. */
export function torus({ Manifold }: Modeller): Mesh {
  return surfaceOf(() => Manifold.revolve([circle(0.65, 0.25, 64)], 160));
}

/** Makes two linked tori, each of ring radius 0.5 and tube radius 0.12, through the centre of the other. */
export function links({ Manifold }: Modeller): Mesh {
  return surfaceOf((own) => {
    const ring = own(Manifold.revolve([circle(0.5, 0.12, 40)], 128));
    const left = own(ring.translate([-0.25, 0, 0]));
    const upright = own(ring.rotate([90, 0, 0]));
    const right = own(upright.translate([0.25, 0, 0]));
    return left.add(right);
  });
}

/** Lists the corners of a regular polygon about (x, 0), anticlockwise. */
function circle(x: number, radius: number, corners: number): [number, number][] {
  return Array.from({ length: corners }, (_, i) => {
    const angle = (2 * Math.PI * i) / corners;
    return [x + radius * Math.cos(angle), radius * Math.sin(angle)];
  });
}
