import { toUnitLength } from '../fieldNormals.ts';
import type { Mesh } from '../mesh.ts';

/**
 * Computes the unit normal at each vertex, `[v, 3]`: the mean of its faces' normals, weighted by their areas.
 *
 * @example
 * import * as occupancy from '@fourier-features/occupancy';
 *
 * const triangle = { positions: Float32Array.of(0, 0, 0, 1, 0, 0, 0, 1, 0), indices: Uint32Array.of(0, 1, 2) };
 * occupancy.vertexNormals(triangle); // (0, 0, 1) three times
 */
export function vertexNormals({ positions, indices }: Mesh): Float32Array {
  const normals = new Float32Array(positions.length);
  for (let face = 0; face < indices.length; face += 3) {
    const [a, b, c] = [3 * indices[face]!, 3 * indices[face + 1]!, 3 * indices[face + 2]!];
    const edge = (to: number, axis: number): number => positions[to + axis]! - positions[a + axis]!;
    for (let axis = 0; axis < 3; axis++) {
      const [j, k] = [(axis + 1) % 3, (axis + 2) % 3];
      const component = edge(b, j) * edge(c, k) - edge(b, k) * edge(c, j);
      for (const corner of [a, b, c]) normals[corner + axis]! += component;
    }
  }
  return toUnitLength(normals);
}
