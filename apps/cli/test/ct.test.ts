import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeNifti, decodeNpy, encodeNifti, encodeNpy, sheppLogan } from '@fourier-features/datasets';
import { decodePicture } from '@fourier-features/pictures';
import { describe, expect, test } from 'vitest';
import { inFolder, runCli, runJson } from './runCli.ts';
import { writeStripes } from './testPicture.ts';

/** Enough for a coarse phantom, in about a second. */
const SMALL = [
  '--features',
  '32',
  '--width',
  '32',
  '--depth',
  '3',
  '--scale',
  '2',
  '--steps',
  '150',
] as const;
const PHANTOM = ['phantom:shepp-logan', '--size', '32'] as const;

/** The file of a volume with its first voxel overwritten. */
function withNan(bytes: Uint8Array): Uint8Array {
  new DataView(bytes.buffer, bytes.byteOffset).setFloat32(352, Number.NaN, true);
  return bytes;
}

interface Report {
  encoding: string;
  steps: number;
  test: { psnr: number; ssim: number } | null;
  measurement: { operator: string; simulate: string; photons: number | null; peak: number };
  files: Record<string, string>;
}

const inCt = (folder: string, options: readonly string[]): Promise<Report> =>
  runJson<Report>(folder, ['ct', ...options]);

describe.concurrent('fourier-features ct', () => {
  test('fits a phantom, warns of the inverse crime, and reconstructs it from the sinogram that it wrote', async () => {
    await inFolder(async (folder) => {
      const options = ['ct', 'fit', ...PHANTOM, ...SMALL, '--json'];
      const { code, stdout, stderr } = await runCli(folder, options);
      expect(code).toBe(0);
      expect(stderr).toMatch(/warning: the same operator \(lines\).*inverse crime/);
      const { test: score, files } = JSON.parse(stdout) as Report;
      // A black picture has 9.7 dB.
      expect(score!.psnr).toBeGreaterThan(14);
      expect(Object.keys(files).toSorted()).toEqual(
        ['curve', 'error', 'field', 'manifest', 'measurements', 'reconstruction'].toSorted(),
      );
      const sinogram = decodeNpy(await readFile(join(folder, files['measurements']!)));
      expect(sinogram.shape).toEqual([20, 32]);
      const again = await inCt(folder, ['reconstruct', files['measurements']!, ...SMALL, '--out', 'again']);
      expect(again.test).toBeNull();
      const [first, second] = await Promise.all(
        [files['reconstruction']!, again.files['reconstruction']!].map(async (file) =>
          decodePicture(await readFile(join(folder, file))),
        ),
      );
      // The phantom is drawn upright, a sinogram's picture from its first row.
      const row = (picture: typeof first, index: number): number[] =>
        Array.from(picture!.values.subarray(32 * index, 32 * (index + 1)));
      for (const index of [0, 11, 31]) expect(row(second, index)).toEqual(row(first, 31 - index));
    });
  });

  test('says when operators differ, and adds photon noise', async () => {
    await inFolder(async (folder) => {
      const options = [...PHANTOM, ...SMALL, '--steps', '2', '--simulate', 'published', '--photons', '1000'];
      const { stdout, stderr } = await runCli(folder, ['ct', 'fit', ...options, '--json']);
      expect(stderr).not.toMatch(/inverse crime/);
      const { measurement, files } = JSON.parse(stdout) as Report;
      expect(measurement).toMatchObject({ operator: 'lines', simulate: 'published', photons: 1000 });
      const noisy = decodeNpy(await readFile(join(folder, files['measurements']!))).values;
      // Noise makes integrals of empty rays differ from 0.
      expect(noisy.some((value) => value < 0)).toBe(true);
    });
  });

  test('takes pictures and slices of volumes, and scales them', async () => {
    await inFolder(async (folder) => {
      await writeStripes(folder);
      const picture = await inCt(folder, ['fit', 'stripes.png', ...SMALL, '--steps', '2']);
      expect(decodeNpy(await readFile(join(folder, picture.files['measurements']!))).shape).toEqual([20, 24]);
      const values = Float32Array.from({ length: 5 * 6 * 7 }, (_, i) => 100 * (i % 7) - 200);
      await writeFile(
        join(folder, 'head.nii.gz'),
        await encodeNifti({ values, shape: [5, 6, 7] }, { gzip: true }),
      );
      const slice = ['fit', 'head.nii.gz', '--slice', '3', '--axis', 'y', ...SMALL, '--steps', '2'];
      const volume = await inCt(folder, slice);
      expect(decodeNpy(await readFile(join(folder, volume.files['measurements']!))).shape).toEqual([20, 7]);
      // 5×7 across y, centred on 7×7: one row of black below the first slice, values back in their unit.
      const written = await decodeNifti(await readFile(join(folder, volume.files['volume']!)));
      expect(written.shape).toEqual([1, 7, 7]);
      const corner = (column: number, row: number): number[] =>
        [0, 1, 2].map((r) => {
          const [c, d, , origin] = written.affine.slice(4 * r, 4 * r + 4) as [number, number, number, number];
          return c * column + d * row + origin;
        });
      // Row 1 is slice 0 of the volume; along y it is slice 3. Its affine is the identity's.
      expect(corner(0, 1)).toEqual([0, 3, 0]);
      expect(corner(6, 5)).toEqual([6, 3, 4]);
      expect(Math.min(...written.values)).toBeGreaterThanOrEqual(-200);
      const beyond = await runCli(folder, ['ct', 'fit', 'head.nii.gz', '--slice', '6', '--axis', 'y']);
      expect(beyond.code).toBe(2);
      expect(beyond.stderr).toMatch(/--slice: must be from 0 to 5 across y of head\.nii\.gz, got 6/);
    });
  });

  test('takes the logarithm of intensities and the unit of lengths', async () => {
    await inFolder(async (folder) => {
      const { files } = await inCt(folder, ['fit', ...PHANTOM, ...SMALL, '--steps', '2']);
      const { values, shape } = decodeNpy(await readFile(join(folder, files['measurements']!)));
      // The same object, 64 mm across with at most 0.05 per mm, seen by a detector of 1000 counts.
      const intensities = Float32Array.from(values, (value) => 1000 * Math.exp(-value * 64 * 0.05));
      await writeFile(join(folder, 'scan.npy'), encodeNpy({ values: intensities, shape }));
      const scan = ['scan.npy', '--incident', '1000', '--detector-spacing', '2', '--peak', '0.05'];
      const from = await inCt(folder, ['reconstruct', ...scan, ...SMALL, '--steps', '2']);
      const read = decodeNpy(await readFile(join(folder, from.files['measurements']!))).values;
      for (const i of [0, 170, 330, 639]) expect(read[i]).toBeCloseTo(values[i]!, 5);
      const guessed = await inCt(folder, [
        'reconstruct',
        ...scan.slice(0, 5),
        ...SMALL,
        '--steps',
        '2',
        '--out',
        'b',
      ]);
      expect(guessed.measurement.peak).toBeGreaterThan(0.04);
      expect(guessed.measurement.peak).toBeLessThan(0.09);
    });
  });

  test('compares the encodings with back-projection and total variation', async () => {
    await inFolder(async (folder) => {
      const network = ['--features', '16', '--width', '16', '--depth', '3', '--steps', '3'];
      const options = ['ct', 'compare', ...PHANTOM, ...network];
      const { code, stdout } = await runCli(folder, [...options, '--json']);
      expect(code).toBe(0);
      const { runs, baselines, files } = JSON.parse(stdout) as {
        runs: Report[];
        baselines: { method: string; test: { psnr: number } }[];
        files: Record<string, string>;
      };
      expect(runs.map(({ encoding }) => encoding)).toEqual(['none', 'basic', 'positional', 'gaussian']);
      expect(baselines.map(({ method }) => method)).toEqual(['fbp', 'grid-tv']);
      for (const { test: score } of baselines) expect(score.psnr).toBeGreaterThan(14);
      const sheet = await readFile(join(folder, files['sheet']!));
      expect((await decodePicture(sheet)).width).toBeGreaterThan(7 * 256);
      const again = await runCli(folder, [...options, '--resume']);
      expect(again.stderr.match(/: done before/g)).toHaveLength(4);
    });
  });

  test('interrupted, goes on to the same weights', async () => {
    await inFolder(async (folder) => {
      const options = ['ct', 'fit', ...PHANTOM, ...SMALL, '--steps', '600', '--photons', '5000'];
      const stopped = await runCli(folder, [...options, '--out', 'stopped'], {
        interruptAfter: 'projections',
      });
      expect(stopped.code).toBe(130);
      const resume = ['ct', 'fit', PHANTOM[0], '--resume', join('stopped', 'checkpoint.safetensors')];
      expect((await runCli(folder, [...resume, '--out', 'stopped'])).code).toBe(0);
      await runCli(folder, [...options, '--out', 'whole']);
      const weights = async (out: string) =>
        (JSON.parse(await readFile(join(folder, out, 'manifest.json'), 'utf8')) as { weights: object })
          .weights;
      expect(await weights('stopped')).toEqual(await weights('whole'));
    });
  });

  const head = sheppLogan({ shape: [8, 8] }).values;
  const refused: [name: string, content: () => Promise<Uint8Array>, command: string[], message: RegExp][] = [
    [
      'cut.nii',
      async () => (await encodeNifti({ values: head, shape: [1, 8, 8] }, {})).subarray(0, 400),
      ['fit'],
      /cut\.nii: .*truncated/,
    ],
    [
      'nan.nii',
      async () => withNan(await encodeNifti({ values: head, shape: [1, 8, 8] }, {})),
      ['fit'],
      /nan\.nii: .*(NaN|finite)/,
    ],
    ['words.nii.gz', async () => Buffer.from('not a volume at all, only words'), ['fit'], /words\.nii\.gz: /],
    [
      'flat.nii',
      async () => encodeNifti({ values: new Float32Array(64), shape: [1, 8, 8] }, {}),
      ['fit'],
      /must have a value above 0/,
    ],
    [
      'row.npy',
      async () => encodeNpy({ values: new Float32Array(8), shape: [8] }),
      ['reconstruct'],
      /row\.npy: must be an array \[projections, detectors\]/,
    ],
    [
      'nan.npy',
      async () => encodeNpy({ values: head.map(() => Number.NaN), shape: [8, 8] }),
      ['reconstruct'],
      /nan\.npy: .*finite, got NaN/,
    ],
    [
      'zero.npy',
      async () => encodeNpy({ values: new Float32Array(64), shape: [8, 8] }),
      ['reconstruct'],
      /zero\.npy: must have positive line integrals/,
    ],
  ];
  test.each(refused)('refuses %s in one line, with exit code 2', async (name, content, command, message) => {
    await inFolder(async (folder) => {
      await writeFile(join(folder, name), await content());
      const { code, stderr } = await runCli(folder, ['ct', ...command, name]);
      expect(stderr).toMatch(message);
      expect(stderr.trim().split('\n')).toHaveLength(1);
      expect(code).toBe(2);
      expect(await readdir(folder)).toEqual([name]);
    });
  });

  test('refuses what is neither file nor phantom', async () => {
    await inFolder(async (folder) => {
      const { code, stderr } = await runCli(folder, ['ct', 'fit', 'phantom:cube']);
      expect(code).toBe(2);
      expect(stderr).toMatch(/phantom:cube: must be phantom:shepp-logan, phantom:random or a file/);
    });
  });
});
