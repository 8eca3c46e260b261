import { decodeMesh } from '@fourier-features/datasets';
import { describe, expect, test } from 'vitest';
import { cube, tetrahedron, toMesh } from '../solids.ts';
import { bytesOf, offText } from '../writeMeshes.ts';

const decode = (text: string, name = '') => decodeMesh(bytesOf(text), { name });

describe('decodeMesh of OFF', () => {
  test.each([
    ['of a regular file', offText(cube)],
    ['with comments and empty lines', `# by hand\n\n${offText(cube).replaceAll('\n', ' # here\n\n')}`],
    ['with the counts on the line of the keyword', offText(cube).replace('OFF\n', 'OFF ')],
    ['without the number of edges', offText(cube).replace('8 6 0', '8 6')],
    ['with colours of faces', offText(cube).replace('4 0 2 3 1', '4 0 2 3 1 0.5 0.5 0.5 1')],
    [
      'with colours of vertices',
      offText(cube).replace('OFF', 'COFF').replace('\n1 0 0\n', '\n1 0 0 255 0 0 255\n'),
    ],
    ['with normals', offText(cube).replace('OFF', 'NOFF').replace('\n1 0 0\n', '\n1 0 0 0 0 1\n')],
  ])('decodes squares %s', async (_, text) => {
    expect(await decode(text)).toEqual({ mesh: toMesh(cube), format: 'off', spacing: 0 });
  });

  test('recognises a file without the keyword by its name', async () => {
    expect((await decode(offText(cube).replace('OFF\n', ''), 'cube.off')).mesh).toEqual(toMesh(cube));
  });

  test.each([
    ['OFF', 'OFF BINARY', /the number of vertices must be a number, got "BINARY"/],
    ['OFF', '4OFF', /vertices must have 3 dimensions, got a file of type 4OFF/],
    ['4 4 0', '4.5 4 0', /number of vertices must be an integer of at least 0, got 4.5/],
    ['4 4 0', '4 99999999 0', /at most 16777216 faces, got 99999999/],
    ['4 4 0', '4 5 0', /truncated: 4 vertices and 5 faces take at least 63 bytes, got 56/],
    ['4 4 0', '4 3 0', /nothing must follow face 2, got 3/],
    ['4 4 0', '5 4 0', /OFF/],
    ['3 0 2 1', '3 0 2', /truncated|at least/],
    ['3 0 2 1', '3 0 2 4', /vertices from 0 to 3, got 4 in triangle 0/],
    ['\n0 1 0', '\n0 nan 0', /got NaN for y of vertex 2/],
  ])('refuses %j as %j', async (right, wrong, message) => {
    const text = offText(tetrahedron);
    expect(text).toContain(right);
    await expect(decode(text.replace(right, wrong))).rejects.toThrow(message);
  });
});
