import type { Vector3 } from '@fourier-features/core';
import { checkEncodable, type EncodableMesh } from './encodableMesh.ts';

/**
 * Encodes a mesh as Wavefront OBJ, with normals if the mesh has them. Nine significant digits reproduce each float32; the sums
 * with an origin have all digits of a double.
 *
 * @throws RangeError if the mesh is malformed, or has normals but not one per vertex.
 * @example
 * import * as occupancy from '@fourier-features/occupancy';
 *
 * const triangle = { positions: Float32Array.of(0, 0, 0, 1, 0, 0, 0, 1, 0), indices: Uint32Array.of(0, 1, 2) };
 * const bytes = occupancy.encodeObj(triangle);
 */
export function encodeObj(mesh: EncodableMesh): Uint8Array<ArrayBuffer> {
  checkEncodable('encodeObj', mesh);
  const { positions, indices, normals, origin } = mesh;
  const lines: string[] = [];
  const rows = (keyword: string, numbers: Float32Array, from?: Vector3): void => {
    for (let start = 0; start < numbers.length; start += 3) {
      const row = Array.from(numbers.subarray(start, start + 3), (value, axis) =>
        from ? from[axis]! + value : Number(value.toPrecision(9)),
      );
      lines.push(`${keyword} ${row.join(' ')}`);
    }
  };
  rows('v', positions, origin);
  if (normals) rows('vn', normals);
  for (let face = 0; face < indices.length; face += 3) {
    // OBJ counts from 1.
    const corners = Array.from(indices.subarray(face, face + 3), (index) => index + 1);
    lines.push(`f ${corners.map((corner) => (normals ? `${corner}//${corner}` : corner)).join(' ')}`);
  }
  return new TextEncoder().encode(`${lines.join('\n')}\n`);
}
