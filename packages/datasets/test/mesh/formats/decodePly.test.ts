import { decodeMesh } from '@fourier-features/datasets';
import { describe, expect, test } from 'vitest';
import { cube, tetrahedron, toMesh } from '../solids.ts';
import { bytesOf, joined, packed, plyBytes, plyText } from '../writeMeshes.ts';

const decode = (text: string) => decodeMesh(bytesOf(text));

describe('decodeMesh of PLY', () => {
  test.each([
    ['ASCII', bytesOf(plyText(cube))],
    ['ASCII with CRLF', bytesOf(plyText(cube).replaceAll('\n', '\r\n'))],
    ['little endian', plyBytes(cube, true)],
    ['big endian', plyBytes(cube, false)],
  ])('decodes squares in %s', async (_, bytes) => {
    expect(await decodeMesh(bytes)).toEqual({ mesh: toMesh(cube), format: 'ply', spacing: 0 });
  });

  test('splits polygons of any size into fans from their lowest vertex', async () => {
    const pentagon = { points: [0, 1, 2, 3, 4].map((i) => [i, i * i, 0]), faces: [[4, 3, 2, 1, 0]] };
    const { mesh } = await decodeMesh(plyBytes(pentagon, true));
    expect([...mesh.indices]).toEqual([0, 4, 3, 0, 3, 2, 0, 2, 1]);
  });

  test('ignores other properties and elements, in any order and under any type name', async () => {
    const header =
      'ply\nformat binary_big_endian 1.0\nobj_info made\nelement face 1\nproperty uint8 flag\n' +
      'property list uint16 uint32 texcoord\nproperty list int32 uint16 vertex_index\nelement edge 1\nproperty float64 w\n' +
      'element vertex 3\nproperty uchar red\nproperty float32 z\nproperty float32 x\nproperty float32 y\nend_header\n';
    const [u8, u16, i32, u32] = [
      packed('Uint8'),
      packed('Uint16', false),
      packed('Int32', false),
      packed('Uint32', false),
    ];
    const point = (red: number, z: number, x: number, y: number) =>
      joined(u8(red), ...[z, x, y].map(packed('Float32', false)));
    const face = joined(u8(7), u16(2), u32(9), u32(9), i32(3), u16(2), u16(0), u16(1));
    const { mesh } = await decodeMesh(
      joined(
        bytesOf(header),
        face,
        packed('Float64', false)(8),
        point(9, 3, 1, 2),
        point(9, 6, 4, 5),
        point(9, 9, 7, 8),
      ),
    );
    expect(mesh).toEqual({
      positions: new Float32Array([1, 2, 3, 4, 5, 6, 7, 8, 9]),
      indices: new Uint32Array([2, 0, 1]),
    });
  });

  test.each([
    ['format ascii 1.0', 'format ascii 2.0', /format must be ascii, .* got "ascii 2.0"/],
    ['format ascii 1.0\n', '', /must name a format, got none/],
    ['element vertex 4', 'element vertex -4', /must have a count.* got "-4"/],
    ['element vertex 4', 'element vertex 99999999', /at most 16777216 vertices, got 99999999/],
    ['property float x', 'property half x', /a type must be one of .* got "half"/],
    ['property float x', 'property float u', /must have the properties x, y and z, got no x/],
    ['vertex_indices', 'corners', /must have a list vertex_indices or vertex_index, got none/],
    ['end_header', 'header_end', /line 10 of the header must be a PLY keyword, got "header_end"/],
    ['end_header\n', 'end_header\nx ', /must be a number, got "x"/],
    ['3 0 2 1', '3 0 2 4', /vertices from 0 to 3, got 4 in triangle 0/],
    ['3 0 2 1', '3 0 2 -1', /integers of at least 0, got -1/],
    ['3 0 2 1', '3 0 2 1.5', /integers of at least 0, got 1.5/],
    ['3 0 2 1', '2 0 2', /at least 3 vertices, got 2/],
    ['3 0 2 1', '-3 0 2 1', /number of entries of at least 0, got -3/],
    ['\n0 1 0', '\n0 nan 0', /finite in 32 bits, got NaN for y of vertex 2/],
    ['\n0 1 0', '\n0 -inf 0', /got -Infinity for y of vertex 2/],
    ['\n0 1 0', '\n0 1e39 0', /got Infinity for y of vertex 2/],
    ['3 2 0 3\n', '3 2 0 3\n3 0 1 2\n', /nothing must follow the last element, got 3/],
    ['3 2 0 3\n', '', /truncated: the file ends where an element should be/],
    ['element face 4', 'element face 0', /nothing must follow the last element/],
  ])('refuses %j as %j', async (right, wrong, message) => {
    const text = plyText(tetrahedron);
    expect(text).toContain(right);
    await expect(decode(text.replace(right, wrong))).rejects.toThrow(message);
  });

  test('refuses points without faces', async () => {
    await expect(decode(plyText({ ...tetrahedron, faces: [] }))).rejects.toThrow(
      /must have faces, got none among 4/,
    );
  });
});
