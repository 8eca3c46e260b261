import { type EncodableMesh, encodeGlb, encodeObj, encodePly } from '@fourier-features/occupancy';
import type { BufferGeometry, Mesh as ThreeMesh } from 'three';
import { GLTFLoader } from 'three/addons/loaders/GLTFLoader.js';
import { OBJLoader } from 'three/addons/loaders/OBJLoader.js';
import { PLYLoader } from 'three/addons/loaders/PLYLoader.js';
import { describe, expect, test } from 'vitest';
import { torusMesh } from '../shapes.ts';

const torus: EncodableMesh = torusMesh(0.3, 0.1, 8, 6);
const withNormals: EncodableMesh = { ...torus, normals: torus.positions.map((value) => value - 0.5) };

const array = (geometry: BufferGeometry, name: string): number[] => {
  const attribute = geometry.getAttribute(name);
  return Array.from({ length: 3 * attribute.count }, (_, i) =>
    attribute.getComponent(Math.floor(i / 3), i % 3),
  );
};

describe('encodePly(mesh)', () => {
  test.each([
    ['with normals', withNormals],
    ['without', torus],
  ])('is read back by three: %s', (_, mesh) => {
    const geometry = new PLYLoader().parse(encodePly(mesh).buffer);
    expect(array(geometry, 'position')).toEqual([...mesh.positions]);
    expect([...geometry.getIndex()!.array]).toEqual([...mesh.indices]);
    expect(geometry.hasAttribute('normal')).toBe(mesh.normals !== undefined);
    if (mesh.normals) expect(array(geometry, 'normal')).toEqual([...mesh.normals]);
  });
});

describe('encodeObj(mesh)', () => {
  test.each([
    ['with normals', withNormals],
    ['without', torus],
  ])('is read back by three: %s', (_, mesh) => {
    const group = new OBJLoader().parse(new TextDecoder().decode(encodeObj(mesh)));
    const { geometry } = group.children[0] as ThreeMesh;
    // The loader does not share corners between faces.
    const corners = (numbers: Float32Array): number[] =>
      [...mesh.indices].flatMap((index) => [...numbers.subarray(3 * index, 3 * index + 3)]);
    expect(array(geometry, 'position')).toEqual(corners(mesh.positions));
    if (mesh.normals) expect(array(geometry, 'normal')).toEqual(corners(mesh.normals));
  });
});

describe('encodeGlb(mesh)', () => {
  test('is read back by three', async () => {
    const bytes = await encodeGlb(withNormals);
    const { scene } = await new GLTFLoader().parseAsync(bytes.slice().buffer, '');
    const { geometry } = scene.children[0] as ThreeMesh;
    expect(array(geometry, 'position')).toEqual([...withNormals.positions]);
    expect(array(geometry, 'normal')).toEqual([...withNormals.normals!]);
    expect([...geometry.getIndex()!.array]).toEqual([...withNormals.indices]);
  });

  test('has the magic number, version and length in its header, and the bounds of positions', async () => {
    const bytes = await encodeGlb(torus);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    expect([view.getUint32(0, true), view.getUint32(4, true), view.getUint32(8, true)]).toEqual([
      0x46546c67,
      2,
      bytes.length,
    ]);
    const json = JSON.parse(new TextDecoder().decode(bytes.subarray(20, 20 + view.getUint32(12, true))));
    const position = json.accessors[json.meshes[0].primitives[0].attributes.POSITION];
    expect(position.count).toBe(torus.positions.length / 3);
    expect(position.min[2]).toBeCloseTo(0.5 - 0.1 * Math.sin(Math.PI / 3), 6);
  });
});

describe('encodePly, encodeObj, encodeGlb', () => {
  test('refuse malformed meshes', async () => {
    const short = { ...torus, normals: new Float32Array(3) };
    expect(() => encodePly(short)).toThrow(
      'encodePly: normals must be [v, 3] like positions, 144 numbers, got 3',
    );
    expect(() => encodeObj({ ...torus, indices: Uint32Array.of(0, 1, 48) })).toThrow(
      'below the number of vertices, 48',
    );
    await expect(encodeGlb({ ...torus, positions: new Float32Array(0) })).rejects.toThrow('encodeGlb');
  });
});
