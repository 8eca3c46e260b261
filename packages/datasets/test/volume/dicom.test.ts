import { readdir, readFile } from 'node:fs/promises';
import { type DicomFile, decodeDicom, isDicom } from '@fourier-features/datasets';
import { describe, expect, test } from 'vitest';

interface Facts {
  /** Of the NIfTI file by dcm2niix, row by row. */
  readonly affine: readonly number[];
  /** Its values, x fastest, which SimpleITK finds at the same places in space. */
  readonly values: readonly number[];
  readonly shape: readonly number[];
}

const FOLDER = new URL('./fixtures/', import.meta.url);
const facts = JSON.parse(await readFile(new URL('dicomFacts.json', FOLDER), 'utf8')) as Record<string, Facts>;

async function series(folder: string): Promise<DicomFile[]> {
  const names = (await readdir(new URL(`${folder}/`, FOLDER))).toSorted();
  return Promise.all(
    names.map(async (name) => ({
      name,
      bytes: new Uint8Array(await readFile(new URL(`${folder}/${name}`, FOLDER))),
    })),
  );
}

const mr = await series('dicom-mr');
const ct = await series('dicom-ct');

/** Returns files with an explicit or implicit element's text replaced by another of the same length. */
function replaced(files: readonly DicomFile[], from: string, to: string, only?: string): DicomFile[] {
  expect(to.length).toBe(from.length);
  return files.map(({ name, bytes }) => {
    const text = Buffer.from(bytes).toString('latin1');
    if (only === undefined || only === name) expect(text).toContain(from);
    const changed = only === undefined || only === name ? text.replace(from, to) : text;
    return { name, bytes: new Uint8Array(Buffer.from(changed, 'latin1')) };
  });
}

/** Returns a file with the number of an element of VR US, in an explicit little-endian file, replaced. */
function withNumber(
  { name, bytes }: DicomFile,
  [group, element]: [number, number],
  value: number,
): DicomFile {
  const changed = Buffer.from(bytes);
  const tag = Buffer.from([group & 255, group >> 8, element & 255, element >> 8]);
  const at = changed.indexOf(Buffer.concat([tag, Buffer.from('US')]));
  expect(at).toBeGreaterThan(0);
  changed.writeUInt16LE(value, at + 8);
  return { name, bytes: new Uint8Array(changed) };
}

describe('decodeDicom(files)', () => {
  test.each(['dicom-ct', 'dicom-mr', 'dicom-big-endian'])(
    'reads the values and the affine transform of %s as dcm2niix and SimpleITK do',
    async (folder) => {
      const { affine, values, shape } = facts[folder]!;
      const files = await series(folder);
      for (const ordered of [files, files.toReversed()]) {
        const volume = await decodeDicom(ordered);
        expect(volume.shape).toEqual(shape);
        expect([...volume.values]).toEqual(values);
        expect(volume.affine).toEqual(affine.map((entry) => expect.closeTo(entry, 4)));
      }
    },
  );

  test('has the spacing of the positions, and reports it', async () => {
    const { spacing, dataType, report } = await decodeDicom(await series('dicom-ct'));
    expect(spacing).toEqual([1.25, 0.75, 2.5]);
    expect(dataType).toBe('uint16');
    expect(report).toMatchObject({
      affineFrom: 'slice positions',
      sliceDistances: { least: 2.5, greatest: 2.5 },
      statedSpacing: [1.25, 0.75, 2.5],
      tilt: expect.closeTo(0, 5),
    });
  });

  test('reports a missing slice', async () => {
    const files = (await series('dicom-ct')).filter(({ name }) => name !== 'a.dcm');
    const { shape, report } = await decodeDicom(files);
    expect(shape[0]).toBe(3);
    expect(report.sliceDistances).toEqual({ least: 2.5, greatest: 5 });
  });

  test('reports a tilted gantry, and keeps the places of its slices', async () => {
    // each slice 2 mm further to the back than the one before: atan(2 / 2.5)
    const files = ['c.dcm', 'a.dcm', 'd.dcm', 'b.dcm'].reduce(
      (changed, name, i) => replaced(changed, '-20.000000', `-${20 - 2 * i}.000000`.padEnd(10, '0'), name),
      await series('dicom-ct'),
    );
    const { affine, report } = await decodeDicom(files);
    expect(report.tilt).toBeCloseTo((180 / Math.PI) * Math.atan2(2, 2.5), 5);
    expect([affine[2], affine[6], affine[10]]).toEqual([
      expect.closeTo(0),
      expect.closeTo(-2),
      expect.closeTo(2.5),
    ]);
  });

  test('takes the distance of a single slice from its thickness', async () => {
    const { spacing, shape, report } = await decodeDicom((await series('dicom-mr')).slice(0, 1));
    expect(spacing.map((size) => expect.closeTo(size, 5))).toEqual([1.5, 1.5, 3]);
    expect([shape[0], report.sliceDistances]).toEqual([1, undefined]);
  });

  test('uses only the stored bits of a pixel', async () => {
    const [file] = await series('dicom-mr');
    const volume = await decodeDicom([file!]);
    // of 16 bits with a sign, 12 remain
    const narrow = withNumber(withNumber(file!, [0x28, 0x101], 12), [0x28, 0x102], 11);
    const expected = Float32Array.from(volume.values, (value) => ((value + 2048) & 4095) - 2048);
    expect((await decodeDicom([narrow])).values).toEqual(expected);
  });
});

