import { cleanMesh, meshReport, parseMesh } from '@fourier-features/datasets';
import { describe, expect, test } from 'vitest';
import { tetrahedron } from '../solids.ts';
import { bytesOf, stlBytes, stlText } from '../writeMeshes.ts';

const parse = (text: string) => parseMesh(bytesOf(text));

describe('parseMesh of STL', () => {
  test.each([
    ['ASCII', bytesOf(stlText(tetrahedron))],
    ['ASCII in capitals', bytesOf(stlText(tetrahedron).toUpperCase())],
    ['binary', stlBytes(tetrahedron, 'by hand')],
    ['binary that starts as text does', stlBytes(tetrahedron, 'solid facet normal')],
  ])('reads triangles with vertices of their own from %s', async (_, bytes) => {
    const { mesh, format } = await parseMesh(bytes);
    expect(format).toBe('stl');
    expect([...mesh.positions]).toEqual(tetrahedron.faces.flat().flatMap((i) => tetrahedron.points[i]!));
    expect([...mesh.indices]).toEqual(Array.from({ length: 12 }, (_, i) => i));
    expect(meshReport(cleanMesh(mesh).mesh)).toMatchObject({ vertices: 4, watertight: true });
  });

  test('says how many bytes a binary file should have', async () => {
    const bytes = stlBytes(tetrahedron, 'by hand').subarray(0, -1);
    await expect(parseMesh(bytes, { name: 'a.stl' })).rejects.toThrow(
      'parseMesh: a.stl as STL: 4 facets must take 284 bytes, got 283',
    );
  });

  test.each([
    ['vertex 0 1 0', 'vertex 0 nan 0', /got NaN for y/],
    ['vertex 0 1 0', 'vertex 0 1', /a coordinate must be a number, got ""/],
    ['vertex 0 1 0\n', '', /at least 3 vertices, got 2/],
    ['outer loop', 'inner loop', /line 3 must be part of a facet, got "inner loop"/],
    ['endsolid by hand', '', /truncated: the text must end in endsolid/],
  ])('refuses %j as %j', async (right, wrong, message) => {
    await expect(parse(stlText(tetrahedron).replace(right, wrong))).rejects.toThrow(message);
  });

  test('refuses a solid without facets', async () => {
    await expect(parse('solid a\nendsolid a\n')).rejects.toThrow(/must have faces, got none/);
  });
});
