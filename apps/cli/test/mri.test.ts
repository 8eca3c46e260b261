import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeNifti, decodeNpy, encodeNifti, encodeNpy, sheppLogan3d } from '@fourier-features/datasets';
import { decodePicture } from '@fourier-features/pictures';
import { describe, expect, test } from 'vitest';
import { inFolder, runCli, runJson } from './runCli.ts';

/** Enough for a coarse phantom, in a second or two. */
const SMALL = [
  '--features',
  '32',
  '--width',
  '32',
  '--depth',
  '3',
  '--scale',
  '1.5',
  '--steps',
  '200',
] as const;
const TINY = ['--features', '8', '--width', '8', '--depth', '2', '--steps', '2'] as const;

interface Report {
  encoding: string;
  scale: number | null;
  test: { psnr: number; ssim: number } | null;
  measurement: { coverage: number };
  files: Record<string, string>;
}

const inMri = (folder: string, options: readonly string[]): Promise<Report> =>
  runJson<Report>(folder, ['mri', ...options]);

/** A head of 18×16×14 voxels of 2×3×4 mm, with values up to 200. */
async function writeHead(folder: string): Promise<number[]> {
  const { values } = sheppLogan3d({ shape: [14, 18, 18] });
  const cropped = Float32Array.from(
    { length: 14 * 16 * 18 },
    (_, i) => 200 * values[Math.floor(i / 288) * 324 + (i % 288)]!,
  );
  const affine = [2, 0, 0, -20, 0, 3, 0, -30, 0, 0, 4, 10, 0, 0, 0, 1];
  await writeFile(
    join(folder, 'head.nii'),
    await encodeNifti({ values: cropped, shape: [14, 16, 18], affine }, {}),
  );
  return affine;
}

