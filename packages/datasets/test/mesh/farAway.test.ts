import { cleanMesh, decodeMesh, meshReport } from '@fourier-features/datasets';
import { describe, expect, test } from 'vitest';
import { ball, cube, type Polygons, tetrahedron } from './solids.ts';
import { bytesOf, glbOf, objText, offText, plyBytes, plyText, stlBytes, stlText } from './writeMeshes.ts';

/** A place in zone 32N of UTM, in metres. */
const CENTRE = [500_000.123, 4_649_776.456, 100.1] as const;
const far = ball(24, CENTRE);
const near = ball(24, [0, 0, 0]);

/** Computes area and volume of triangles in float64, relative to a point. */
function sizeOf({ points, faces }: Polygons, from: readonly number[]): { area: number; volume: number } {
  let [area, volume] = [0, 0];
  for (const face of faces) {
    const [a, b, c] = face.map((i) => points[i]!.map((value, axis) => value - from[axis]!)) as [
      number[],
      number[],
      number[],
    ];
    const [u, v] = [b.map((value, k) => value - a[k]!), c.map((value, k) => value - a[k]!)] as [
      number[],
      number[],
    ];
    const normal = [0, 1, 2].map(
      (k) => u[(k + 1) % 3]! * v[(k + 2) % 3]! - u[(k + 2) % 3]! * v[(k + 1) % 3]!,
    );
    area += Math.hypot(...normal) / 2;
    volume += normal.reduce((sum, value, k) => sum + value * a[k]!, 0) / 6;
  }
  return { area, volume };
}

const exact = sizeOf(far, CENTRE);

describe('decodeMesh of a ball of radius 1 far from zero', () => {
  test.each<[string, Uint8Array]>([
    ['ball.obj', bytesOf(objText(far))],
    ['ball.off', bytesOf(offText(far))],
    ['ball.ply', bytesOf(plyText(far))],
    ['double.ply', plyBytes(far, true)],
    ['big.ply', plyBytes(far, false)],
    ['ball.stl', bytesOf(stlText(far))],
    ['translated.glb', glbOf(near, { translation: [...CENTRE] })],
  ])('keeps its area and volume in %s, and where it is', async (name, bytes) => {
    const { mesh: triangles, spacing } = await decodeMesh(bytes, { name });
    const { mesh, mergedVertices } = await cleanMesh(triangles, { tolerance: 1e-6 });
    expect(mergedVertices).toBe(name.endsWith('stl') ? 3 * far.faces.length - far.points.length : 0);
    const { area, signedVolume, boundingBox, watertight } = await meshReport(mesh);
    // The ball itself has 4π = 12.57.
    expect(Math.abs(exact.area - 4 * Math.PI)).toBeLessThan(0.1);
    expect(Math.abs(area / exact.area - 1)).toBeLessThan(1e-6);
    expect(Math.abs(signedVolume / exact.volume - 1)).toBeLessThan(1e-6);
    expect(watertight).toBe(true);
    expect(spacing).toBeLessThan(1e-6);
    expect(boundingBox.min[2]).toBeCloseTo(CENTRE[2] - 1, 6);
    expect(boundingBox.max[1]).toBeCloseTo(CENTRE[1] + 1, 6);
    mesh.origin!.forEach((value) => {
      expect(Math.fround(value)).toBe(value);
    });
  });

  test.each<[string, Uint8Array]>([
    ['float.ply', plyBytes(far, true, 'float')],
    ['float.stl', stlBytes(far, 'far away')],
    ['float.glb', glbOf(far)],
    ['turned.glb', glbOf(far, { rotation: [0, 0, Math.SQRT1_2, Math.SQRT1_2] })],
  ])('measures what 32 bits have lost in %s: half a metre', async (name, bytes) => {
    const { mesh, spacing } = await decodeMesh(bytes, { name });
    expect(spacing).toBe(0.5);
    expect(mesh.origin).toBeUndefined();
    expect((await meshReport(mesh)).area).toBeGreaterThan(1.1 * exact.area);
  });

  test('leaves meshes near zero as they are, and measures their spacing', async () => {
    const { mesh, spacing } = await decodeMesh(stlBytes(tetrahedron, 'near'));
    expect([mesh.origin, spacing]).toEqual([undefined, 2 ** -23]);
    for (const shift of [0, 1, -5])
      expect(
        (
          await decodeMesh(
            bytesOf(objText({ ...cube, points: cube.points.map((p) => p.map((x) => x + shift)) })),
          )
        ).mesh.origin,
      ).toBeUndefined();
  });

  test('centres integers too, however the mesh is sized', async () => {
    const moved = cube.points.map(([x, y, z]) => [1e7 + 1 + x!, y!, z!]);
    const { mesh } = await decodeMesh(bytesOf(objText({ ...cube, points: moved })));
    expect((await meshReport(mesh)).signedVolume).toBe(1);
    expect((await meshReport(mesh)).boundingBox.max[0]).toBe(1e7 + 2);
  });
});
