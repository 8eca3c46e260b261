import { readdir, readFile } from 'node:fs/promises';
import { colinBrain, colinHead, type DicomFile, encodeNifti } from '@fourier-features/datasets';
import {
  drawVolume,
  InputError,
  readVolume,
  readVolumeSlice,
  simulateCt,
  simulateMri,
} from '@fourier-features/tasks';
import { describe, expect, test } from 'vitest';

/** Files that NiBabel and pydicom wrote, whose values the tests of datasets check. */
const FOLDER = new URL('../../../datasets/test/volume/fixtures/', import.meta.url);
const open = async (name: string) => new Uint8Array(await readFile(new URL(name, FOLDER)));
const doubts = async (bytes: Uint8Array | readonly DicomFile[]) => {
  const { warnings, notes } = await readVolume(bytes, { name: 'head' });
  return { warnings, notes };
};
const series = async (folder: string, without?: string): Promise<DicomFile[]> => {
  const names = (await readdir(new URL(`${folder}/`, FOLDER))).filter((name) => name !== without);
  return Promise.all(names.map(async (name) => ({ name, bytes: await open(`${folder}/${name}`) })));
};

/** Writes the float32 volume of a NIfTI file, with numbers of its header set. */
async function changed(values: readonly number[], fields: readonly (readonly [at: number, value: number])[]) {
  const bytes = await encodeNifti({ values: Float32Array.from(values), shape: [2, 2, 2] });
  const view = new DataView(bytes.buffer);
  for (const [at, value] of fields) {
    // codes of forms are 16-bit integers
    if (at === 252 || at === 254) view.setInt16(at, value, true);
    else view.setFloat32(at, value, true);
  }
  return bytes;
}
const CUBE = [1, 2, 3, 4, 5, 6, 7, 8];
const [QFORM_CODE, SFORM_CODE, PIXDIM] = [252, 254, 76];

describe('readVolume has no warnings and no notes', () => {
  test.each([
    'both-forms-left.nii.gz',
    'both-forms-right.nii.gz',
    'qform-left.nii.gz',
    'qform-right.nii.gz',
    'nifti2-big-endian.nii',
    'frames.nii.gz',
    'float32.mgz',
    'frames.mgh',
    'int16.mgz',
  ])('for %s', async (name) => {
    expect(await doubts(await open(name))).toEqual({ warnings: [], notes: [] });
  });

  test.each(['dicom-ct', 'dicom-mr', 'dicom-big-endian'])('for the series %s', async (folder) => {
    expect(await doubts(await series(folder))).toEqual({ warnings: [], notes: [] });
  });

  test('for the bundled scans, a phantom and our own files', async () => {
    for (const { url } of [colinHead(), colinBrain()]) {
      expect(await doubts(new Uint8Array(await readFile(url)))).toEqual({ warnings: [], notes: [] });
    }
    const { warnings, volume } = await drawVolume('random', { size: 8, seed: 1 });
    expect(warnings).toEqual([]);
    expect(await doubts(await encodeNifti(volume))).toEqual({ warnings: [], notes: [] });
  });
});

describe('readVolume warns of', () => {
  test('forms that should lead to one space and do not, and notes those of two spaces', async () => {
    expect((await doubts(await open('forms-disagree.nii.gz'))).warnings).toEqual([
      expect.stringMatching(
        /^sform and qform should lead to the same space but differ by 10\.0° and up to 5\.018 mm/,
      ),
    ]);
    const { warnings, notes } = await doubts(await open('forms-of-two-spaces.nii.gz'));
    expect(warnings).toEqual([]);
    expect(notes).toEqual([
      expect.stringMatching(/^sform and qform lead to two spaces, 10\.0° and up to 5\.018 mm/),
    ]);
  });

  test('a form that is not invertible', async () => {
    const bytes = await changed(CUBE, [[SFORM_CODE, 1], ...[0, 5, 10].map((i) => [280 + 4 * i, 0] as const)]);
    expect((await doubts(bytes)).warnings).toEqual([
      'the sform is not finite or not invertible, so that places in space are from the qform. Write a valid sform if they matter.',
    ]);
  });

  test('voxel sizes that are not positive, differ from the form, or are unlikely', async () => {
    const bare = [[QFORM_CODE, 0] as const, [SFORM_CODE, 0] as const];
    const negative = await doubts(await changed(CUBE, [...bare, [PIXDIM + 4, -2]]));
    expect(negative.warnings).toEqual([
      expect.stringMatching(
        /voxel sizes of -2 × 1 × 1 mm, which must be positive; read as 2 × 1 × 1 mm by the voxel sizes\./,
      ),
    ]);
    const other = await doubts(
      await changed(CUBE, [
        [QFORM_CODE, 0],
        [PIXDIM + 4, 2],
      ]),
    );
    expect(other.warnings).toEqual([
      expect.stringMatching(/by the header, 2 × 1 × 1 mm, and by the sform, 1 × 1 × 1 mm, differ by 50 %/),
    ]);
    const large = await doubts(await changed(CUBE, [...bare, [PIXDIM + 4, 1000]]));
    expect(large.warnings).toEqual([
      "voxels of 1000 × 1 × 1 mm are unlikely. Check the header's voxel sizes and their unit.",
    ]);
  });

  test('a missing slice of a series, also in a slice and its simulated scan', async () => {
    const files = await series('dicom-ct', 'a.dcm');
    const warning = expect.stringMatching(
      /^slices are from 2\.5 to 5 mm apart, and were read as 3\.75 mm apart\./,
    );
    const volume = await readVolume(files, { name: 'chest' });
    expect(volume.warnings).toEqual([warning]);
    expect(simulateMri(volume, { mask: 'full' }).warnings).toEqual([warning]);
    const slice = await readVolumeSlice(files, { name: 'chest' });
    expect(simulateCt(slice, { angles: 2 }).warnings).toEqual([warning]);
  });
});

