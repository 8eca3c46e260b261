import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { psnr } from '@fourier-features/core';
import { parallelBeam, publishedGeometry, uniformAngles } from '@fourier-features/ct';
import {
  decodeNifti,
  decodeNpy,
  encodeNifti,
  encodeNpy,
  sheppLogan,
  type Volume,
} from '@fourier-features/datasets';
import { decodePicture, type Picture } from '@fourier-features/pictures';
import { describe, expect, test } from 'vitest';
import { readManifest } from './manifest.ts';
import { expectRefusal, inFolder, runCli, runJson } from './runCli.ts';
import { spawnCli } from './spawnCli.ts';
import { stripes, writeStripes } from './testPicture.ts';

/** Enough for a coarse picture. */
const SMALL = [
  ...['--frequencies', '32', '--width', '32', '--depth', '3'],
  ...['--scale', '2', '--steps', '150'],
] as const;
const TINY = ['--frequencies', '8', '--width', '8', '--depth', '2', '--steps', '2'] as const;
const PHANTOM = ['phantom:shepp-logan', '--size', '32'] as const;

interface Report {
  encoding: string;
  steps: number;
  scores: { psnr?: number; ssim?: number };
  measurement: { operator: string; simulate: string; photons: number | null; peak: number };
  files: Record<string, string>;
}

const inCt = (folder: string, options: readonly string[]): Promise<Report> =>
  runJson<Report>(folder, ['ct', ...options]);

const picture = async (folder: string, { files }: Report): Promise<Picture> =>
  decodePicture(await readFile(join(folder, files['reconstruction']!)));

const sinogram = async (folder: string, { files }: Report) =>
  decodeNpy(await readFile(join(folder, files['measurements']!)));

/** Reconstructs the sinogram that a fit wrote, with the fit's settings. */
const again = (folder: string, { files }: Report): Promise<Report> =>
  inCt(folder, ['reconstruct', files['measurements']!, ...SMALL, '--out', 'again']);

/** Rows in reverse. */
const reversed = (values: Float32Array, width: number): Float32Array =>
  Float32Array.from(values, (_, i) => values[values.length - width - (i - (i % width)) + (i % width)]!);

/** A head of 5×6×7 voxels of 2×3×4 mm that is brighter towards +x and, more so, towards +z; by voxel of the file. */
const headValue = (x: number, _y: number, z: number): number => 20 * x + 60 * z;
const HEAD_AFFINE = [2, 0, 0, -20, 0, 3, 0, -30, 0, 0, 4, 10, 0, 0, 0, 1];

async function writeHead(folder: string): Promise<void> {
  const values = Float32Array.from({ length: 5 * 6 * 7 }, (_, i) =>
    headValue(i % 7, Math.floor(i / 7) % 6, Math.floor(i / 42)),
  );
  await writeFile(
    join(folder, 'head.nii.gz'),
    await encodeNifti({ values, shape: [5, 6, 7], affine: HEAD_AFFINE }, { gzip: true }),
  );
}

/** World coordinates, in mm, of a voxel of a single slice. */
const place = ({ affine }: Pick<Volume, 'affine'>, column: number, row: number): number[] =>
  [0, 4, 8].map((r) => affine[r]! * column + affine[r + 1]! * row + affine[r + 3]!);

