import { cleanMesh, decodeMesh, meshReport } from '@fourier-features/datasets';
import { describe, expect, test } from 'vitest';
import { tetrahedron } from '../solids.ts';
import { bytesOf, stlBytes, stlText } from '../writeMeshes.ts';

const decode = (text: string) => decodeMesh(bytesOf(text));

describe('decodeMesh of STL', () => {
  test.each([
    ['ASCII', bytesOf(stlText(tetrahedron))],
    ['ASCII in capitals', bytesOf(stlText(tetrahedron).toUpperCase())],
    ['binary', stlBytes(tetrahedron, 'by hand')],
    ['binary that starts like text', stlBytes(tetrahedron, 'solid facet normal')],
  ])('decodes triangles without shared vertices from %s', async (_, bytes) => {
    const { mesh, format } = await decodeMesh(bytes);
    expect(format).toBe('stl');
    expect([...mesh.positions]).toEqual(tetrahedron.faces.flat().flatMap((i) => tetrahedron.points[i]!));
    expect([...mesh.indices]).toEqual(Array.from({ length: 12 }, (_, i) => i));
    expect(await meshReport((await cleanMesh(mesh)).mesh)).toMatchObject({ vertices: 4, watertight: true });
  });

  test('reports the size that a binary file should have', async () => {
    const bytes = stlBytes(tetrahedron, 'by hand').subarray(0, -1);
    await expect(decodeMesh(bytes, { name: 'a.stl' })).rejects.toThrow(
      'decodeMesh: a.stl as STL: 4 facets must take 284 bytes, got 283',
    );
  });

  test.each([
    ['vertex 0 1 0', 'vertex 0 nan 0', /got NaN for y/],
    ['vertex 0 1 0', 'vertex 0 1', /a coordinate must be a number, got ""/],
    ['vertex 0 1 0\n', '', /at least 3 vertices, got 2/],
    ['outer loop', 'inner loop', /line 3 must be part of a facet, got "inner loop"/],
    ['endsolid by hand', '', /truncated: the text must end in endsolid/],
  ])('refuses %j as %j', async (right, wrong, message) => {
    await expect(decode(stlText(tetrahedron).replace(right, wrong))).rejects.toThrow(message);
  });

  test.each([
    ['without a name', (text: string) => text.replaceAll(/(solid) by hand/g, '$1')],
    ['with empty lines before the first facet', (text: string) => text.replace('\n', '\n\n\r\n')],
    ['with a name of 2000 letters', (text: string) => text.replace('by hand', 'x'.repeat(2000))],
    ['with a name in another script', (text: string) => text.replace('by hand', 'деталь €')],
  ])('recognises text %s', async (_, change) => {
    expect((await decode(change(stlText(tetrahedron)))).format).toBe('stl');
  });

  test('calls a damaged text what it is, and names the line', async () => {
    await expect(decode('solid a\nfaset normal 0 0 1\n'.padEnd(200))).rejects.toThrow(
      'line 2 must be part of a facet, got "faset normal 0 0 1"',
    );
  });

  test('refuses a solid without facets', async () => {
    await expect(decode('solid a\nendsolid a\n')).rejects.toThrow(/must have faces, got none/);
  });
});
