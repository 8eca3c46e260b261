import { gzipSync } from 'node:zlib';
import { decodeMesh } from '@fourier-features/datasets';
import { describe, expect, test } from 'vitest';
import { tetrahedron } from './solids.ts';
import { bytesOf, glbBytes, glbOf, joined, objText, packed } from './writeMeshes.ts';

/** Bytes of text repeated many times, which `joined` is too slow for. */
const repeated = (text: string, count: number): Uint8Array => Buffer.alloc(text.length * count, text);

const refusal = (bytes: Uint8Array, name = '') =>
  decodeMesh(bytes, { name }).then(
    () => 'nothing',
    (error: Error) => error.message,
  );

describe('decodeMesh of text', () => {
  test('refuses more than 2^26 lines', async () => {
    expect(await refusal(repeated('\n', 2 ** 26 + 1), 'blank.obj')).toBe(
      'decodeMesh: blank.obj as OBJ: the text must have at most 67108864 lines, got more',
    );
  });

  test('refuses a line of more than 16 MiB, whole or continued', async () => {
    const start = bytesOf(objText(tetrahedron));
    const long = Buffer.concat([start, repeated(' ', 2 ** 24 + 1)]);
    expect(await refusal(long, 'a.obj')).toMatch(
      /line 9 must have at most 16777216 bytes, got 16777217\. Break it\.$/,
    );
    const continued = Buffer.concat([start, repeated(`${' '.repeat(1023)}\\\n`, 2 ** 14 + 1)]);
    expect(await refusal(continued, 'a.obj')).toMatch(
      /that it continues must have at most 16777216 bytes, got more$/,
    );
  });

  test('reads lines across the blocks that are decoded at once', async () => {
    const comment = `# ${'x'.repeat(65_000)}\n`;
    const { mesh } = await decodeMesh(bytesOf(comment + objText(tetrahedron) + comment + comment), {
      name: 'a.obj',
    });
    expect(mesh).toEqual((await decodeMesh(bytesOf(objText(tetrahedron)))).mesh);
  });
});

describe('decodeMesh of gzip', () => {
  test('does not believe a length that its bytes cannot have', async () => {
    const file = gzipSync(objText(tetrahedron));
    file.writeUInt32LE(2 ** 32 - 1, file.length - 4);
    const before = process.resourceUsage().maxRSS;
    expect(await refusal(file)).toMatch(/gzip data are truncated or damaged/);
    expect((process.resourceUsage().maxRSS - before) / 1024).toBeLessThan(100);
  });
});

describe('decodeMesh of PLY', () => {
  const ply = (format: string, body: Uint8Array, ...elements: readonly string[]): Uint8Array =>
    joined(bytesOf(`ply\nformat ${format} 1.0\n${elements.join('\n')}\nend_header\n`), body);
  const vertices = ['property float x', 'property float y', 'property float z'];

  test.each([
    [
      'a count of vertices',
      ply('binary_little_endian', new Uint8Array(24), 'element vertex 3', ...vertices),
      /truncated: 3 elements "vertex" take at least 36 bytes, got 24$/,
    ],
    [
      'a count of vertices in text',
      ply('ascii', bytesOf('0 0 0\n'), 'element vertex 1000000', ...vertices),
      /truncated: 1000000 elements "vertex" take at least 6000000 bytes, got 7$/,
    ],
    [
      'a count of other elements',
      ply('ascii', bytesOf('0\n'), 'element edge 999999999999999', 'property int a'),
      /truncated: 999999999999999 elements "edge" take at least \d+ bytes, got 3$/,
    ],
    [
      'the length of a list',
      ply(
        'binary_little_endian',
        packed('Uint32')(2 ** 32 - 1),
        'element strip 1',
        'property list uint int s',
      ),
      /truncated: 4294967295 entries of list s take at least 17179869180 bytes, got 0$/,
    ],
  ])('compares %s with the bytes left', async (_, bytes, message) => {
    expect(await refusal(bytes)).toMatch(message);
  });

  test('refuses a face of more than 2^24 vertices and a header of more than 1 MiB', async () => {
    const list = ['element face 1', 'property list uint uchar vertex_indices'];
    const face = Buffer.concat([
      ply('binary_little_endian', packed('Uint32')(2 ** 24 + 1), ...list),
      new Uint8Array(2 ** 24 + 1),
    ]);
    expect(await refusal(face)).toMatch(/a face must have at most 16777216 vertices, got 16777217$/);
    const header = Buffer.concat([
      bytesOf('ply\nformat ascii 1.0\nelement vertex 1\n'),
      repeated('property int a\n', 2 ** 17),
    ]);
    expect(await refusal(header)).toMatch(/the header must have at most 1048576 bytes, got more$/);
  });
});

describe('decodeMesh of GLB', () => {
  const scene = { scenes: [{ nodes: [0] }], nodes: [{ mesh: 0 }], meshes: [{ primitives: [] }] };
  const chain = (count: number) =>
    Array.from({ length: count }, (_, i) => (i + 1 < count ? { children: [i + 1] } : {}));
  const accessor = { componentType: 5126, count: 2 ** 24, type: 'MAT4' };

  test.each([
    [
      'nodes',
      { nodes: Array.from({ length: 2 ** 17 + 1 }, () => ({})) },
      /at most 131072 nodes, got 131073$/,
    ],
    [
      'primitives',
      { meshes: [{ primitives: Array.from({ length: 2 ** 17 + 1 }, () => ({ attributes: {} })) }] },
      /at most 131072 primitives, got 131073$/,
    ],
    [
      'accessors without bytes',
      { accessors: [accessor, accessor] },
      /accessors must take at most 1073741824 bytes in all, got 2147483648$/,
    ],
    ['levels of nodes', { nodes: chain(1001) }, /nodes must be at most 1000 levels deep, got more$/],
    [
      'parents',
      { nodes: [{ children: [1, 2] }, { children: [2] }, {}] },
      /one parent, got several for node 2$/,
    ],
    [
      'descendants',
      { nodes: [{ children: [1] }, { children: [0] }] },
      /nodes must form trees, got a node that is among its own descendants$/,
    ],
    [
      'placements',
      {
        nodes: Array.from({ length: 1025 }, () => ({ mesh: 0 })),
        meshes: [{ primitives: Array.from({ length: 1024 }, () => ({ attributes: {} })) }],
      },
      /nodes must place at most 1048576 primitives, got 1049600$/,
    ],
  ])('limits %s', async (_, json, message) => {
    expect(await refusal(glbBytes({ ...scene, ...json }, new Uint8Array(4)))).toMatch(message);
  });

  test('refuses a JSON chunk of more than 32 MiB by its length alone', async () => {
    const bytes = glbOf(tetrahedron);
    new DataView(bytes.buffer).setUint32(12, 2 ** 25 + 1, true);
    expect(await refusal(bytes)).toMatch(/the JSON chunk must have at most 33554432 bytes, got 33554433$/);
  });

  test('leaves out materials, which could be many', async () => {
    const positions = joined(...tetrahedron.points.flat().map(packed('Float32')));
    const json = {
      ...scene,
      meshes: [{ primitives: [{ attributes: { POSITION: 0 }, mode: 5, material: 0 }] }],
      materials: Array.from({ length: 200_000 }, () => ({})),
      accessors: [{ bufferView: 0, componentType: 5126, count: 4, type: 'VEC3' }],
      bufferViews: [{ buffer: 0, byteLength: positions.length }],
    };
    const { mesh } = await decodeMesh(glbBytes(json, positions));
    expect([...mesh.indices]).toEqual([0, 1, 2, 1, 3, 2]);
  });
});
