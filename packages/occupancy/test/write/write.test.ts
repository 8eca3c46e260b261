import { type WritableMesh, writeGlb, writeObj, writePly } from '@fourier-features/occupancy';
import type { BufferGeometry, Mesh as ThreeMesh } from 'three';
import { GLTFLoader } from 'three/addons/loaders/GLTFLoader.js';
import { OBJLoader } from 'three/addons/loaders/OBJLoader.js';
import { PLYLoader } from 'three/addons/loaders/PLYLoader.js';
import { describe, expect, test } from 'vitest';
import { torusMesh } from '../shapes.ts';

const torus: WritableMesh = torusMesh(0.3, 0.1, 8, 6);
const withNormals: WritableMesh = { ...torus, normals: torus.positions.map((value) => value - 0.5) };

const array = (geometry: BufferGeometry, name: string): number[] => {
  const attribute = geometry.getAttribute(name);
  return Array.from({ length: 3 * attribute.count }, (_, i) =>
    attribute.getComponent(Math.floor(i / 3), i % 3),
  );
};

describe('writePly(mesh)', () => {
  test.each([
    ['with normals', withNormals],
    ['without', torus],
  ])('is read back by three: %s', (_, mesh) => {
    const geometry = new PLYLoader().parse(writePly(mesh).buffer);
    expect(array(geometry, 'position')).toEqual([...mesh.positions]);
    expect([...geometry.getIndex()!.array]).toEqual([...mesh.indices]);
    expect(geometry.hasAttribute('normal')).toBe(mesh.normals !== undefined);
    if (mesh.normals) expect(array(geometry, 'normal')).toEqual([...mesh.normals]);
  });
});

describe('writeObj(mesh)', () => {
  test.each([
    ['with normals', withNormals],
    ['without', torus],
  ])('is read back by three: %s', (_, mesh) => {
    const group = new OBJLoader().parse(new TextDecoder().decode(writeObj(mesh)));
    const { geometry } = group.children[0] as ThreeMesh;
    // The loader gives each face corners of its own.
    const corners = (numbers: Float32Array): number[] =>
      [...mesh.indices].flatMap((index) => [...numbers.subarray(3 * index, 3 * index + 3)]);
    expect(array(geometry, 'position')).toEqual(corners(mesh.positions));
    if (mesh.normals) expect(array(geometry, 'normal')).toEqual(corners(mesh.normals));
  });
});

describe('writeGlb(mesh)', () => {
  test('is read back by three', async () => {
    const bytes = await writeGlb(withNormals);
    const { scene } = await new GLTFLoader().parseAsync(bytes.slice().buffer, '');
    const { geometry } = scene.children[0] as ThreeMesh;
    expect(array(geometry, 'position')).toEqual([...withNormals.positions]);
    expect(array(geometry, 'normal')).toEqual([...withNormals.normals!]);
    expect([...geometry.getIndex()!.array]).toEqual([...withNormals.indices]);
  });

  test('is a container of whole chunks, as its header says', async () => {
    const bytes = await writeGlb(torus);
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

describe('all writers', () => {
  test('refuse what is no mesh', async () => {
    const short = { ...torus, normals: new Float32Array(3) };
    expect(() => writePly(short)).toThrow(
      'writePly: normals must be [v, 3] as positions, 144 numbers, got 3',
    );
    expect(() => writeObj({ ...torus, indices: Uint32Array.of(0, 1, 48) })).toThrow('below the 48 vertices');
    await expect(writeGlb({ ...torus, positions: new Float32Array(0) })).rejects.toThrow('writeGlb');
  });
});
