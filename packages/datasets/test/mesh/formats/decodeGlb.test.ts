import { decodeMesh, meshReport } from '@fourier-features/datasets';
import { describe, expect, test } from 'vitest';
import { tetrahedron, toMesh } from '../solids.ts';
import { glbBytes, glbOf, joined, packed } from '../writeMeshes.ts';

describe('decodeMesh of GLB', () => {
  test('decodes triangles', async () => {
    expect((await decodeMesh(glbOf(tetrahedron))).mesh).toEqual(toMesh(tetrahedron));
  });

  test('decodes a view into a larger array, and a Buffer that shares its memory', async () => {
    const shifted = joined(new Uint8Array(3), glbOf(tetrahedron));
    for (const bytes of [shifted.subarray(3), Buffer.from(shifted.buffer, 3)])
      expect((await decodeMesh(bytes)).mesh).toEqual(toMesh(tetrahedron));
  });

  test('applies the transforms of nodes and keeps mirrored meshes facing outwards', async () => {
    const { mesh } = await decodeMesh(glbOf(tetrahedron, { scale: [-2, 1, 1], translation: [5, 0, 0] }));
    const { boundingBox, signedVolume, watertight } = await meshReport(mesh);
    expect(boundingBox).toEqual({ min: [3, 0, 0], max: [5, 1, 1] });
    expect(signedVolume).toBeCloseTo(2 / 6, 12);
    expect(watertight).toBe(true);
  });

  test('places a mesh once per node, children relative to their parents', async () => {
    const positions = joined(...tetrahedron.points.flat().map(packed('Float32')));
    const { mesh } = await decodeMesh(
      glbBytes(
        {
          scenes: [{ nodes: [0] }],
          nodes: [
            { mesh: 0, children: [1], translation: [10, 0, 0] },
            { mesh: 0, scale: [2, 2, 2] },
          ],
          meshes: [{ primitives: [{ attributes: { POSITION: 0 }, mode: 5 }] }],
          accessors: [{ bufferView: 0, componentType: 5126, count: 4, type: 'VEC3' }],
          bufferViews: [{ buffer: 0, byteLength: positions.length }],
        },
        positions,
      ),
    );
    // a strip of four corners: every other triangle is reversed
    expect([...mesh.indices]).toEqual([0, 1, 2, 1, 3, 2, 4, 5, 6, 5, 7, 6]);
    expect([...mesh.positions.subarray(12)]).toEqual([10, 0, 0, 12, 0, 0, 10, 2, 0, 10, 0, 2]);
  });

  test('decodes quantised coordinates', async () => {
    const corners = joined(...[0, 0, 0, 0, 255, 0, 0, 0, 0, 51, 0, 0].map(packed('Uint8')));
    const { mesh } = await decodeMesh(
      glbBytes(
        {
          extensionsUsed: ['KHR_mesh_quantization'],
          extensionsRequired: ['KHR_mesh_quantization'],
          scenes: [{ nodes: [0] }],
          nodes: [{ mesh: 0 }],
          meshes: [{ primitives: [{ attributes: { POSITION: 0 } }] }],
          accessors: [{ bufferView: 0, componentType: 5121, normalized: true, count: 3, type: 'VEC3' }],
          bufferViews: [{ buffer: 0, byteLength: 12, byteStride: 4 }],
        },
        corners,
      ),
    );
    expect([...mesh.positions]).toEqual([0, 0, 0, 1, 0, 0, 0, Math.fround(0.2), 0]);
  });

  test.each([
    [glbOf({ ...tetrahedron, faces: [[0, 1, 4]] }), /below the 4 positions of its primitive, got 4/],
    [glbOf({ ...tetrahedron, faces: [[0, 1, 2, 3]] }), /multiple of 3 corners, got 4/],
    [glbOf(tetrahedron, {}, { mode: 1 }), /must have faces, got none/],
    [
      glbOf({ ...tetrahedron, points: [[Number.NaN, 0, 0], ...tetrahedron.points.slice(1)] }),
      /got NaN for x of vertex 0/,
    ],
    [
      glbBytes({ extensionsRequired: ['KHR_draco_mesh_compression'] }, new Uint8Array(4)),
      /KHR_draco_mesh_compression/,
    ],
    [
      glbBytes({ accessors: [{ componentType: 5126, count: 1e10, type: 'VEC3' }] }, new Uint8Array(4)),
      /at most 16777216/,
    ],
    [glbBytes({ scenes: [{}] }, new Uint8Array(4)), /must have faces, got none/],
    [
      joined(glbOf(tetrahedron), new Uint8Array(4)),
      /must have \d+ bytes by its header, got \d+\. It is truncated or damaged\./,
    ],
  ])('refuses unsupported and malformed files %#', async (bytes, message) => {
    await expect(decodeMesh(bytes)).rejects.toThrow(message);
  });
});
