import { deflateRawSync, gzipSync } from 'node:zlib';
import { decodeMesh, decodeNifti, encodeNifti } from '@fourier-features/datasets';
import { describe, expect, test } from 'vitest';
import { tetrahedron } from './mesh/solids.ts';
import { bytesOf, objText } from './mesh/writeMeshes.ts';

const VOLUME = { values: Float32Array.from({ length: 60 }, (_, i) => i), shape: [3, 4, 5] as const };
const FILE = Buffer.from(await encodeNifti(VOLUME));
const zeros = (count: number) => Buffer.alloc(count);
const members = (...parts: Uint8Array[]) => Buffer.concat(parts.map((part) => gzipSync(part)));

/** Writes one block as bgzip does: a gzip member whose extra field holds its size, SAMv1 section 4.1. */
function bgzipBlock(content: Uint8Array): Buffer {
  const deflated = deflateRawSync(content);
  const header = Buffer.from('1f8b08040000000000ff0600424302000000', 'hex');
  header.writeUInt16LE(header.length + deflated.length + 8 - 1, 16);
  return Buffer.concat([header, deflated, gzipSync(content).subarray(-8)]);
}

/** The empty block that ends a bgzip file, as the specification prints it. */
const BGZIP_END = Buffer.from('1f8b08040000000000ff0600424302001b0003000000000000000000', 'hex');

const blocks = Array.from({ length: Math.ceil(FILE.length / 50) }, (_, i) =>
  bgzipBlock(FILE.subarray(50 * i, 50 * (i + 1))),
);

describe('gzip data', () => {
  test.each([
    ['of two members', members(FILE.subarray(0, 400), FILE.subarray(400))],
    ['whose first member ends within the header', members(FILE.subarray(0, 100), FILE.subarray(100))],
    ['with an empty member', members(zeros(0), FILE, zeros(0))],
    ['of bgzip', Buffer.concat([...blocks, BGZIP_END])],
    ['followed by one zero', Buffer.concat([gzipSync(FILE), zeros(1)])],
    ['followed by zeros to the end of a block', Buffer.concat([gzipSync(FILE), zeros(512)])],
    [
      'of two members followed by zeros',
      Buffer.concat([members(FILE.subarray(0, 9), FILE.subarray(9)), zeros(40_000)]),
    ],
    ['stored without compression', gzipSync(FILE, { level: 0 })],
  ])('%s are decompressed', async (_, bytes) => {
    expect((await decodeNifti(bytes)).values).toEqual(VOLUME.values);
  });

  test('of several members hold a mesh too', async () => {
    const text = bytesOf(objText(tetrahedron));
    const { mesh } = await decodeMesh(members(text.subarray(0, 20), text.subarray(20)), { name: 'a.obj.gz' });
    expect(mesh).toEqual((await decodeMesh(text, { name: 'a.obj' })).mesh);
  });

  test('of members longer than what is decompressed at once are put together', async () => {
    const noise = Buffer.from(Uint8Array.from({ length: 100_000 }, (_, i) => (i * i * 31) >> 7));
    const text = bytesOf(objText(tetrahedron));
    const long = Buffer.concat([
      text,
      Buffer.from('# '),
      Buffer.from(noise.toString('base64')),
      Buffer.from('\n'),
      text,
    ]);
    const { mesh } = await decodeMesh(members(long.subarray(0, 60_000), long.subarray(60_000)), {
      name: 'a.obj',
    });
    expect(mesh.positions.length).toBe(24);
  });

  const refusals: [string, Buffer, RegExp][] = [
    [
      'garbage',
      Buffer.concat([gzipSync(FILE), Buffer.from('garbage')]),
      /more gzip data or zeros alone, got about/,
    ],
    ['zeros, then garbage', Buffer.concat([gzipSync(FILE), zeros(9), Buffer.from('x')]), /or zeros alone/],
    [
      'a truncated member',
      Buffer.concat([gzipSync(FILE), gzipSync(FILE).subarray(0, 30)]),
      /truncated or damaged/,
    ],
  ];
  test.each(refusals)('followed by %s are refused', async (_, bytes, message) => {
    await expect(decodeMesh(bytes, { name: 'a.obj' })).rejects.toThrow(message);
  });

  test('with a wrong checksum in the second member are refused', async () => {
    const bytes = members(FILE.subarray(0, 400), FILE.subarray(400));
    bytes[bytes.length - 8]! ^= 1;
    await expect(decodeNifti(bytes)).rejects.toThrow('decodeNifti: gzip data are truncated or damaged');
  });

  test('of several members that decompress to too much are refused', async () => {
    const bytes = members(FILE, zeros(2 ** 20 + 1));
    await expect(decodeNifti(bytes)).rejects.toThrow(/must decompress to at most \d+ bytes, got more/);
  });

  test('are aborted by a signal', async () => {
    const text = bytesOf(objText(tetrahedron));
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(decodeMesh(members(text, text), { signal })).rejects.toThrow('enough');
  });
});