describe('decodeDicom(files) refuses, with one line,', () => {
  const refuses = async (files: readonly DicomFile[], message: string | RegExp) => {
    await expect(decodeDicom(files)).rejects.toThrow(message);
    await expect(decodeDicom(files)).rejects.toThrow(/^decodeDicom: [^\n]{1,400}$/);
  };
  test('two series, with a list', async () => {
    await refuses(
      [...ct, ...mr],
      'got 2: CT test 5x6, 4 files such as a.dcm; MR test 5x6, 3 files such as 0. Move each into a folder of its own.',
    );
  });

  test('slices of two orientations', async () => {
    const turned = replaced(
      ct,
      '1.00000000\\0.00000000\\0.00000000\\0.00000000\\1.00000000\\0.00000000',
      '1.00000000\\0.00000000\\0.00000000\\0.00000000\\0.00000000\\1.00000000',
      'b.dcm',
    );
    await refuses(
      turned,
      /one size, spacing and orientation, got 5x6 along \(1, 0, 0, 0, 1, 0\) in a\.dcm and .* in b\.dcm/,
    );
  });

  test('slices at the same position', async () => {
    await refuses(
      [...mr, { ...mr[0]!, name: 'copy' }],
      'slices must be at different positions, got 1 that repeat one',
    );
  });

  test.each([
    [
      '1.2.840.10008.1.2.4.70',
      'pixels must be uncompressed, got JPEG Lossless (1.2.840.10008.1.2.4.70). Decompress',
    ],
    ['1.2.840.10008.1.2.4.91', 'got JPEG 2000 (1.2.840.10008.1.2.4.91)'],
    ['1.2.840.10008.1.2.1.99', 'the data set must not be deflated'],
    ['1.2.3', 'got an unknown transfer syntax (1.2.3)'],
  ])('pixels of the transfer syntax %s', async (uid, message) => {
    // shorter than the longest, which the file has room for: its meta information is written again
    const { name, bytes } = mr[0]!;
    const buffer = Buffer.from(bytes);
    const at = buffer.indexOf(Buffer.from('02001000', 'hex'));
    const length = buffer.readUInt16LE(at + 6);
    const text = Buffer.from(uid.length % 2 === 0 ? uid : `${uid}\0`);
    const changed = Buffer.concat([buffer.subarray(0, at + 8), text, buffer.subarray(at + 8 + length)]);
    changed.writeUInt16LE(text.length, at + 6);
    const groupAt = changed.indexOf(Buffer.from('02000000', 'hex')) + 8;
    changed.writeUInt32LE(changed.readUInt32LE(groupAt) + text.length - length, groupAt);
    await refuses([{ name, bytes: new Uint8Array(changed) }], message);
  });

  test('colours, several frames, and pixels that are truncated', async () => {
    await refuses(
      replaced(mr, 'MONOCHROME2', 'MONOCHROME1'),
      '0: pixels must be grey, MONOCHROME2, got MONOCHROME1',
    );
    await refuses([withNumber(mr[0]!, [0x28, 2], 3)], '0: pixels must be grey');
    const cut = mr[0]!.bytes.subarray(0, mr[0]!.bytes.length - 10);
    await refuses([{ name: 'cut', bytes: cut }], /^decodeDicom: cut: /);
    await refuses(
      [withNumber(mr[0]!, [0x28, 0x10], 600)],
      '0: truncated: the pixels must have 6000 bytes, got 60',
    );
  });

  test('a slope of 0', async () => {
    const tag = '\x28\x00\x53\x10DS\x04\x00';
    await refuses(replaced(mr, `${tag}1.0 `, `${tag}0.0 `), 'RescaleSlope must not be 0, got 0');
  });

  test('files that are not DICOM, none, and too many voxels', async () => {
    await refuses(
      [{ name: 'a.txt', bytes: new Uint8Array(200) }],
      'a.txt must be a DICOM file, got 200 bytes without',
    );
    await refuses([{ name: 'bare', bytes: mr[0]!.bytes.slice(0, 140) }], /^decodeDicom: bare: /);
    await refuses([], 'a series must have from 1 to 8192 files, got 0');
    await expect(decodeDicom(mr, { maxVoxels: 89 })).rejects.toThrow('at most 89 voxels, got 5 × 6 × 3');
    await expect(decodeDicom('folder' as unknown as DicomFile[])).rejects.toThrow(TypeError);
  });

  test('nothing that isDicom calls something else', () => {
    expect(mr.every(({ bytes }) => isDicom(bytes))).toBe(true);
    expect(isDicom(new Uint8Array(3))).toBe(false);
  });
});
