import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeNifti, decodeNpy, encodeNifti, encodeNpy, sheppLogan3d } from '@fourier-features/datasets';
import { decodePicture } from '@fourier-features/pictures';
import { describe, expect, test } from 'vitest';
import { readManifest } from './manifest.ts';
import { expectRefusal, inFolder, runCli, runJson } from './runCli.ts';
import { spawnCli } from './spawnCli.ts';

/** Enough for a coarse phantom, in about a second. */
const SMALL = [
  ...['--frequencies', '32', '--width', '32', '--depth', '3'],
  ...['--scale', '1.5', '--steps', '200'],
] as const;
const TINY = ['--frequencies', '8', '--width', '8', '--depth', '2', '--steps', '2'] as const;

interface Report {
  encoding: string;
  scale: number | null;
  scores: { psnr?: number; ssim?: number };
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

const measurements = async (folder: string, { files }: Report) =>
  decodeNpy(await readFile(join(folder, files['measurements']!)));

const coverage = async (folder: string, out: string): Promise<number> =>
  (await readManifest(folder, out)).input['coverage'] as number;

function correlation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const mean = (values: ArrayLike<number>): number =>
    Array.from(values).reduce((x, y) => x + y, 0) / values.length;
  const [ma, mb] = [mean(a), mean(b)];
  let [both, one, other] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    both += (a[i]! - ma) * (b[i]! - mb);
    one += (a[i]! - ma) ** 2;
    other += (b[i]! - mb) ** 2;
  }
  return both / Math.sqrt(one * other);
}

