import { checkMesh, countPoints, type Mesh } from '../mesh.ts';
import { triangleTree } from '../tree/triangleTree.ts';
import { dipolesOf } from './dipoles.ts';
import { weldedFaces } from './weld.ts';

export interface WindingNumberOptions {
  /**
   * Distance, in radii of a group of faces, beyond which the group counts as one dipole; 2.3 by default. `Infinity` is exact.
   */
  accuracy?: number;
}

/**
 * Returns a function points `[n, 3]` → w `[n]`, the generalised winding number w(q) = Σ Ω(face, q)/4π: the fraction of the
 * sphere around q that the surface covers. It is 1 inside a closed surface that faces outwards, 0 outside, and in between near
 * holes. Groups of faces far away count as one dipole, the others by their exact solid angles.
 *
 * @throws RangeError if the mesh is malformed or `accuracy` is not greater than 1.
 * @see Barill et al. 2018, "Fast winding numbers for soups and clouds"
 * @example
 * import * as occupancy from '@fourier-features/occupancy';
 *
 * const tetrahedron = {
 *   positions: Float32Array.of(0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1),
 *   indices: Uint32Array.of(0, 2, 1, 0, 1, 3, 0, 3, 2, 1, 2, 3),
 * };
 * const winding = occupancy.windingNumber(tetrahedron);
 * winding(Float32Array.of(0.1, 0.1, 0.1)); // 1
 */
export function windingNumber(
  mesh: Mesh,
  { accuracy = 2.3 }: WindingNumberOptions = {},
): (points: Float32Array) => Float32Array {
  checkMesh('windingNumber', mesh);
  if (!(accuracy > 1))
    throw new RangeError(`windingNumber: accuracy must be greater than 1, in radii, got ${accuracy}`);
  const tree = triangleTree(mesh.positions, weldedFaces(mesh));
  const { corners, right, from, to } = tree;
  const dipoles = dipolesOf(tree);
  const stack = new Uint32Array(128);
  const at = (x: number, y: number, z: number): number => {
    let total = 0;
    let top = 0;
    stack[top++] = 0;
    while (top > 0) {
      const node = stack[--top]!;
      const k = 7 * node;
      const dx = dipoles[k]! - x;
      const dy = dipoles[k + 1]! - y;
      const dz = dipoles[k + 2]! - z;
      const squared = dx * dx + dy * dy + dz * dz;
      if (squared > (accuracy * dipoles[k + 6]!) ** 2) {
        const flux = dx * dipoles[k + 3]! + dy * dipoles[k + 4]! + dz * dipoles[k + 5]!;
        total += flux / (squared * Math.sqrt(squared));
      } else if (right[node] === 0) {
        for (let face = from[node]!; face < to[node]!; face++)
          total += solidAngle(corners, 9 * face, x, y, z);
      } else {
        stack[top++] = right[node]!;
        stack[top++] = node + 1;
      }
    }
    return total / (4 * Math.PI);
  };
  return (points) => {
    const numbers = new Float32Array(countPoints('windingNumber', points));
    for (let i = 0; i < numbers.length; i++)
      numbers[i] = at(points[3 * i]!, points[3 * i + 1]!, points[3 * i + 2]!);
    return numbers;
  };
}

/**
 * Computes Ω of the triangle whose corners are the nine numbers from `at`; positive if the point is behind it.
 *
 * @see Van Oosterom & Strackee 1983, "The solid angle of a plane triangle"
 */
function solidAngle(corners: Float64Array, at: number, x: number, y: number, z: number): number {
  const ax = corners[at]! - x;
  const ay = corners[at + 1]! - y;
  const az = corners[at + 2]! - z;
  const bx = corners[at + 3]! - x;
  const by = corners[at + 4]! - y;
  const bz = corners[at + 5]! - z;
  const cx = corners[at + 6]! - x;
  const cy = corners[at + 7]! - y;
  const cz = corners[at + 8]! - z;
  const a = Math.sqrt(ax * ax + ay * ay + az * az);
  const b = Math.sqrt(bx * bx + by * by + bz * bz);
  const c = Math.sqrt(cx * cx + cy * cy + cz * cz);
  const triple = ax * (by * cz - bz * cy) + ay * (bz * cx - bx * cz) + az * (bx * cy - by * cx);
  const ab = ax * bx + ay * by + az * bz;
  const bc = bx * cx + by * cy + bz * cz;
  const ca = cx * ax + cy * ay + cz * az;
  return 2 * Math.atan2(triple, a * b * c + ab * c + bc * a + ca * b);
}
