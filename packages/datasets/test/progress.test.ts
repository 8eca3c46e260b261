import {
  cleanMesh,
  decodeMesh,
  type Mesh,
  meshReport,
  type ProgressOptions,
} from '@fourier-features/datasets';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { tetrahedron, toMesh, torus } from './mesh/solids.ts';
import { bytesOf, glbOf, objText, offText, plyText, stlBytes, stlText } from './mesh/writeMeshes.ts';

const mesh = torus(60); // 7,200 triangles: two pauses or more in every format
const soup: Mesh = {
  positions: Float32Array.from({ length: 3 * mesh.indices.length }, (_, i) => {
    return mesh.positions[3 * mesh.indices[Math.floor(i / 3)]! + (i % 3)]!;
  }),
  indices: mesh.indices.map((_, i) => i),
};
const polygons = {
  points: Array.from({ length: mesh.positions.length / 3 }, (_, i) => [
    ...mesh.positions.subarray(3 * i, 3 * i + 3),
  ]),
  faces: Array.from({ length: mesh.indices.length / 3 }, (_, i) => [
    ...mesh.indices.subarray(3 * i, 3 * i + 3),
  ]),
};

const FILES = {
  OBJ: bytesOf(objText(polygons)),
  OFF: bytesOf(offText(polygons)),
  PLY: bytesOf(plyText(polygons)),
  'ASCII STL': bytesOf(stlText(polygons)),
  'binary STL': stlBytes(polygons, 'by hand'),
  GLB: glbOf(polygons),
};

type Work = (options: ProgressOptions) => Promise<unknown>;

const WORK: readonly (readonly [string, Work])[] = [
  ...Object.entries(FILES).map(
    ([format, bytes]) =>
      [`decodeMesh of ${format}`, (options: ProgressOptions) => decodeMesh(bytes, options)] as const,
  ),
  ['cleanMesh', (options) => cleanMesh(soup, options)],
  ['meshReport', (options) => meshReport(mesh, options)],
];

// time that leaps makes every pause yield, whatever the speed of the machine
beforeEach(() => {
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => (now += 1000));
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe.each(WORK)('%s', (_, work) => {
  test('reports rising fractions up to 1', async () => {
    const fractions: number[] = [];
    await work({ onProgress: (fraction) => fractions.push(fraction) });
    expect(fractions.length).toBeGreaterThan(2);
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
    expect(fractions[0]).toBeGreaterThanOrEqual(0);
    expect(fractions.at(-1)).toBe(1);
  });

  test('rejects with the reason of an abort, before the start and on the way', async () => {
    const reason = new Error('enough');
    await expect(work({ signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    const controller = new AbortController();
    const calls: number[] = [];
    const onProgress = (fraction: number) => {
      calls.push(fraction);
      controller.abort(reason);
    };
    await expect(work({ onProgress, signal: controller.signal })).rejects.toBe(reason);
    expect(calls).toHaveLength(1);
  });
});

test('an error stays an error while a signal is watched', async () => {
  const { signal } = new AbortController();
  await expect(decodeMesh(bytesOf('OFF\n1'), { signal })).rejects.toThrow(/^decodeMesh: .*truncated/);
  expect(await decodeMesh(bytesOf(objText(tetrahedron)), { signal })).toMatchObject({
    mesh: toMesh(tetrahedron),
  });
});

test('decompression stops at an abort', async () => {
  const stream = new Blob([FILES.OBJ.slice()]).stream();
  const packed = await new Response(stream.pipeThrough(new CompressionStream('gzip'))).bytes();
  const controller = new AbortController();
  const work = decodeMesh(packed, { signal: controller.signal });
  controller.abort(new Error('enough'));
  await expect(work).rejects.toThrow(/^enough$/);
});