describe('fourier-features ct', () => {
  test('fits a phantom upright, notes the inverse crime, and shows the same picture from the sinogram', async () => {
    await inFolder(async (folder) => {
      const options = ['ct', 'fit', ...PHANTOM, ...SMALL, '--json'];
      const { code, stdout, stderr } = await spawnCli(folder, options);
      expect(code).toBe(0);
      expect(stderr).toMatch(/note: the operator lines both makes and explains.*inverse crime/);
      const report = JSON.parse(stdout) as Report;
      const { scores, files } = report;
      // A black picture has 9.7 dB.
      expect(scores.psnr).toBeGreaterThan(14);
      expect(Object.keys(files).toSorted()).toEqual(
        ['curve', 'error', 'field', 'manifest', 'measurements', 'reconstruction'].toSorted(),
      );
      expect((await sinogram(folder, report)).shape).toEqual([20, 32]);
      // The drawn phantom begins with its lowest row: y goes up, and the grey ellipse at y = 0.35 is in the upper half.
      const drawn = sheppLogan({ shape: [32, 32] }).values;
      const value = (y: number): number => drawn[32 * Math.floor(16 * (1 + y)) + 16]!;
      expect(value(0.35)).toBeGreaterThan(value(-0.35));
      const shown = await picture(folder, report);
      const upright = psnr(shown.values, reversed(drawn, 32));
      expect(upright).toBeCloseTo(scores.psnr!, 1);
      expect(upright).toBeGreaterThan(psnr(shown.values, drawn) + 0.2);

      const second = await again(folder, report);
      expect(second.scores).toEqual({});
      expect(await picture(folder, second)).toEqual(shown);
    });
  });

  test('fits a picture as it is, black below, and shows the same picture from the sinogram', async () => {
    await inFolder(async (folder) => {
      await writeStripes(folder);
      const report = await inCt(folder, ['fit', 'stripes.png', ...SMALL]);
      expect((await sinogram(folder, report)).shape).toEqual([20, 24]);
      const shown = await picture(folder, report);
      expect([shown.width, shown.height]).toEqual([24, 24]);
      const { values } = stripes();
      const grey = Float32Array.from({ length: 24 * 24 }, (_, i) => {
        // 16 rows in the middle of 24.
        const at = 3 * (i - 4 * 24);
        return at >= 0 && at < values.length ? (values[at]! + values[at + 1]! + values[at + 2]!) / 3 : 0;
      });
      expect(psnr(shown.values, grey)).toBeGreaterThan(psnr(shown.values, reversed(grey, 24)) + 1);
      expect(await picture(folder, await again(folder, report))).toEqual(shown);
    });
  });

  test('writes a slice of a volume back in its place and unit, and shows the same picture from the sinogram', async () => {
    await inFolder(async (folder) => {
      await writeHead(folder);
      const report = await inCt(folder, ['fit', 'head.nii.gz', '--slice', '3', '--axis', 'y', ...SMALL]);
      expect((await sinogram(folder, report)).shape).toEqual([20, 7]);
      const written = await decodeNifti(await readFile(join(folder, report.files['volume']!)));
      // 5×7 across y, centred on 7×7: one row of black above the last slice and below the first.
      expect(written.shape).toEqual([1, 7, 7]);
      // Row 0 is the top: row 1 is slice 4 of the volume, row 5 is slice 0; along y, both are slice 3.
      expect(place(written, 0, 1)).toEqual([-20, -21, 26]);
      expect(place(written, 6, 5)).toEqual([-8, -21, 10]);
      // Each value is near that of the head in the same place.
      const pairs = Array.from(written.values, (value, i): [number, number] => {
        const [x, y, z] = place(written, i % 7, Math.floor(i / 7)) as [number, number, number];
        const [column, slice, layer] = [(x + 20) / 2, (y + 30) / 3, (z - 10) / 4];
        return [value, layer >= 0 && layer < 5 ? headValue(column, slice, layer) : 0];
      });
      for (const [value, truth] of pairs) expect(Math.abs(value - truth)).toBeLessThan(0.35 * 360);
      const mean = pairs.reduce((sum, [value, truth]) => sum + Math.abs(value - truth), 0) / pairs.length;
      expect(mean).toBeLessThan(0.08 * 360);
      expect(await picture(folder, await again(folder, report))).toEqual(await picture(folder, report));
      await expectRefusal(
        folder,
        ['ct', 'fit', 'head.nii.gz', '--slice', '6', '--axis', 'y'],
        /head\.nii\.gz: --slice must be an integer from 0 to 5 across y, got 6/,
      );
    });
  });

  test('keeps negative values of a volume as its floor', async () => {
    await inFolder(async (folder) => {
      const values = Float32Array.from({ length: 36 }, (_, i) => 100 * (i % 6) - 200);
      await writeFile(join(folder, 'hounsfield.nii'), await encodeNifti({ values, shape: [1, 6, 6] }, {}));
      const { files } = await inCt(folder, ['fit', 'hounsfield.nii', ...TINY]);
      const written = await decodeNifti(await readFile(join(folder, files['volume']!)));
      expect(Math.min(...written.values)).toBeGreaterThanOrEqual(-200);
    });
  });

  test('does not warn if operators differ, and adds photon noise', async () => {
    await inFolder(async (folder) => {
      const options = [...PHANTOM, ...TINY, '--simulate', 'published', '--photons', '1000'];
      const { stdout, stderr } = await runCli(folder, ['ct', 'fit', ...options, '--json']);
      expect(stderr).not.toMatch(/inverse crime/);
      const report = JSON.parse(stdout) as Report;
      expect(report.measurement).toMatchObject({ operator: 'lines', simulate: 'published', photons: 1000 });
      // Noise makes integrals of empty rays differ from 0.
      expect((await sinogram(folder, report)).values.some((value) => value < 0)).toBe(true);
    });
  });

  test('takes the logarithm of intensities and the unit of lengths', async () => {
    await inFolder(async (folder) => {
      const { values, shape } = await sinogram(folder, await inCt(folder, ['fit', ...PHANTOM, ...TINY]));
      // The same object, 64 mm across with at most 0.05 per mm, seen by a detector of 1000 counts.
      const intensities = Float32Array.from(values, (value) => 1000 * Math.exp(-value * 64 * 0.05));
      await writeFile(join(folder, 'scan.npy'), encodeNpy({ values: intensities, shape }));
      const scan = ['reconstruct', 'scan.npy', '--incident', '1000', '--detector-spacing', '2', ...TINY];
      const read = (await sinogram(folder, await inCt(folder, [...scan, '--peak', '0.05']))).values;
      for (const i of [0, 170, 330, 639]) expect(read[i]).toBeCloseTo(values[i]!, 5);
      const { measurement } = await inCt(folder, [...scan, '--out', 'estimated']);
      expect(measurement.peak).toBeGreaterThan(0.04);
      expect(measurement.peak).toBeLessThan(0.09);
    });
  });

  test('prints that a measured sinogram has no ground truth', async () => {
    await inFolder(async (folder) => {
      const values = Float32Array.from({ length: 32 }, (_, i) => 0.5 + (i % 3) / 4);
      await writeFile(join(folder, 'scan.npy'), encodeNpy({ values, shape: [4, 8] }));
      const { stdout } = await runCli(folder, ['ct', 'reconstruct', 'scan.npy', ...TINY]);
      expect(stdout).toMatch(/^gaussian: no ground truth to compare with\n2 steps in /);
    });
  });

  test('compares the encodings with back-projection, SART and total variation', async () => {
    await inFolder(async (folder) => {
      const options = ['ct', 'compare', ...PHANTOM, ...TINY];
      const { runs, baselines, files } = await runJson<{
        runs: Report[];
        baselines: { method: string; scores: { psnr: number; ssim: number } }[];
        files: Record<string, string>;
      }>(folder, options);
      expect(runs.map(({ encoding }) => encoding)).toEqual(['none', 'basic', 'positional', 'gaussian']);
      expect(baselines.map(({ method }) => method)).toEqual(['fbp', 'sart', 'grid-tv']);
      for (const { scores } of baselines) expect(scores.psnr).toBeGreaterThan(14);
      const sheet = await readFile(join(folder, files['sheet']!));
      expect((await decodePicture(sheet)).width).toBeGreaterThan(7 * 256);
      const { stderr } = await runCli(folder, [...options, '--resume']);
      expect(stderr.match(/: already done/g)).toHaveLength(4);
    });
  });

  test('resumes a comparison whose manifests have backslashes', async () => {
    await inFolder(async (folder) => {
      const options = ['ct', 'compare', ...PHANTOM, ...TINY, '--out', 'moved'];
      await runJson(folder, options);
      for (const encoding of ['none', 'basic', 'positional', 'gaussian']) {
        const path = join(folder, 'moved', encoding, 'manifest.json');
        const manifest = JSON.parse(await readFile(path, 'utf8')) as { files: Record<string, string> };
        expect(manifest.files['error']).toBe(`moved/${encoding}/error.png`);
        manifest.files['error'] = String.raw`elsewhere\results\error.png`;
        await writeFile(path, JSON.stringify(manifest));
      }
      const { stderr, code } = await runCli(folder, [...options, '--resume']);
      expect(code, stderr).toBe(0);
      expect(stderr.match(/: already done/g)).toHaveLength(4);
    });
  });

  test('warns in the terminal’s words of an arc in radians, and refuses it with --strict', async () => {
    await inFolder(async (folder) => {
      const { values } = sheppLogan({ shape: [32, 32] });
      const sinogram = parallelBeam({ shape: [32, 32], angles: uniformAngles(24) }).apply(values);
      await writeFile(join(folder, 'scan.npy'), encodeNpy({ values: sinogram, shape: [24, 32] }));
      const options = ['ct', 'reconstruct', 'scan.npy', ...TINY, '--arc', '3.14159'];
      const { code, stderr } = await runCli(folder, [...options, '--out', 'doubtful']);
      expect(code).toBe(0);
      expect(stderr).toMatch(/warning: centres of mass .* over 180°\. Pass 180° as --arc\./);
      expect((await readManifest(folder, 'doubtful')).warnings[0]).toMatch(/Pass 180° as --arc/);
      expect((await runCli(folder, [...options, '--strict'])).code).toBe(2);
      const right = await runCli(folder, [...options.slice(0, -2), '--strict', '--out', 'right']);
      expect([right.code, right.stderr.includes('warning')]).toEqual([0, false]);
    });
  });

  test('reads a sinogram and angles as scikit-image writes them, about any centre', async () => {
    await inFolder(async (folder) => {
      const [detectors, projections] = [32, 24];
      // scikit-image turns counterclockwise and has detectors first.
      const counterclockwise = uniformAngles(projections).map((angle) => -angle);
      const { values } = sheppLogan({ shape: [detectors, detectors] });
      const geometry = publishedGeometry([detectors, detectors]);
      const rows = parallelBeam({
        shape: [detectors, detectors],
        angles: counterclockwise,
        ...geometry,
      }).apply(values);
      const columns = rows.map(
        (_, i) => detectors * rows[(i % projections) * detectors + Math.floor(i / projections)]!,
      );
      const degrees = uniformAngles(projections).map((angle) => (180 * angle) / Math.PI);
      const files = {
        'radon.npy': encodeNpy({ values: columns, shape: [detectors, projections] }),
        'theta.npy': encodeNpy({ values: degrees, shape: [projections] }),
      };
      for (const [name, bytes] of Object.entries(files)) await writeFile(join(folder, name), bytes);
      const scan = ['reconstruct', 'radon.npy', '--angles', 'theta.npy'];
      const report = await inCt(folder, [...scan, '--convention', 'scikit-image', ...SMALL, '--strict']);
      const shown = await picture(folder, report);
      expect(psnr(shown.values, values)).toBeGreaterThan(psnr(shown.values, reversed(values, 32)) + 0.2);
      expect(report.measurement).toMatchObject({
        ...{ convention: 'scikit-image', layout: 'detectors-first', direction: 'counterclockwise' },
        ...{ angles: 'theta.npy', angleUnit: 'degrees', arc: null },
      });
      await expectRefusal(
        folder,
        ['ct', ...scan, '--layout', 'detectors-first'],
        /radon\.npy: --angles are from 0 to 172\.5, .*Pass --angle-unit degrees or --angle-unit radians/,
      );
      for (const centre of ['0', '-3.5']) {
        const about = [...scan, '--convention', 'scikit-image', '--centre', centre, ...TINY];
        const { files: written } = await inCt(folder, [...about, '--out', `about${centre}`]);
        const side = centre === '0' ? 63 : 70;
        const wide = await picture(folder, { files: written } as Report);
        expect([wide.width, wide.height]).toEqual([side, side]);
      }
    });
  });

  test('ends with the same weights after an interruption', async () => {
    await inFolder(async (folder) => {
      const options = ['ct', 'fit', ...PHANTOM, ...SMALL, '--steps', '300', '--photons', '5000'];
      const stopped = await spawnCli(folder, [...options, '--out', 'stopped'], {
        interruptAfter: 'projections',
      });
      expect(stopped.code).toBe(130);
      const resume = ['ct', 'fit', PHANTOM[0], '--resume', join('stopped', 'checkpoint.safetensors')];
      expect((await runCli(folder, [...resume, '--out', 'stopped'])).code).toBe(0);
      await runCli(folder, [...options, '--out', 'whole']);
      const [one, other] = [await readManifest(folder, 'stopped'), await readManifest(folder, 'whole')];
      expect(one.resumedFrom).toBeGreaterThan(0);
      expect(one.weights).toEqual(other.weights);
    });
  });
});

