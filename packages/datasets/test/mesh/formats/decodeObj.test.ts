import { decodeMesh } from '@fourier-features/datasets';
import { describe, expect, test } from 'vitest';
import { cube, tetrahedron, toMesh } from '../solids.ts';
import { bytesOf, objText } from '../writeMeshes.ts';

const decode = (text: string) => decodeMesh(bytesOf(text));
const square = 'v 0 0 0\nv 1 0 0\nv 1 1 0\nv 0 1 0\n';

describe('decodeMesh of OBJ', () => {
  test('decodes squares', async () => {
    expect(await decode(objText(cube))).toEqual({ mesh: toMesh(cube), format: 'obj', spacing: 0 });
  });

  test.each([
    ['f 1 2 3 4'],
    ['f -4 -3 -2 -1'],
    ['f 1/1 2/2 3/3 4/4'],
    ['f 1//1 2//1 3//1 4//1'],
    ['f 1/1/1 2/2/1 3/3/1 -1/-1/-1'],
    ['\tf  1 2 \\\n 3 4 # a comment'],
    ['g a b\nusemtl c\ns off\nvt 0 0\nvn 0 0 1\nl 1 2\nf 1 2 3 4'],
  ])('decodes %j as one square', async (face) => {
    const { mesh } = await decode(`# by hand\nmtllib none.mtl\no square\n${square}${face}\n`);
    expect([...mesh.indices]).toEqual([0, 1, 2, 0, 2, 3]);
  });

  test('does not continue a comment that ends in a backslash', async () => {
    const { mesh } = await decode(`# C:\\meshes\\\n${square}f 1 2 3\n`);
    expect(mesh.positions.length).toBe(12);
  });

  test('resolves negative indices relative to the vertices before the face', async () => {
    const { mesh } = await decode('v 0 0 0\nv 1 0 0\nv 0 1 0\nf -3 -2 -1\nv 9 9 9\nf -3 -2 -1');
    expect([...mesh.indices]).toEqual([0, 1, 2, 1, 2, 3]);
  });

  test('ignores colours and weights of vertices', async () => {
    const { mesh } = await decode('v 1 2 3 0.5\nv 4 5 6 0.1 0.2 0.3\nv 7 8 9\nf 1 2 3');
    expect([...mesh.positions]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  test.each([
    ['f 1 3 2', 'f 0 3 2', /line 5: a face must refer to vertices from 1, .* got "0"/],
    ['f 1 3 2', 'f -5 3 2', /from −1 down to −4, got "-5"/],
    ['f 1 3 2', 'f 1 3 5', /vertices from 0 to 3, got 4 in triangle 0/],
    ['f 1 3 2', 'f 1 3', /line 5: a face must have at least 3 vertices, got 2/],
    ['f 1 3 2', 'f 1 3 x', /got "x"/],
    ['v 0 1 0', 'v 0 1', /line 3: each of the 3 coordinates must be a number, got ""/],
    ['v 0 1 0', 'v 0 1,5 0', /line 3: .* got "1,5"/],
    ['v 0 1 0', 'v 0 NaN 0', /got NaN for y of vertex 2/],
  ])('refuses %j as %j', async (right, wrong, message) => {
    const text = objText(tetrahedron);
    expect(text).toContain(right);
    await expect(decode(text.replace(right, wrong))).rejects.toThrow(message);
  });
});