describe.concurrent('fourier-features mri', () => {
  test('fits a volume, keeps its affine and unit, and reconstructs it from the k-space that it wrote', async () => {
    await inFolder(async (folder) => {
      const affine = await writeHead(folder);
      const { test: score, files } = await inMri(folder, [
        'fit',
        'head.nii',
        '--size',
        '18',
        '--mask',
        'radial',
        ...SMALL,
      ]);
      // A black volume has 13.0 dB.
      expect(score!.psnr).toBeGreaterThan(15);
      const volume = await decodeNifti(await readFile(join(folder, files['volume']!)));
      expect(volume.shape).toEqual([14, 16, 18]);
      expect(volume.affine).toEqual(affine);
      expect(volume.values.reduce((a, b) => Math.max(a, b), 0)).toBeGreaterThan(50);
      const kspace = decodeNpy(await readFile(join(folder, files['measurements']!)));
      expect(kspace).toMatchObject({ shape: [14, 16, 18, 2], complex: true });
      const again = await inMri(folder, ['reconstruct', files['measurements']!, ...SMALL, '--out', 'again']);
      expect(again.test).toBeNull();
      expect((await decodeNifti(await readFile(join(folder, again.files['volume']!)))).shape).toEqual([
        14, 16, 18,
      ]);
    });
  });

  test('reduces a volume in proportion, and scales frequencies with it', async () => {
    await inFolder(async (folder) => {
      await writeHead(folder);
      const { files, scale } = await inMri(folder, ['fit', 'head.nii', '--size', '9', ...TINY]);
      expect((await decodeNifti(await readFile(join(folder, files['volume']!)))).shape).toEqual([7, 8, 9]);
      expect(scale).toBeCloseTo((5 * 9) / 96, 2);
    });
  });

  test.each(['gaussian', 'lines', 'equispaced', 'full'])(
    'samples a slice by the mask %s, with coils and noise',
    async (mask) => {
      await inFolder(async (folder) => {
        await writeHead(folder);
        const slice = [
          'head.nii',
          '--size',
          '18',
          '--slice',
          '7',
          '--mask',
          mask,
          '--coils',
          '3',
          '--snr',
          '20',
        ];
        const { measurement, files } = await inMri(folder, ['fit', ...slice, ...TINY, '--scale', '1']);
        const shares = { gaussian: [0.05, 0.2], lines: [0.2, 0.3], equispaced: [0.2, 0.4], full: [1, 1] }[
          mask
        ]!;
        expect(measurement.coverage).toBeGreaterThanOrEqual(shares[0]!);
        expect(measurement.coverage).toBeLessThanOrEqual(shares[1]!);
        expect(decodeNpy(await readFile(join(folder, files['measurements']!))).shape).toEqual([3, 16, 18, 2]);
        const read = await inMri(folder, [
          'reconstruct',
          files['measurements']!,
          '--coils',
          ...TINY,
          '--scale',
          '1',
          '--out',
          'r',
        ]);
        expect(read.measurement.coverage).toBeCloseTo(measurement.coverage, 6);
      });
    },
  );

  test('reads k-space with DC in the middle', async () => {
    await inFolder(async (folder) => {
      // A delta at DC in a 4×6 plane is a constant picture; so it is if DC is moved to the middle, and said to be there.
      const kspace = new Float32Array(4 * 6 * 2);
      kspace[2 * (2 * 6 + 3)] = 1;
      await writeFile(
        join(folder, 'middle.npy'),
        encodeNpy({ values: kspace, shape: [4, 6, 2], complex: true }),
      );
      const options = ['middle.npy', '--mask', 'mask.npy', ...TINY, '--scale', '1'];
      await writeFile(
        join(folder, 'mask.npy'),
        encodeNpy({ values: new Float32Array(24).fill(1), shape: [4, 6] }),
      );
      const centred = await inMri(folder, ['reconstruct', '--centred', ...options]);
      const written = decodeNpy(await readFile(join(folder, centred.files['measurements']!))).values;
      expect(written[0]).not.toBe(0);
      expect(written.subarray(1).every((value) => value === 0)).toBe(true);
    });
  });

  test('compares the encodings with zero filling and a grid', async () => {
    await inFolder(async (folder) => {
      const options = ['mri', 'compare', 'phantom:shepp-logan', '--size', '12', '--seed', '1', ...TINY];
      const { code, stdout } = await runCli(folder, [...options, '--json']);
      expect(code).toBe(0);
      const { runs, baselines, files } = JSON.parse(stdout) as {
        runs: Report[];
        baselines: { method: string }[];
        files: Record<string, string>;
      };
      expect(runs.map(({ encoding }) => encoding)).toEqual(['none', 'basic', 'positional', 'gaussian']);
      expect(baselines.map(({ method }) => method)).toEqual(['zero-filled', 'grid']);
      expect((await decodePicture(await readFile(join(folder, files['sheet']!)))).width).toBeGreaterThan(
        7 * 256,
      );
      const again = await runCli(folder, [...options, '--resume']);
      expect(again.stderr.match(/: done before/g)).toHaveLength(4);
    });
  });

  const values = new Float32Array(2 * 27).fill(1);
  const refused: [name: string, content: () => Promise<Uint8Array>, command: string[], message: RegExp][] = [
    [
      'real.npy',
      async () => encodeNpy({ values: values.subarray(27), shape: [3, 3, 3] }),
      ['reconstruct'],
      /real\.npy: must be an array of complex numbers/,
    ],
    [
      'row.npy',
      async () => encodeNpy({ values, shape: [27, 2], complex: true }),
      ['reconstruct'],
      /row\.npy: must be \[height, width\] or \[depth, height, width\]/,
    ],
    [
      'nan.npy',
      async () => encodeNpy({ values: values.map(() => Number.NaN), shape: [3, 3, 3, 2], complex: true }),
      ['reconstruct'],
      /nan\.npy: must be finite, got NaN at index 0/,
    ],
    [
      'zero.npy',
      async () => encodeNpy({ values: new Float32Array(54), shape: [3, 3, 3, 2], complex: true }),
      ['reconstruct'],
      /zero\.npy: must have a bin that is not 0/,
    ],
    [
      'cut.nii',
      async () => (await encodeNifti({ values, shape: [1, 6, 9] }, {})).subarray(0, 360),
      ['fit'],
      /cut\.nii: .*truncated/,
    ],
    [
      'two.nii',
      async () => encodeNifti({ values, shape: [1, 6, 9] }, {}),
      ['fit', '--volume', '2'],
      /two\.nii: .*has 1 volume, 0; got 2/,
    ],
  ];
  test.each(refused)('refuses %s in one line, with exit code 2', async (name, content, command, message) => {
    await inFolder(async (folder) => {
      await writeFile(join(folder, name), await content());
      const { code, stderr } = await runCli(folder, ['mri', ...command, name]);
      expect(stderr).toMatch(message);
      expect(stderr.trim().split('\n')).toHaveLength(1);
      expect(code).toBe(2);
      expect(await readdir(folder)).toEqual([name]);
    });
  });
});
