import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { field, hdr, newlines, npy, png, svg, transforms } from './largeClaims.ts';
import { expectRefusal, runCli } from './runCli.ts';
import { spawnCli } from './spawnCli.ts';

/** Largest growth of the peak memory of a process that refuses a file, in MiB; what the files claim takes gigabytes. */
const GROWTH_MEBIBYTES = 400;

const peakMebibytes = (): number => process.resourceUsage().maxRSS / 1024;

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fourier-features-cli-'));
  const files: Record<string, Uint8Array | string> = {
    'huge.png': png(16_383, 16_383),
    'strip.png': png(20_000, 1),
    'small.png': png(4, 1),
    'huge.svg': svg(16_383, 16_383),
    'axes.npy': npy('1, '.repeat(2 ** 20)),
    'long.npy': npy('1, 100000000000'),
    'deep.safetensors': field({ depth: 100_000_000 }, 8),
    'wide.safetensors': field({ width: 1_000_000_000, depth: 2 }, 8),
    'large.safetensors': field({}, 40_000),
    'wide.cfl': new Uint8Array(16),
    'wide.hdr': hdr(100_000, 100_000),
    'blank.obj.gz': newlines(2 ** 27),
  };
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  await writeFile(join(folder, 'sparse.png'), '');
  await truncate(join(folder, 'sparse.png'), 2 ** 31 + 1);
  for (const [name, frames, keys] of [
    ['keys', 20_000, 5_000],
    ['frames', 70_000, 0],
  ] as const) {
    await mkdir(join(folder, name));
    await writeFile(join(folder, name, 'transforms.json'), transforms(frames, keys));
  }
  await mkdir(join(folder, 'pixels'));
  await writeFile(join(folder, 'pixels', 'transforms.json'), transforms(8, 0));
  await writeFile(join(folder, 'pixels', 'view.png'), png(16_383, 16_383));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a file that claims more than it may hold is refused in little memory', () => {
  test.each([
    ['image fit huge.png', /huge\.png: .*must have at most 100000000 pixels, got 16383x16383 = 268402689\. /],
    ['ct fit huge.png', /huge\.png: .*at most 100000000 pixels, got 16383x16383/],
    [
      'ct fit strip.png',
      /strip\.png: .*at most 100000000 pixels, got 20000x20000|strip\.png: .*not a picture/,
    ],
    ['image fit huge.svg', /huge\.svg: .*at most 100000000 pixels, got 16383x16383/],
    ['image fit sparse.png', /sparse\.png: must have at most 2147483648 bytes, got 2147483649\n/],
    ['image fit pixels', /pixels: must be a file, got a folder\n/],
    ['ct reconstruct axes.npy', /axes\.npy: .*the header must have at most 65536 bytes, got \d+\n/],
    ['ct reconstruct long.npy', /long\.npy: .*at most 268435456 values, got shape \(1, 100000000000\)/],
    [
      'mri reconstruct wide.cfl',
      /wide\.cfl: .*at most 134217728 complex numbers, got the dimensions 100000 100000/,
    ],
    ['image render deep.safetensors', /deep\.safetensors: .*arrays of 100000000 layers, got 4 arrays\n/],
    [
      'image render wide.safetensors',
      /wide\.safetensors: .*must hold dense0\.weight of shape \[2, 1000000000\]\n/,
    ],
    [
      'image render large.safetensors',
      /large\.safetensors: the picture must have at most 100000000 pixels, got 40000x40000\. Pass a smaller --size, or a larger --max-pixels\.\n/,
    ],
    ['occupancy fit blank.obj.gz', /blank\.obj\.gz: .*at most 67108864 lines, got more\n/],
    [
      'nerf fit keys',
      /keys: .*the picture of frame 0 \(view\.png\) is missing: tried view\.png, and with the endings .*\n/,
    ],
    ['nerf fit frames', /frames: .*at most 65536 frames, got .*70000\n/],
    ['nerf fit pixels', /pixels: view\.png: .*at most 100000000 pixels, got 16383x16383/],
  ])('%s', async (words, message) => {
    const before = peakMebibytes();
    await expectRefusal(folder, words.split(' '), message);
    expect(peakMebibytes() - before).toBeLessThan(GROWTH_MEBIBYTES);
  });
});

describe('--max-pixels', () => {
  test('lowers and raises the limit of a picture that is read', async () => {
    await expectRefusal(
      folder,
      ['image', 'fit', 'small.png', '--max-pixels', '3'],
      /at most 3 pixels, got 4x1 = 4/,
    );
    const raised = ['image', 'fit', 'huge.png', '--max-pixels', '300000000', '--reduce', '7'];
    // the picture has no pixels after its first row: it was decoded, if in vain
    await expectRefusal(folder, raised, /huge\.png: .*not a picture/);
  });

  test('limits the sum of the pictures of a scene', async () => {
    const scene = join(folder, 'pixels');
    await writeFile(join(scene, 'view.png'), Buffer.from(TWO_BY_TWO, 'base64'));
    await expectRefusal(
      folder,
      ['nerf', 'fit', 'pixels', '--max-pixels', '12'],
      /pixels: .*all pictures must have at most 12 pixels after their reduction, got more by view\.png/,
    );
  });

  test('limits the result of a rendering', async () => {
    const render = ['image', 'render', 'large.safetensors', '--size', '4x4', '--max-pixels'];
    await expectRefusal(folder, [...render, '15'], /at most 15 pixels, got 4x4\. Pass a smaller --size/);
    const { code, stderr } = await runCli(folder, [...render, '16']);
    expect(code, stderr).toBe(0);
  });
});

/** A PNG of 2×2 black pixels. */
const TWO_BY_TWO =
  'iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAC0lEQVR4nGNgQAYAAA4AAamRc7EAAAAASUVORK5CYII=';

describe.skipIf(process.platform === 'win32')('what is not a file', () => {
  test.each(['/dev/zero', '/dev/urandom', '/dev/null'])('%s is refused', async (device) => {
    const refusal = new RegExp(`${device}: must be a file, got a device\n`);
    await expectRefusal(folder, ['image', 'fit', device], refusal);
    await expectRefusal(folder, ['image', 'render', device], refusal);
    await expectRefusal(folder, ['image', 'fit', '--resume', device, 'small.png'], refusal);
  });

  test('a pipe is read to its end', async () => {
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const [result] = await Promise.all([
      spawnCli(folder, ['image', 'fit', 'pipe']),
      writeFile(pipe, 'no picture'),
    ]);
    expect(result.stderr).toMatch(/pipe: .*not a picture in a supported format .*, got 10 bytes/);
  });
});
