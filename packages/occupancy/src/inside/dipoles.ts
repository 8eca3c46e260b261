import type { TriangleTree } from '../tree/triangleTree.ts';

/**
 * Returns the far field of each node of a tree, `[nodes, 7]`: the area-weighted centroid of its faces, the sum of their
 * normals times areas, and the radius around the centroid that holds the node's box.
 */
export function dipolesOf({ corners, boxes, right, from, to, nodeCount }: TriangleTree): Float64Array {
  const dipoles = new Float64Array(7 * nodeCount);
  const areas = new Float64Array(nodeCount);
  for (let node = nodeCount - 1; node >= 0; node--) {
    const at = 7 * node;
    const add = (area: number, centroid: ArrayLike<number>, normal: ArrayLike<number>): void => {
      areas[node]! += area;
      for (let axis = 0; axis < 3; axis++) {
        dipoles[at + axis]! += area * centroid[axis]!;
        dipoles[at + 3 + axis]! += normal[axis]!;
      }
    };
    if (right[node]! > 0) {
      for (const child of [node + 1, right[node]!])
        add(areas[child]!, dipoles.subarray(7 * child), dipoles.subarray(7 * child + 3));
    } else {
      for (let face = from[node]!; face < to[node]!; face++) {
        const [ax, ay, az, bx, by, bz, cx, cy, cz] = corners.subarray(9 * face) as unknown as Nine;
        const [ux, uy, uz, vx, vy, vz] = [bx - ax, by - ay, bz - az, cx - ax, cy - ay, cz - az];
        const normal = [(uy * vz - uz * vy) / 2, (uz * vx - ux * vz) / 2, (ux * vy - uy * vx) / 2];
        add(Math.hypot(...normal), [(ax + bx + cx) / 3, (ay + by + cy) / 3, (az + bz + cz) / 3], normal);
      }
    }
    let squaredRadius = 0;
    for (let axis = 0; axis < 3; axis++) {
      const [low, high] = [boxes[6 * node + axis]!, boxes[6 * node + 3 + axis]!];
      // Faces without area have no centroid; the middle of their box keeps the radius small.
      const centroid = areas[node]! > 0 ? dipoles[at + axis]! / areas[node]! : (low + high) / 2;
      dipoles[at + axis] = centroid;
      squaredRadius += Math.max(centroid - low, high - centroid) ** 2;
    }
    dipoles[at + 6] = Math.sqrt(squaredRadius);
  }
  return dipoles;
}

type Nine = [number, number, number, number, number, number, number, number, number];