describe('fourier-features ct refuses in one line, with exit code 2 and no file left,', () => {
  const values = sheppLogan({ shape: [8, 8] }).values;
  const volume = (content = values): Promise<Uint8Array> =>
    encodeNifti({ values: content, shape: [1, 8, 8] }, {});
  const array = (content: Float32Array, shape = [8, 8]): Uint8Array => encodeNpy({ values: content, shape });
  const fit = ['fit'];
  const reconstruct = ['reconstruct'];

  type Content = () => Uint8Array | Promise<Uint8Array>;
  const refused: [name: string, content: Content, words: string[], message: RegExp][] = [
    ['cut.nii', async () => (await volume()).subarray(0, 400), fit, /cut\.nii: .*truncated/],
    ['nan.nii', async () => withNan(await volume()), fit, /nan\.nii: .*(NaN|finite)/],
    ['words.nii.gz', () => Buffer.from('not a volume at all, only words'), fit, /words\.nii\.gz: /],
    ['flat.nii', () => volume(new Float32Array(64)), fit, /flat\.nii: .*one of them above 0, got 0 to 0/],
    ['words.png', () => Buffer.from('not a picture at all, only words'), fit, /words\.png: .*not a picture/],
    [
      'row.npy',
      () => array(new Float32Array(8), [8]),
      reconstruct,
      /row\.npy: .*must be \[projections, detectors\] of real numbers, got \[8\]/,
    ],
    [
      'nan.npy',
      () => array(values.map(() => Number.NaN)),
      reconstruct,
      /nan\.npy: .*finite, got NaN at index 0/,
    ],
    ['zero.npy', () => array(new Float32Array(64)), reconstruct, /zero\.npy: .*must .*positive/],
    [
      'both.npy',
      () => array(values),
      [...reconstruct, '--operator', 'published', '--size', '4'],
      /both\.npy: .*--size and --centre must be left out/,
    ],
  ];
  test.each(refused)('%s', async (name, content, [command, ...options], message) => {
    await inFolder(async (folder) => {
      await writeFile(join(folder, name), await content());
      await expectRefusal(folder, ['ct', command!, name, ...options], message);
      expect(await readdir(folder)).toEqual([name]);
    });
  });

  test('a source that is neither a file nor a phantom', async () => {
    await inFolder(async (folder) => {
      await expectRefusal(
        folder,
        ['ct', 'fit', 'phantom:cube'],
        /phantom:cube: must be phantom:shepp-logan, phantom:random or a file/,
      );
      expect(await readdir(folder)).toEqual([]);
    });
  });

  test('a slice of what is not a volume', async () => {
    await inFolder(async (folder) => {
      await writeStripes(folder);
      for (const source of ['stripes.png', PHANTOM[0]])
        await expectRefusal(
          folder,
          ['ct', 'fit', source, '--slice', '3'],
          /--slice: .* must be a volume \(\.nii, \.nii\.gz, \.mgh, \.mgz, \.dcm\) or a folder/,
        );
    });
  });
});

/** The file of a volume with its first voxel overwritten. */
function withNan(bytes: Uint8Array): Uint8Array {
  new DataView(bytes.buffer, bytes.byteOffset).setFloat32(352, Number.NaN, true);
  return bytes;
}