describe('readVolume of values that are not finite', () => {
  const VOXELS = 352;
  const bytes = changed(CUBE, [
    [VOXELS + 4 * 2, Number.NaN],
    [VOXELS + 4 * 7, Number.POSITIVE_INFINITY],
  ]);

  test('names the setting that replaces them', async () => {
    for (const read of [readVolume, readVolumeSlice]) {
      const error = await read(await bytes, { name: 'head' }).catch((caught: unknown) => caught);
      expect(error).toBeInstanceOf(InputError);
      expect((error as InputError).sentence).toBe(
        'values must be finite 32-bit floats, got 2 that are not, the first NaN at voxel (0, 1, 0). Pass {nonFinite} zero to replace them with 0.',
      );
    }
  });

  test('replaces them if asked, and notes how many', async () => {
    const { volume, notes, settings } = await readVolume(await bytes, { name: 'head', nonFinite: 'zero' });
    expect([...volume.values]).toEqual([1, 2, 0, 4, 5, 6, 7, 0]);
    expect(notes).toEqual(['2 values that were not finite (25 %) became 0.']);
    expect(settings).toMatchObject({ nonFinite: 'zero' });
  });
});

test.each([
  [1e12, 1, '8 distinct values would become 1 as 32-bit floats', '1000000000001'],
  // steps of 130 become steps of 128, of which none is lost
  [2 ** 30, 130, '32-bit floats would change the differences of the values', '1073741954'],
])(
  'readVolume warns of values from %d in steps of %d, and keeps their differences',
  async (base, step, loss, least) => {
    const bytes = await open('nifti2-big-endian.nii');
    // type and sides of a NIfTI-2 header: float64, 2 × 2 × 2
    const view = new DataView(bytes.buffer);
    view.setInt16(12, 64);
    view.setBigInt64(24, 2n);
    view.setBigInt64(32, 2n);
    view.setBigInt64(40, 2n);
    const far = new Uint8Array(544 + 64);
    far.set(bytes.subarray(0, 544));
    CUBE.forEach((value, i) => {
      new DataView(far.buffer).setFloat64(544 + 8 * i, base + step * value);
    });
    const { volume, warnings } = await readVolume(far, { name: 'far' });
    expect([...volume.values]).toEqual(CUBE.map((value) => step * (value - 1)));
    expect(warnings).toEqual([
      `${loss}, so they were read, and results are, relative to the least, ${least}. Subtract it from the file if that is not what you mean.`,
    ]);
  },
);

test('a series has the same hash in any order and with any names, and is one volume', async () => {
  const files = await series('dicom-mr');
  const renamed = files.toReversed().map(({ bytes }, i) => ({ name: `${i}.ima`, bytes }));
  const [one, other] = [await readVolume(files, { name: 'a' }), await readVolume(renamed, { name: 'a' })];
  expect(other.sha256).toBe(one.sha256);
  expect(other.volume).toEqual(one.volume);
  const { volume: slice } = await readVolume(files[0]!.bytes, { name: 'a' });
  expect([slice.shape, [...slice.values]]).toEqual([[1, 6, 5], [...one.volume.values.slice(30, 60)]]);
  await expect(readVolume(files, { name: 'a', volume: 1 })).rejects.toThrow(
    'readVolume: volume must be 0 for DICOM, which is read as one volume, got 1',
  );
});