describe('fourier-features mri', () => {
  test('fits a volume, keeps its affine and unit, and reconstructs it from the k-space that it wrote', async () => {
    await inFolder(async (folder) => {
      const affine = await writeHead(folder);
      const options = ['fit', 'head.nii', '--size', '18', '--mask', 'radial', ...SMALL];
      const { scores, files } = await inMri(folder, options);
      // A black volume has 13.0 dB.
      expect(scores.psnr).toBeGreaterThan(15);
      const volume = await decodeNifti(await readFile(join(folder, files['volume']!)));
      expect(volume.shape).toEqual([14, 16, 18]);
      expect(volume.affine).toEqual(affine);
      expect(volume.values.reduce((a, b) => Math.max(a, b), 0)).toBeGreaterThan(50);
      const kspace = decodeNpy(await readFile(join(folder, files['measurements']!)));
      expect(kspace).toMatchObject({ shape: [14, 16, 18, 2], complex: true });
      const again = await inMri(folder, ['reconstruct', files['measurements']!, ...TINY, '--out', 'again']);
      expect(again.scores).toEqual({});
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

  const masks: [mask: string, least: number, most: number][] = [
    ['gaussian', 0.05, 0.2],
    ['lines', 0.2, 0.3],
    ['equispaced', 0.2, 0.4],
    ['full', 1, 1],
  ];
  test.each(masks)('samples a slice by the mask %s, with coils and noise', async (mask, least, most) => {
    await inFolder(async (folder) => {
      await writeHead(folder);
      const scan = ['--size', '18', '--slice', '7', '--mask', mask, '--coils', '3', '--snr', '20'];
      const report = await inMri(folder, ['fit', 'head.nii', ...scan, ...TINY, '--scale', '1']);
      const sampled = await coverage(folder, 'head-gaussian');
      expect(sampled).toBeGreaterThanOrEqual(least);
      expect(sampled).toBeLessThanOrEqual(most);
      expect((await measurements(folder, report)).shape).toEqual([3, 16, 18, 2]);
      const options = ['--coils', ...TINY, '--scale', '1', '--out', 'again'];
      await inMri(folder, ['reconstruct', report.files['measurements']!, ...options]);
      expect(await coverage(folder, 'again')).toBeCloseTo(sampled, 6);
    });
  });

  test('reads k-space with DC in the middle', async () => {
    await inFolder(async (folder) => {
      // DC alone is a constant picture; --centred says that DC is in the middle of the 4×6 plane.
      const kspace = new Float32Array(4 * 6 * 2);
      kspace[2 * (2 * 6 + 3)] = 1;
      await writeFile(
        join(folder, 'middle.npy'),
        encodeNpy({ values: kspace, shape: [4, 6, 2], complex: true }),
      );
      await writeFile(
        join(folder, 'mask.npy'),
        encodeNpy({ values: new Float32Array(24).fill(1), shape: [4, 6] }),
      );
      const options = ['middle.npy', '--mask', 'mask.npy', ...TINY, '--scale', '1'];
      const { values } = await measurements(
        folder,
        await inMri(folder, ['reconstruct', '--centred', ...options]),
      );
      expect(values[0]).not.toBe(0);
      expect(values.subarray(1).every((value) => value === 0)).toBe(true);
      await expectRefusal(
        folder,
        ['mri', 'reconstruct', 'middle.npy', '--coils'],
        /middle\.npy: .*must be \[height, width\] or \[depth, height, width\] after the axis of coils, got \[4, 6\]/,
      );
    });
  });

  /** Blocks of 12 rows of 10 in the middle of the field of view, with k-space whose origins are both in the middle. */
  async function writeCentred(folder: string): Promise<Float32Array> {
    const shape = [12, 10];
    const image = Float32Array.from({ length: 120 }, (_, i) => {
      const [y, x] = [Math.floor(i / 10), i % 10];
      return y > 3 && y < 9 && x > 2 && x < 8 ? (x > 5 ? 0.6 : 1) : 0;
    });
    const kspace = new Float32Array(240);
    for (let bin = 0; bin < 120; bin++)
      for (let cell = 0; cell < 120; cell++) {
        const rows = ((Math.floor(bin / 10) - 6) * (Math.floor(cell / 10) - 6)) / 12;
        const turns = rows + (((bin % 10) - 5) * ((cell % 10) - 5)) / 10;
        kspace[2 * bin]! += (image[cell]! * Math.cos(2 * Math.PI * turns)) / Math.sqrt(120);
        kspace[2 * bin + 1]! -= (image[cell]! * Math.sin(2 * Math.PI * turns)) / Math.sqrt(120);
      }
    const bytes = encodeNpy({ values: kspace, shape: [...shape, 2], complex: true });
    await writeFile(join(folder, 'centred.npy'), bytes);
    await writeFile(join(folder, 'scan.cfl'), new Uint8Array(kspace.buffer));
    await writeFile(join(folder, 'scan.hdr'), '# Dimensions\n10 12 1 1 1 1 1 1 1 1 1 1 1 1 1 1\n');
    return image;
  }

  test('puts the image of centred k-space where it was, whatever file it is in', async () => {
    await inFolder(async (folder) => {
      const image = await writeCentred(folder);
      const runs = [
        ['centred.npy', '--centred', '--strict'],
        ['scan.cfl', '--strict'],
        ['scan.hdr', '--strict'],
      ];
      for (const [index, words] of runs.entries()) {
        const out = `out${index}`;
        const long = ['--real', '--scale', '2', '--steps', '150', '--learning-rate', '1e-2', '--out', out];
        const { files } = await inMri(folder, ['reconstruct', ...words, ...TINY.slice(0, 6), ...long]);
        const { values } = await decodeNifti(await readFile(join(folder, files['volume']!)));
        // An image that is rolled by half its field of view correlates negatively.
        expect(correlation(values, image)).toBeGreaterThan(0.8);
      }
    });
  });

  test('warns where DC is not what the options say, and refuses with --strict', async () => {
    await inFolder(async (folder) => {
      await writeCentred(folder);
      const words = ['mri', 'reconstruct', 'centred.npy', ...TINY, '--scale', '1'];
      const { stderr, code } = await runCli(folder, words);
      expect(code).toBe(0);
      expect(stderr).toMatch(
        /warning: the strongest sample is at \[6, 5\] of \[12, 10\], and [\d.]+ % of the energy is near .* index 0\. Pass --centred\./,
      );
      expect((await runCli(folder, [...words, '--strict', '--out', 'other'])).code).toBe(2);
      const origin = await runCli(folder, [
        ...words,
        '--centred',
        '--image-origin',
        'corner',
        '--out',
        'third',
      ]);
      expect(origin.stderr).toContain('Pass --image-origin centre if it belongs in the middle.');
    });
  });

  test('reads a slice of a fastMRI file, and names the header that a BART array lacks', async () => {
    await inFolder(async (folder) => {
      const fixtures = new URL('../../../packages/tasks/test/mri/fixtures/', import.meta.url);
      const scan = await readFile(new URL('fastmri-multicoil.h5', fixtures));
      await writeFile(join(folder, 'scan.h5'), scan);
      const { stderr } = await runCli(folder, [
        ...['mri', 'reconstruct', 'scan.h5', '--slice', '2', '--scale', '1', '--strict'],
        ...['--centre-fraction', '0.9', ...TINY],
      ]);
      expect(stderr).toContain('scan: 9x12, slice 2 of 3, 100.0 % of k-space, 2 coils');
      expect((await readManifest(folder, 'scan-gaussian')).settings.input).toMatchObject({ slice: 2 });
      await expectRefusal(
        folder,
        ['mri', 'reconstruct', 'scan.h5', '--slice', '3'],
        /scan\.h5: --slice must be an integer from 0 to 2, got 3/,
      );
      await writeFile(join(folder, 'alone.cfl'), new Uint8Array(64));
      await expectRefusal(folder, ['mri', 'reconstruct', 'alone.cfl'], /alone\.hdr: no such file/);
    });
  });

  test('compares the encodings with zero filling and a grid', async () => {
    await inFolder(async (folder) => {
      const options = ['mri', 'compare', 'phantom:shepp-logan', '--size', '12', '--seed', '1', ...TINY];
      const { runs, baselines, files } = await runJson<{
        runs: Report[];
        baselines: { method: string }[];
        files: Record<string, string>;
      }>(folder, options);
      expect(runs.map(({ encoding }) => encoding)).toEqual(['none', 'basic', 'positional', 'gaussian']);
      expect(baselines.map(({ method }) => method)).toEqual(['zero-filled', 'grid']);
      const sheet = await decodePicture(await readFile(join(folder, files['sheet']!)));
      expect(sheet.width).toBeGreaterThan(7 * 256);
      const { stderr } = await runCli(folder, [...options, '--resume']);
      expect(stderr.match(/: already done/g)).toHaveLength(4);
    });
  });

  test('ends with the same weights after an interruption', async () => {
    await inFolder(async (folder) => {
      const phantom = ['mri', 'fit', 'phantom:random'];
      const options = [...phantom, '--seed', '3', '--size', '12', '--snr', '20', ...TINY, '--steps', '500'];
      const stopped = await spawnCli(folder, [...options, '--out', 'stopped'], {
        interruptAfter: 'k-space',
      });
      expect(stopped.code).toBe(130);
      const resume = [...phantom, '--resume', join('stopped', 'checkpoint.safetensors')];
      expect((await runCli(folder, [...resume, '--out', 'stopped'])).code).toBe(0);
      await runCli(folder, [...options, '--out', 'whole']);
      const [one, other] = [await readManifest(folder, 'stopped'), await readManifest(folder, 'whole')];
      expect(one.resumedFrom).toBeGreaterThan(0);
      expect(one.weights).toEqual(other.weights);
    });
  });
});

describe('fourier-features mri refuses in one line, with exit code 2 and no file left,', () => {
  const values = new Float32Array(2 * 27).fill(1);
  const kspace = (content: Float32Array, shape = [3, 3, 3, 2]): Uint8Array =>
    encodeNpy({ values: content, shape, complex: true });
  const volume = (): Promise<Uint8Array> => encodeNifti({ values, shape: [1, 6, 9] }, {});
  const fit = ['fit'];
  const reconstruct = ['reconstruct'];

  type Content = () => Uint8Array | Promise<Uint8Array>;
  const refused: [name: string, content: Content, words: string[], message: RegExp][] = [
    [
      'real.npy',
      () => encodeNpy({ values: values.subarray(27), shape: [3, 3, 3] }),
      reconstruct,
      /real\.npy: .*must be complex, got real numbers/,
    ],
    [
      'row.npy',
      () => kspace(values, [27, 2]),
      reconstruct,
      /row\.npy: .*must be \[height, width\] or \[depth, height, width\], got \[27\]/,
    ],
    [
      'nan.npy',
      () => kspace(values.map(() => Number.NaN)),
      reconstruct,
      /nan\.npy: .*must be finite, got NaN at index 0/,
    ],
    [
      'zero.npy',
      () => kspace(new Float32Array(54)),
      reconstruct,
      /zero\.npy: .*must have a bin that is not 0/,
    ],
    ['cut.nii', async () => (await volume()).subarray(0, 360), fit, /cut\.nii: .*truncated/],
    ['two.nii', volume, [...fit, '--volume', '2'], /two\.nii: .*volume.*got 2/],
    [
      'high.nii',
      volume,
      [...fit, '--size', '9', '--slice', '6', '--axis', 'y'],
      /high\.nii: .*from 0 to 5 across y, got 6/,
    ],
  ];
  test.each(refused)('%s', async (name, content, [command, ...options], message) => {
    await inFolder(async (folder) => {
      await writeFile(join(folder, name), await content());
      await expectRefusal(folder, ['mri', command!, name, ...options], message);
      expect(await readdir(folder)).toEqual([name]);
    });
  });
});
