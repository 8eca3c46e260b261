import { checkEncodable, type EncodableMesh } from './encodableMesh.ts';

/**
 * Encodes a mesh as binary little-endian PLY 1.0, with normals if the mesh has them. Coordinates are floats, or doubles if the
 * mesh has an origin.
 *
 * @throws RangeError if the mesh is malformed, or has normals but not one per vertex.
 * @example
 * import * as occupancy from '@fourier-features/occupancy';
 *
 * const triangle = { positions: Float32Array.of(0, 0, 0, 1, 0, 0, 0, 1, 0), indices: Uint32Array.of(0, 1, 2) };
 * const bytes = occupancy.encodePly(triangle);
 */
export function encodePly(mesh: EncodableMesh): Uint8Array<ArrayBuffer> {
  checkEncodable('encodePly', mesh);
  const { positions, indices, normals, origin } = mesh;
  const [vertexCount, faceCount] = [positions.length / 3, indices.length / 3];
  const properties = [
    ...['x', 'y', 'z'].map((name) => `${origin ? 'double' : 'float'} ${name}`),
    ...(normals ? ['float nx', 'float ny', 'float nz'] : []),
  ];
  const vertexBytes = (origin ? 24 : 12) + (normals ? 12 : 0);
  const header = new TextEncoder().encode(
    [
      'ply',
      'format binary_little_endian 1.0',
      `element vertex ${vertexCount}`,
      ...properties.map((property) => `property ${property}`),
      `element face ${faceCount}`,
      'property list uchar int vertex_indices',
      'end_header\n',
    ].join('\n'),
  );
  const bytes = new Uint8Array(header.length + vertexBytes * vertexCount + 13 * faceCount);
  bytes.set(header);
  const view = new DataView(bytes.buffer);
  let at = header.length;
  for (let vertex = 0; vertex < positions.length; vertex += 3) {
    for (let axis = 0; axis < 3; axis++, at += origin ? 8 : 4) {
      const value = positions[vertex + axis]!;
      if (origin) view.setFloat64(at, origin[axis]! + value, true);
      else view.setFloat32(at, value, true);
    }
    for (let axis = 0; normals && axis < 3; axis++, at += 4)
      view.setFloat32(at, normals[vertex + axis]!, true);
  }
  for (let face = 0; face < indices.length; face += 3) {
    view.setUint8(at, 3);
    for (let corner = 0; corner < 3; corner++)
      view.setInt32(at + 1 + 4 * corner, indices[face + corner]!, true);
    at += 13;
  }
  return bytes;
}
