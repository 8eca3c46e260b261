import { decodeMesh } from '@fourier-features/datasets';
import { denormaliseMesh, encodeGlb, encodeObj, encodePly, normaliseMesh } from '@fourier-features/occupancy';
import { GLTFLoader } from 'three/addons/loaders/GLTFLoader.js';
import { describe, expect, test } from 'vitest';
import { torusMesh } from '../shapes.ts';

const ORIGIN = [500_000.125, 4_649_776.5, 100] as const;
const near = { ...torusMesh(0.3, 0.1, 8, 6), origin: ORIGIN };
/** The places of all vertices, in float64. */
const places = Float64Array.from(near.positions, (value, i) => ORIGIN[i % 3]! + value);

describe('a mesh with an origin', () => {
  test('comes back from the domain with its origin', () => {
    const { mesh, normalisation } = normaliseMesh(near);
    expect([mesh.origin, normalisation.origin]).toEqual([undefined, ORIGIN]);
    const { positions, origin } = denormaliseMesh(mesh, normalisation);
    expect(origin).toEqual(ORIGIN);
    positions.forEach((value, i) => {
      expect(Math.abs(value - near.positions[i]!)).toBeLessThan(1e-6);
    });
  });

  test('is written as doubles in PLY', () => {
    const bytes = encodePly({ ...near, normals: near.positions });
    const header = new TextDecoder().decode(bytes.subarray(0, 400));
    expect(header).toContain('property double x\nproperty double y\nproperty double z\nproperty float nx');
    const view = new DataView(bytes.buffer, header.indexOf('end_header\n') + 11);
    for (let i = 0; i < places.length; i++) {
      const [vertex, axis] = [Math.floor(i / 3), i % 3];
      expect(view.getFloat64(36 * vertex + 8 * axis, true)).toBe(places[i]);
      expect(view.getFloat32(36 * vertex + 24 + 4 * axis, true)).toBe(near.positions[i]);
    }
  });

  test('is written with all digits in OBJ', () => {
    const rows = new TextDecoder()
      .decode(encodeObj(near))
      .split('\n')
      .filter((line) => line.startsWith('v '));
    expect(rows.flatMap((row) => row.split(' ').slice(1).map(Number))).toEqual([...places]);
  });

  test('is the translation of the node in GLB, as three reads it', async () => {
    const { scene } = await new GLTFLoader().parseAsync((await encodeGlb(near)).slice().buffer, '');
    expect(scene.children[0]!.position.toArray()).toEqual([...ORIGIN]);
  });

  test.each([
    ['torus.glb', encodeGlb],
    ['torus.ply', encodePly],
    ['torus.obj', encodeObj],
  ] as const)('is read again from %s', async (name, encode) => {
    const { mesh } = await decodeMesh(await encode(near), { name });
    mesh.positions.forEach((value, i) => {
      expect(Math.abs(mesh.origin![i % 3]! + value - places[i]!)).toBeLessThan(1e-7);
    });
  });
});
