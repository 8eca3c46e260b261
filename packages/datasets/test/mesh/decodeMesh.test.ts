import { gzipSync } from 'node:zlib';
import { decodeMesh, type Mesh, meshReport } from '@fourier-features/datasets';
import { describe, expect, test } from 'vitest';
import { cube, type Polygons, tetrahedron, toMesh } from './solids.ts';
import {
  bytesOf,
  glbOf,
  joined,
  objText,
  offText,
  plyBytes,
  plyText,
  stlBytes,
  stlText,
} from './writeMeshes.ts';

/** Returns the mesh, or undefined if it was refused with one line that starts with the function's name. */
async function attempt(bytes: Uint8Array, name: string): Promise<Mesh | undefined> {
  try {
    return (await decodeMesh(bytes, { name })).mesh;
  } catch (error) {
    expect(error).toBeInstanceOf(RangeError);
    expect((error as Error).message).toMatch(/^decodeMesh: [^\p{C}]{1,400}$/u);
    // The words of JavaScript and of libraries.
    expect((error as Error).message).not.toMatch(/is not|Cannot|reading '|DataView|Unexpected|Invalid /);
    return undefined;
  }
}

const BINARY: readonly (readonly [string, Uint8Array])[] = [
  ['a.ply', plyBytes(tetrahedron, true)],
  ['big.ply', plyBytes(tetrahedron, false)],
  ['a.stl', stlBytes(tetrahedron, 'by hand')],
  ['solid.stl', stlBytes(tetrahedron, 'solid facet normal')],
  ['a.glb', glbOf(tetrahedron)],
  ['a.ply.gz', gzipSync(plyBytes(tetrahedron, true))],
  ['a.obj.gz', gzipSync(objText(tetrahedron))],
];

describe('decodeMesh(bytes, { name })', () => {
  test('decompresses gzip', async () => {
    const bytes = gzipSync(plyBytes(cube, true));
    expect(await decodeMesh(bytes, { name: 'cube.ply.gz' })).toEqual({
      mesh: toMesh(cube),
      format: 'ply',
      spacing: 0,
    });
    expect((await decodeMesh(gzipSync(objText(cube)))).mesh).toEqual(toMesh(cube));
  });

  test('prefers the bytes to the name', async () => {
    expect((await decodeMesh(bytesOf(offText(cube)), { name: 'cube.obj' })).format).toBe('off');
    expect((await decodeMesh(bytesOf(objText(cube)), { name: 'cube.txt' })).format).toBe('obj');
  });

  test.each([
    [bytesOf(''), '', 'decodeMesh: the file: a mesh file must not be empty, got 0 bytes'],
    [gzipSync(''), 'a.obj.gz', 'decodeMesh: a.obj.gz: a mesh file must not be empty, got 0 bytes'],
    [
      Uint8Array.of(0x90, 0x33, 0x31, 0x6d),
      '',
      'the file must be a PLY, OBJ, OFF, STL or GLB mesh, got 4 bytes that start with "\\u{90}31m"',
    ],
    [
      bytesOf('<html>\n'),
      '',
      'the file must be a PLY, OBJ, OFF, STL or GLB mesh, got 7 bytes that start with "<html>\\n"',
    ],
    [
      bytesOf('<html>\n'),
      'a.obj',
      'decodeMesh: a.obj as OBJ: a mesh must have faces, got none among 0 vertices',
    ],
    [
      new Uint8Array([0x1f, 0x8b, 8, 0]),
      'a.gz',
      'decodeMesh: a.gz: gzip data are truncated or damaged, got 4 bytes',
    ],
  ])('refuses what is not a mesh %#', async (bytes, name, message) => {
    await expect(decodeMesh(bytes, { name })).rejects.toThrow(message);
  });

  test('takes linear time on repeated fragments of any format', async () => {
    for (const pattern of ['# ', ' ', '\n', 'v 1', '1', 'solid ', 'v ', '\\\n']) {
      const bytes = bytesOf(pattern.repeat(200_000));
      for (const name of ['', 'a.obj', 'a.off', 'a.ply', 'a.stl'])
        expect(await attempt(bytes, name)).toBeUndefined();
    }
  });

  test('refuses a value that is not a Uint8Array', async () => {
    await expect(decodeMesh('OFF' as unknown as Uint8Array)).rejects.toThrow(TypeError);
  });

  test.each(BINARY)('refuses %s truncated at any byte, with and without its name', async (name, bytes) => {
    expect(await attempt(bytes, name)).toBeDefined();
    for (let length = 0; length < bytes.length; length++) {
      expect(await attempt(bytes.subarray(0, length), name), `${length} bytes`).toBeUndefined();
      expect(await attempt(bytes.subarray(0, length), ''), `${length} bytes`).toBeUndefined();
    }
  });

  test.each([
    ['a.ply', plyText],
    ['a.off', offText],
    ['a.stl', stlText],
  ] as const)('decodes a truncated %s completely or not at all', async (name, write) => {
    const text = write(tetrahedron satisfies Polygons);
    const whole = await attempt(bytesOf(text), name);
    for (let length = 0; length < text.length; length++) {
      const mesh = await attempt(bytesOf(text.slice(0, length)), name);
      if (mesh) expect(mesh).toEqual(whole);
    }
  });

  test.each(BINARY)(
    'returns a valid mesh or one error whichever byte of %s is damaged',
    async (name, bytes) => {
      for (let at = 0; at < bytes.length; at++) {
        for (const flip of [0x01, 0x80, 0xff]) {
          const damaged = bytes.map((byte, i) => (i === at ? byte ^ flip : byte));
          const mesh = await attempt(damaged, name);
          if (mesh) expect((await meshReport(mesh)).faces).toBeGreaterThan(0);
        }
      }
    },
  );
});

describe('decodeMesh of text with a byte-order mark', () => {
  const mark = Uint8Array.of(0xef, 0xbb, 0xbf);
  const texts: [string, Uint8Array][] = [
    ['STL', bytesOf(stlText(tetrahedron))],
    ['OBJ', bytesOf(objText(tetrahedron))],
    ['OFF', bytesOf(offText(tetrahedron))],
    ['PLY', bytesOf(plyText(tetrahedron))],
  ];

  test.each(texts)('of UTF-8 decodes the same %s', async (format, text) => {
    const marked = joined(mark, text);
    const plain = await decodeMesh(text);
    expect(await decodeMesh(marked)).toEqual(plain);
    expect(await decodeMesh(marked, { name: `a.${format.toLowerCase()}` })).toEqual(plain);
    expect(await decodeMesh(gzipSync(marked))).toEqual(plain);
  });

  test.each(texts)('of UTF-16 refuses %s with the cure', async (_, text) => {
    const little = Buffer.from(`\ufeff${new TextDecoder().decode(text)}`, 'utf16le');
    const big = Buffer.from(little).swap16();
    for (const bytes of [little, big]) {
      await expect(decodeMesh(bytes, { name: 'a.stl' })).rejects.toThrow(
        /ASCII or UTF-8.* Save it as UTF-8\.$/,
      );
    }
  });

  test('decodes binary STL whose header starts like one', async () => {
    const bytes = stlBytes(tetrahedron, 'by hand');
    const plain = await decodeMesh(bytes);
    bytes.set([0xff, 0xfe]);
    expect(await decodeMesh(bytes)).toEqual(plain);
    bytes.set(mark);
    expect(await decodeMesh(bytes)).toEqual(plain);
  });
});
