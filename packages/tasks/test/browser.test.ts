import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { encodeGlb, encodePly } from '@fourier-features/occupancy';
import { encodePng } from '@fourier-features/pictures';
import {
  hasChromium,
  inChromium,
  type Page,
  type TestBrowser,
  testBrowser,
  untilDefined,
} from '@fourier-features/testing/browser';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { smallScene } from './nerf/scene.ts';
import { read } from './page/read.ts';
import { writeNifti } from './writeNifti.ts';
import { writeNpy } from './writeNpy.ts';

const corners = [
  [0, 0, 0],
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
];
const faces = [
  [0, 2, 1],
  [0, 1, 3],
  [0, 3, 2],
  [1, 2, 3],
];
const mesh = { positions: Float32Array.from(corners.flat()), indices: Uint32Array.from(faces.flat()) };
const text = (content: string): Uint8Array => new TextEncoder().encode(content);
const obj = [
  ...corners.map((corner) => `v ${corner.join(' ')}`),
  ...faces.map((face) => `f ${face.map((i) => i + 1).join(' ')}`),
].join('\n');
const stl = `solid corner\n${faces
  .map((face) => {
    const vertices = face.map((i) => `vertex ${corners[i]!.join(' ')}`).join('\n');
    return `facet normal 0 0 0\nouter loop\n${vertices}\nendloop\nendfacet`;
  })
  .join('\n')}\nendsolid corner\n`;
const voxels = Array.from({ length: 6 * 5 * 4 }, (_, i) => (i * 37) % 101);
const identity = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0];
const shades = Float32Array.from({ length: 16 * 12 }, (_, i) => (i * 13) / (16 * 12 * 13));

const files: [name: string, bytes: Uint8Array][] = [
  ['corner.ply', encodePly(mesh)],
  ['corner.obj', text(obj)],
  ['corner.stl', text(stl)],
  ['corner.glb', await encodeGlb(mesh)],
  ['corner.obj.gz', gzipSync(text(obj))],
  ['<bored-cube>', new Uint8Array(0)],
  ['<gear>', new Uint8Array(0)],
  [
    'scan.npy',
    writeNpy(
      Array.from({ length: 20 * 16 }, (_, i) => 1 + Math.sin(i)),
      [20, 16],
    ),
  ],
  ['head.nii.gz', gzipSync(writeNifti({ voxels, dim: [6, 5, 4, 1], rows: identity }))],
  ['knee.h5', await readFile(new URL('mri/fixtures/fastmri-chunked.h5', import.meta.url))],
  ['red.zip', zipSync(await smallScene(8))],
  ['shades.png', await encodePng({ width: 16, height: 12, channels: 1, values: shades }, { bitDepth: 16 })],
];

describe.skipIf(!hasChromium)(inChromium('readers in a worker'), () => {
  let browser: TestBrowser;
  let page: Page;
  beforeAll(async () => {
    browser = await testBrowser();
    page = await browser.open(new URL('page/', import.meta.url));
    await untilDefined(page, 'readInWorker');
  });
  afterAll(() => browser?.close());

  test.each(files)('read %s as in Node', async (name, bytes) => {
    const inWorker = await page.evaluate((call) => window.readInWorker(call.name, call.base64), {
      name,
      base64: Buffer.from(bytes).toString('base64'),
    });
    expect(inWorker).toEqual(await read(name, bytes));
  });
});
