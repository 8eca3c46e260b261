import type { Mesh } from './mesh.ts';

type Point = readonly [x: number, y: number, z: number];

/** Bounding box, volume and area of a mesh, in the unit of its positions. */
export interface MeshSize {
  /** Bounding box of the vertices that faces use, the mesh's origin included. */
  readonly boundingBox: {
    readonly min: Point;
    readonly max: Point;
  };
  /** Σ det(a, b, c)/6, relative to the centre of the box: negative if inside out, meaningless unless watertight. */
  readonly signedVolume: number;
  /** Σ ‖(b − a) × (c − a)‖/2. */
  readonly area: number;
}

/** Computes bounding box, volume and area, accumulated in double precision. */
export function meshSize({ positions, indices, origin = [0, 0, 0] }: Mesh): MeshSize {
  const min: [number, number, number] = [Infinity, Infinity, Infinity];
  const max: [number, number, number] = [-Infinity, -Infinity, -Infinity];
  for (const vertex of indices) {
    for (let axis = 0; axis < 3; axis++) {
      const value = positions[3 * vertex + axis]!;
      if (value < min[axis]!) min[axis] = value;
      if (value > max[axis]!) max[axis] = value;
    }
  }
  // far from the origin the terms would be large and cancel
  const middle = min.map((low, axis) => (low + max[axis]!) / 2);
  const offset = (corner: number, axis: number) => positions[3 * indices[corner]! + axis]! - middle[axis]!;
  let volume = 0;
  let area = 0;
  for (let face = 0; face < indices.length; face += 3) {
    const [ax, ay, az] = [offset(face, 0), offset(face, 1), offset(face, 2)];
    const [ux, uy, uz] = [offset(face + 1, 0) - ax, offset(face + 1, 1) - ay, offset(face + 1, 2) - az];
    const [vx, vy, vz] = [offset(face + 2, 0) - ax, offset(face + 2, 1) - ay, offset(face + 2, 2) - az];
    const [nx, ny, nz] = [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx];
    volume += (ax * nx + ay * ny + az * nz) / 6;
    area += Math.hypot(nx, ny, nz) / 2;
  }
  const placed = ([x, y, z]: Point): Point => [x + origin[0], y + origin[1], z + origin[2]];
  return { boundingBox: { min: placed(min), max: placed(max) }, signedVolume: volume, area };
}
