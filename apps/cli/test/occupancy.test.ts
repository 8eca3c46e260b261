import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeMesh, meshReport } from '@fourier-features/datasets';
import { decodePicture } from '@fourier-features/pictures';
import { describe, expect, test } from 'vitest';
import { inFolder, runCli } from './runCli.ts';

/** Enough for a ball, in a second or two. */
const SMALL = [
  ...[
    '--features',
    '16',
    '--scale',
    '1',
    '--width',
    '32',
    '--depth',
    '3',
    '--batch',
    '1024',
    '--steps',
    '200',
  ],
  ...['--learning-rate', '0.01', '--resolution', '48'],
] as const;

interface Report {
  encoding: string;
  test: { uniformIou: number; boundaryIou: number };
  mesh: { watertight: boolean; volumetricIou: number; chamfer: number; genus: number };
  files: Record<string, string>;
}

/** A cube of side 2 without its lid, as OFF. */
const OPEN_BOX = `OFF
8 5 0
-1 -1 -1
1 -1 -1
1 1 -1
-1 1 -1
-1 -1 1
1 -1 1
1 1 1
-1 1 1
4 3 2 1 0
4 0 1 5 4
4 1 2 6 5
4 2 3 7 6
4 3 0 4 7
`;

describe.concurrent('fourier-features occupancy', () => {
  test('fits a ball, whose mesh is watertight and as good as the field, and draws and extracts it again', async () => {
    await inFolder(async (folder) => {
      const { code, stdout } = await runCli(folder, [
        'occupancy',
        'fit',
        '--shape',
        'sphere',
        ...SMALL,
        '--json',
      ]);
      expect(code).toBe(0);
      const report = JSON.parse(stdout) as Report;
      expect(report.test.uniformIou).toBeGreaterThan(0.95);
      expect(report.mesh).toMatchObject({ watertight: true, genus: 0 });
      expect(Math.abs(report.mesh.volumetricIou - report.test.uniformIou)).toBeLessThan(0.01);
      expect(report.mesh.chamfer).toBeLessThan(0.02);
      expect((await readdir(join(folder, 'sphere-gaussian'))).toSorted()).toEqual([
        'curve.svg',
        'field.safetensors',
        'manifest.json',
        'mesh.glb',
        'normals.png',
      ]);
      const field = join('sphere-gaussian', 'field.safetensors');
      for (const name of ['ball.glb', 'ball.ply', 'ball.obj']) {
        const extracted = await runCli(folder, [
          'occupancy',
          'mesh',
          field,
          '--resolution',
          '32',
          '--out',
          name,
        ]);
        expect(extracted.code).toBe(0);
        const { mesh } = await decodeMesh(await readFile(join(folder, name)), { name });
        const { watertight, boundingBox, signedVolume } = await meshReport(mesh);
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
    });
  });

  test('compares the four encodings in one sheet and a table, and does not do finished ones again', async () => {
    await inFolder(async (folder) => {
      const network = ['--features', '16', '--width', '16', '--depth', '3', '--batch', '256', '--steps', '3'];
      const options = ['occupancy', 'compare', '--shape', 'torus', ...network, '--resolution', '16'];
      const { code, stdout } = await runCli(folder, [...options, '--json']);
      expect(code).toBe(0);
      const { runs, files } = JSON.parse(stdout) as { runs: Report[]; files: Record<string, string> };
      expect(runs.map(({ encoding }) => encoding)).toEqual(['none', 'basic', 'positional', 'gaussian']);
      const sheet = await readFile(join(folder, files['sheet']!));
      expect((await decodePicture(sheet)).width).toBeGreaterThan(4 * 256);
      const again = await runCli(folder, [...options, '--resume']);
      expect(again.stderr.match(/: done before/g)).toHaveLength(4);
      expect(await readFile(join(folder, files['sheet']!))).toEqual(sheet);
    });
  });

  test('interrupted, goes on to the same weights', async () => {
    await inFolder(async (folder) => {
      const options = ['occupancy', 'fit', '--shape', 'sphere', ...SMALL, '--steps', '300'];
      const stopped = await runCli(folder, [...options, '--out', 'stopped'], {
        interruptAfter: 'watertight',
      });
      expect(stopped.code).toBe(130);
      const checkpoint = join('stopped', 'checkpoint.safetensors');
      const resume = ['occupancy', 'fit', '--shape', 'sphere', '--resume', checkpoint, '--resolution', '48'];
      expect((await runCli(folder, [...resume, '--out', 'stopped'])).code).toBe(0);
      await runCli(folder, [...options, '--out', 'whole']);
      const weights = async (out: string) =>
        (JSON.parse(await readFile(join(folder, out, 'manifest.json'), 'utf8')) as { weights: object })
          .weights;
      expect(await weights('stopped')).toEqual(await weights('whole'));
    });
  });

  test('takes the gyroid by default, and either a file or a shape', async () => {
    await inFolder(async (folder) => {
      const tiny = [
        '--features',
        '4',
        '--width',
        '4',
        '--depth',
        '2',
        '--batch',
        '16',
        '--steps',
        '1',
        '--resolution',
        '4',
      ];
      const byDefault = await runCli(folder, ['occupancy', 'fit', ...tiny]);
      expect(byDefault.code).toBe(0);
      expect(byDefault.stderr).toMatch(/^gyroid: \d+ vertices/);
      const both = await runCli(folder, ['occupancy', 'fit', 'box.off', '--shape', 'torus']);
      expect(both.code).toBe(2);
      expect(both.stderr).toMatch(/--shape: leave it out.*got torus and box\.off/);
    });
  });

  test('warns of a surface with holes', async () => {
    await inFolder(async (folder) => {
      await writeFile(join(folder, 'box.off'), OPEN_BOX);
      const { code, stderr } = await runCli(folder, [
        'occupancy',
        'fit',
        'box.off',
        ...SMALL,
        '--steps',
        '2',
      ]);
      expect(code).toBe(0);
      expect(stderr).toMatch(/not watertight \(4 boundary/);
      expect(stderr).toMatch(/warning: the surface has holes.*in doubt for [\d.]+ %/);
    });
  });

  const refused: [name: string, content: string, message: RegExp][] = [
    ['empty.off', '', /empty\.off: the file is empty/],
    ['words.txt', 'not a mesh at all, only words', /must be a PLY, OBJ, OFF, STL or GLB mesh/],
    ['nan.obj', 'v 0 0 0\nv 1 0 0\nv 0 nan 0\nf 1 2 3\n', /nan\.obj: .*(finite|number)/],
    ['cut.off', OPEN_BOX.slice(0, 60), /cut\.off: .*truncated/],
    ['point.obj', 'v 1 1 1\nv 1 1 1\nv 1 1 1\nf 1 2 3\n', /point\.obj: /],
  ];
  test.each(refused)('refuses %s in one line, with exit code 2', async (name, content, message) => {
    await inFolder(async (folder) => {
      await writeFile(join(folder, name), content);
      const { code, stderr } = await runCli(folder, ['occupancy', 'fit', name]);
      expect(stderr).toMatch(message);
      expect(stderr.trim().split('\n')).toHaveLength(1);
      expect(code).toBe(2);
      expect(await readdir(folder)).toEqual([name]);
    });
  });
});
