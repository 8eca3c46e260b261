import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { decodeNifti, encodeNifti } from '@fourier-features/datasets';
import { encodePng } from '@fourier-features/pictures';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readManifest } from './manifest.ts';
import { expectRefusal, runCli } from './runCli.ts';

const SHORT = ['--steps', '1', '--width', '4', '--frequencies', '4', '--engine', 'wasm', '--threads', '1'];
/** Files that NiBabel and pydicom wrote. */
const FIXTURES = fileURLToPath(new URL('../../../packages/datasets/test/volume/fixtures/', import.meta.url));

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fourier-features-volumes-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const fit = (...words: readonly string[]) =>
  runCli(folder, [...words, ...SHORT, '--out', 'o', '--overwrite']);

describe('a DICOM series in a folder', () => {
  beforeEach(async () => {
    await cp(join(FIXTURES, 'dicom-ct'), join(folder, 'chest'), { recursive: true });
    // Such folders also hold notes, an index and further series.
    await writeFile(join(folder, 'chest', 'notes.txt'), 'axial');
    await writeFile(join(folder, 'chest', 'DICOMDIR'), await readFile(join(FIXTURES, 'dicom-mr', '0')));
    await mkdir(join(folder, 'chest', 'other'));
  });

  test('is scanned by mri fit, and the reconstruction is where the series is in space', async () => {
    const { code, stderr } = await fit('mri', 'fit', 'chest', '--size', '6', '--strict');
    expect(stderr).toMatch(/^chest: 5x6x4, /m);
    expect(code).toBe(0);
    const { affine } = await decodeNifti(await readFile(join(folder, 'o', 'reconstruction.nii.gz')));
    const facts = JSON.parse(await readFile(join(FIXTURES, 'dicomFacts.json'), 'utf8'));
    expect(affine).toEqual(facts['dicom-ct'].affine.map((entry: number) => expect.closeTo(entry, 4)));
  });

  test('is cut by ct fit, with a warning if a slice is missing', async () => {
    await rm(join(folder, 'chest', 'a.dcm'));
    const { code, stderr } = await fit('ct', 'fit', 'chest/', '--slice', '2', '--angles', '4');
    expect(code).toBe(0);
    expect(stderr).toMatch(/^warning: slices are from 2\.5 to 5 mm apart/m);
    const { warnings, input, settings } = await readManifest(folder, 'o');
    expect(warnings).toEqual([expect.stringMatching(/^slices are from 2\.5 to 5 mm apart/)]);
    expect([input['name'], settings.input['slice'], settings.input['nonFinite']]).toEqual([
      'chest',
      2,
      'refuse',
    ]);
  });

  test('is one slice if it is one file', async () => {
    const { code, stderr } = await fit('ct', 'fit', 'chest/d.dcm', '--angles', '4', '--strict');
    expect(stderr).toMatch(/^d: 6x6, 4 projections/m);
    expect(code).toBe(0);
  });

  test('is refused if it holds two, or none', async () => {
    await cp(join(FIXTURES, 'dicom-mr', '1'), join(folder, 'chest', 'localiser'));
    await expectRefusal(
      folder,
      ['mri', 'fit', 'chest'],
      /chest: decodeDicom: files must be of one series, got 2: /,
    );
    await expectRefusal(folder, ['mri', 'fit', '.'], /\.: must hold the DICOM files of a series, got none/);
  });
});

test('an MGZ file is scanned, and its volume chosen', async () => {
  await cp(join(FIXTURES, 'float32.mgz'), join(folder, 'brain.mgz'));
  const { code, stderr } = await fit('ct', 'fit', 'brain.mgz', '--slice', '1', '--angles', '4', '--strict');
  expect(stderr).toMatch(/^brain: 4x4, 4 projections/m);
  expect(code).toBe(0);
  await expectRefusal(
    folder,
    ['ct', 'fit', 'brain.mgz', '--volume', '2'],
    /volume must be in the file, which has 1 volume, 0; got 2/,
  );
});

describe('a volume with NaN', () => {
  beforeEach(async () => {
    const values = Float32Array.from({ length: 64 }, (_, i) => i);
    const bytes = await encodeNifti({ values, shape: [4, 4, 4] });
    new DataView(bytes.buffer).setFloat32(352 + 4 * 5, Number.NaN, true);
    await writeFile(join(folder, 'head.nii'), bytes);
  });

  test.each(['mri', 'ct'])('is refused by %s fit with the option that replaces it', async (task) => {
    await expectRefusal(
      folder,
      [task, 'fit', 'head.nii'],
      /head\.nii: values must be finite .* at voxel \(1, 1, 0\)\. Pass --non-finite zero to replace them with 0\.$/m,
    );
  });

  test('is read with the option, with a note and a record', async () => {
    const { code, stderr } = await fit(
      'mri',
      'fit',
      'head.nii',
      '--size',
      '4',
      '--non-finite',
      'zero',
      '--strict',
    );
    expect(code).toBe(0);
    expect(stderr).toMatch(/^note: 1 value that was not finite \(1\.6 %\) became 0\./m);
    expect((await readManifest(folder, 'o')).settings.input['nonFinite']).toBe('zero');
  });

  test('is not what a picture or a phantom has', async () => {
    for (const [task, source] of [
      ['mri', 'phantom:random'],
      ['ct', 'phantom:random'],
    ] as const) {
      await expectRefusal(
        folder,
        [task, 'fit', source, '--non-finite', 'zero'],
        /--non-finite: phantom:random must be a /,
      );
    }
  });
});

test('ct fit scans a transparent picture on black, warns of hidden colours, and refuses them if strict', async () => {
  const values = Float32Array.from({ length: 4 * 16 * 16 }, (_, i) => (i % 4 === 3 ? (i >> 2) % 2 : 1));
  await writeFile(join(folder, 'logo.png'), await encodePng({ width: 16, height: 16, channels: 4, values }));
  const { code, stderr } = await fit('ct', 'fit', 'logo.png', '--angles', '4');
  expect(code).toBe(0);
  expect(stderr).toMatch(
    /^warning: 50 % of the pixels are transparent and hide a colour, and were read as black\./m,
  );
  const strict = await fit('ct', 'fit', 'logo.png', '--angles', '4', '--strict');
  expect(strict.code).toBe(2);
  expect(await readdir(folder)).toEqual(['logo.png', 'o']);
});
