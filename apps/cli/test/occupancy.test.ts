import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeMesh, meshReport } from '@fourier-features/datasets';
import { decodePicture } from '@fourier-features/pictures';
import { describe, expect, test } from 'vitest';
import { cube } from './inputs.ts';
import { readManifest } from './manifest.ts';
import { expectRefusal, inFolder, runCli, runJson } from './runCli.ts';
import { spawnCli } from './spawnCli.ts';

/** Enough for a ball, in a second or two. */
const SMALL = [
  ...['--frequencies', '16', '--scale', '1', '--width', '32', '--depth', '3', '--batch-size', '1024'],
  ...['--steps', '200', '--learning-rate', '0.01', '--resolution', '48'],
] as const;
const TINY = [
  ...['--frequencies', '4', '--width', '4', '--depth', '2', '--batch-size', '16'],
  ...['--steps', '1', '--resolution', '4'],
] as const;

interface Report {
  encoding: string;
  scores: { uniformIou: number; boundaryIou: number; volumetricIou: number; chamfer: number };
  mesh: { watertight: boolean; genus: number };
  files: Record<string, string>;
}

async function writeCube(folder: string): Promise<void> {
  await writeFile(join(folder, 'cube.off'), cube(6));
}

describe('fourier-features occupancy', () => {
  test('fits a ball, whose mesh is watertight and as good as the field, and renders and extracts it again', async () => {
    await inFolder(async (folder) => {
      const { scores, mesh } = await runJson<Report>(folder, [
        ...['occupancy', 'fit', '--shape', 'sphere'],
        ...SMALL,
      ]);
      expect(scores.uniformIou).toBeGreaterThan(0.95);
      expect(mesh).toMatchObject({ watertight: true, genus: 0 });
      expect(Math.abs(scores.volumetricIou - scores.uniformIou)).toBeLessThan(0.01);
      expect(scores.chamfer).toBeLessThan(0.02);
      expect((await readdir(join(folder, 'sphere-gaussian'))).toSorted()).toEqual([
        'curve.svg',
        'field.safetensors',
        'manifest.json',
        'mesh.glb',
        'normals.png',
      ]);
      const field = join('sphere-gaussian', 'field.safetensors');
      for (const name of ['ball.glb', 'ball.ply', 'ball.obj']) {
        await runJson(folder, ['occupancy', 'mesh', field, '--resolution', '32', '--out', name]);
        const { mesh: read } = await decodeMesh(await readFile(join(folder, name)), { name });
        const { watertight, boundingBox, signedVolume } = await meshReport(read);
        expect(watertight).toBe(true);
        // The ball that was fitted has radius 0.9 about the origin.
        for (const side of [...boundingBox.min, ...boundingBox.max])
          expect(Math.abs(Math.abs(side) - 0.9)).toBeLessThan(0.06);
        expect(signedVolume / ((4 / 3) * Math.PI * 0.9 ** 3)).toBeCloseTo(1, 1);
      }
      await runCli(folder, ['occupancy', 'render', field, '--size', '40x30', '--out', 'view.png']);
      const view = await decodePicture(await readFile(join(folder, 'view.png')));
      expect([view.width, view.height]).toEqual([40, 30]);
      // White around it, and normals where it is.
      expect([...view.values.subarray(0, 3)]).toEqual([1, 1, 1]);
      const middle = 3 * (15 * 40 + 20);
      expect([...view.values.subarray(middle, middle + 3)]).not.toEqual([1, 1, 1]);
      await expectRefusal(
        folder,
        ['occupancy', 'mesh', field, '--out', 'ball.stl'],
        /--out must end in \.glb, \.ply or \.obj, got ball\.stl/,
      );
    });
  });

  test('compares the four encodings in one sheet and a table, and does not repeat finished fits', async () => {
    await inFolder(async (folder) => {
      await writeCube(folder);
      const options = ['occupancy', 'compare', 'cube.off', ...TINY];
      const { runs, files } = await runJson<{ runs: Report[]; files: Record<string, string> }>(
        folder,
        options,
      );
      expect(runs.map(({ encoding }) => encoding)).toEqual(['none', 'basic', 'positional', 'gaussian']);
      const sheet = await readFile(join(folder, files['sheet']!));
      expect((await decodePicture(sheet)).width).toBeGreaterThan(4 * 256);
      const { stderr } = await runCli(folder, [...options, '--resume']);
      expect(stderr.match(/: already done/g)).toHaveLength(4);
      expect(await readFile(join(folder, files['sheet']!))).toEqual(sheet);
    });
  });

  test('ends with the same weights after an interruption', async () => {
    await inFolder(async (folder) => {
      await writeCube(folder);
      const options = ['occupancy', 'fit', 'cube.off', ...SMALL, '--steps', '300'];
      const stopped = await spawnCli(folder, [...options, '--out', 'stopped'], {
        interruptAfter: 'watertight',
      });
      expect(stopped.code).toBe(130);
      const checkpoint = join('stopped', 'checkpoint.safetensors');
      const resume = ['occupancy', 'fit', 'cube.off', '--resume', checkpoint, '--resolution', '24'];
      expect((await runCli(folder, [...resume, '--out', 'stopped'])).code).toBe(0);
      await runCli(folder, [...options, '--resolution', '24', '--out', 'whole']);
      const [one, other] = [await readManifest(folder, 'stopped'), await readManifest(folder, 'whole')];
      expect(one.resumedFrom).toBeGreaterThan(0);
      expect(one.weights).toEqual(other.weights);
      expect(one.settings).toEqual(other.settings);
    });
  });

  test('takes the gyroid by default, and either a file or a shape', async () => {
    await inFolder(async (folder) => {
      const stopped = await runCli(folder, ['occupancy', 'fit'], { interruptAfter: ' engine, ' });
      expect(stopped.code).toBe(130);
      expect(stopped.stderr).toContain('occupancy fit --shape gyroid --resume gyroid-gaussian');
      await expectRefusal(
        folder,
        ['occupancy', 'fit', 'box.off', '--shape', 'torus'],
        /--shape: cannot be combined with the file box\.off/,
      );
    });
  });

  test('warns of a surface with holes', async () => {
    await inFolder(async (folder) => {
      await writeFile(join(folder, 'box.off'), cube(5));
      const { code, stderr } = await runCli(folder, ['occupancy', 'fit', 'box.off', ...TINY]);
      expect(code).toBe(0);
      expect(stderr).toMatch(/not watertight \(4 boundary/);
      expect(stderr).toMatch(/warning: the surface has holes.*in doubt for [\d.]+ %/);
    });
  });

  const refused: [name: string, content: string, message: RegExp][] = [
    ['empty.off', '', /empty\.off: the file is empty/],
    ['words.txt', 'not a mesh at all, only words', /words\.txt: .*must be a PLY, OBJ, OFF, STL or GLB/],
    ['nan.obj', 'v 0 0 0\nv 1 0 0\nv 0 nan 0\nf 1 2 3\n', /nan\.obj: .*(finite|number)/],
    ['cut.off', cube(5).slice(0, 60), /cut\.off: .*truncated/],
    ['point.obj', 'v 1 1 1\nv 1 1 1\nv 1 1 1\nf 1 2 3\n', /point\.obj: /],
  ];
  test.each(refused)('refuses %s in one line, with exit code 2', async (name, content, message) => {
    await inFolder(async (folder) => {
      await writeFile(join(folder, name), content);
      await expectRefusal(folder, ['occupancy', 'fit', name], message);
      expect(await readdir(folder)).toEqual([name]);
    });
  });
});
