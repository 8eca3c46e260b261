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

/** The corners of a cube of side 1, and its squares, or the same inside out. */
const BOX = Array.from({ length: 8 }, (_, i) => `v ${i & 1} ${(i >> 1) & 1} ${i >> 2}\n`).join('');
const faces = (inwards = false, count = 6): string =>
  ['1 3 4 2', '5 6 8 7', '1 2 6 5', '3 7 8 4', '1 5 7 3', '2 4 8 6']
    .slice(0, count)
    .map((face) => `f ${inwards ? face.split(' ').toReversed().join(' ') : face}\n`)
    .join('');

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
      const { mesh: largest } = await runJson<{
        mesh: { islands: Record<string, number> };
        minComponent: number;
      }>(folder, [
        'occupancy',
        'mesh',
        field,
        '--resolution',
        '32',
        '--min-component',
        '1',
        '--out',
        'one.glb',
      ]);
      expect(largest.islands['removedComponents']).toBe(largest.islands['components']! - 1);
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

  test('writes meshes where the input is, far from zero', async () => {
    await inFolder(async (folder) => {
      const far = cube(6).replace(
        /^([-\d.]+) ([-\d.]+) ([-\d.]+)$/gm,
        (row, x: string, y: string, z: string) =>
          /^[3-9] /.test(row) ? row : `${500_000.123 + Number(x)} ${4_649_776.456 + Number(y)} ${z}`,
      );
      await writeFile(join(folder, 'far.off'), far);
      const { stderr } = await runCli(folder, ['occupancy', 'fit', 'far.off', ...SMALL]);
      expect(stderr).toMatch(/note: the mesh lies about 4\.65e\+6 from zero/);
      const expected = (await meshReport((await decodeMesh(Buffer.from(far), { name: 'far.off' })).mesh))
        .boundingBox;
      await runCli(folder, [
        'occupancy',
        'mesh',
        join('far-gaussian', 'field.safetensors'),
        '--resolution',
        '16',
        '--out',
        'far.obj',
      ]);
      for (const name of ['far.obj', join('far-gaussian', 'mesh.glb')]) {
        const { mesh } = await decodeMesh(await readFile(join(folder, name)), { name });
        const { boundingBox } = await meshReport(mesh);
        for (const axis of [0, 1, 2]) {
          expect(Math.abs(boundingBox.min[axis]! - expected.min[axis]!)).toBeLessThan(0.2);
          expect(Math.abs(boundingBox.max[axis]! - expected.max[axis]!)).toBeLessThan(0.2);
        }
      }
    });
  });

  test('refuses a doubtful mesh with --strict, and takes what it can mend', async () => {
    await inFolder(async (folder) => {
      await writeFile(join(folder, 'box.off'), cube(5));
      const refused = await runCli(folder, ['occupancy', 'fit', 'box.off', '--strict', ...TINY]);
      expect([refused.code, refused.stderr]).toEqual([
        2,
        expect.stringContaining('--strict: the input has a warning'),
      ]);
      await writeFile(join(folder, 'double.obj'), `${BOX}${faces()}${faces(true)}`);
      const { code, stderr } = await runCli(folder, ['occupancy', 'fit', 'double.obj', '--strict', ...TINY]);
      expect([code, stderr]).toEqual([
        0,
        expect.stringContaining('note: 12 faces that lay back to back with others were left out'),
      ]);
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
    [
      'sheet.obj',
      `${BOX}f 1 2 4 3\n`,
      /sheet\.obj: the mesh must enclose something: 0 % .* 4 boundary edges\. Close it/,
    ],
    [
      'bag.obj',
      `${BOX}${faces(false, 5)}${faces(true, 5)}`,
      /bag\.obj: the mesh must enclose something: .* 20 of 20 faces lie back to back/,
    ],
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
