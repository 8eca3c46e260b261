import { readFile } from 'node:fs/promises';
import { decodeMgh, decodeVolume } from '@fourier-features/datasets';
import { describe, expect, test } from 'vitest';

interface Facts {
  /** What NiBabel's `affine` holds, row by row, or what SimpleITK was given, turned to the right and front. */
  readonly affine: readonly number[];
  /** What `get_fdata` returns, or was written, x fastest. */
  readonly values: readonly number[];
  readonly zooms: readonly number[];
  readonly frame: number;
}

const FOLDER = new URL('./fixtures/', import.meta.url);
const { versions: _, ...facts } = JSON.parse(await readFile(new URL('facts.json', FOLDER), 'utf8')) as Record<
  string,
  Facts
>;
const open = async (name: string) => new Uint8Array(await readFile(new URL(name, FOLDER)));
const close = (numbers: readonly number[]) => numbers.map((number) => expect.closeTo(number, 4));

describe('decodeVolume(bytes) of files by NiBabel and SimpleITK', () => {
  test.each(Object.keys(facts))(
    'reads the values and the affine transform of %s as they do',
    async (name) => {
      const { affine, values, zooms, frame } = facts[name]!;
      const volume = await decodeVolume(await open(name), { volume: frame });
      expect([...volume.values]).toEqual(close(values));
      expect(volume.shape).toEqual([2, 3, 4]);
      expect(volume.affine).toEqual(close(affine));
      expect(volume.spacing).toEqual(close(zooms));
      expect(volume.offset).toBe(0);
    },
  );

  test('says what the affine transform is from, and how far two forms are apart', async () => {
    const reports = Object.fromEntries(
      await Promise.all(
        Object.keys(facts).map(async (name) => [name, (await decodeVolume(await open(name))).report]),
      ),
    );
    expect(reports['qform-left.nii.gz']).toMatchObject({ affineFrom: 'qform', formDifference: undefined });
    expect(reports['float32.mgz']).toMatchObject({ affineFrom: 'direction cosines', unusableForms: [] });
    for (const same of ['both-forms-left.nii.gz', 'both-forms-right.nii.gz', 'nifti2-big-endian.nii']) {
      expect(reports[same].affineFrom).toBe('sform');
      expect(reports[same].formDifference.angle).toBeLessThan(0.1);
      expect(reports[same].formDifference.distance).toBeLessThan(1e-3);
    }
    // 10° about z, then 5 mm along x; the farthest voxel is a corner, (0, 2), (3, 0) or (3, 2) times 2 mm from the origin
    const turned = [0, 3].flatMap((i) =>
      [0, 2].map((j) => {
        const turn = Math.PI / 18;
        const [x, y] = [2 * i, 2 * j];
        return Math.hypot(
          x * Math.cos(turn) - y * Math.sin(turn) + 5 - x,
          x * Math.sin(turn) + y * Math.cos(turn) - y,
        );
      }),
    );
    const difference = { angle: expect.closeTo(10, 3), distance: expect.closeTo(Math.max(...turned), 3) };
    expect(reports['forms-disagree.nii.gz'].formDifference).toEqual({ ...difference, sameSpace: true });
    expect(reports['forms-of-two-spaces.nii.gz'].formDifference).toEqual({ ...difference, sameSpace: false });
  });
});

describe('decodeMgh(bytes)', () => {
  test('assumes coronal slices about the origin if the header has no positions', async () => {
    const bytes = await open('frames.mgh');
    new DataView(bytes.buffer).setInt16(28, 0);
    const { affine, spacing } = await decodeMgh(bytes);
    // x to the left, y down, z to the front, the middle (2, 1.5, 1) at the origin
    expect(affine).toEqual([-1, 0, 0, 2, 0, 0, 1, -1, 0, -1, 0, 1.5, 0, 0, 0, 1]);
    expect(spacing).toEqual([1, 1, 1]);
  });

  test.each([
    [4, 0, 'dimensions must be positive, in voxels, got 0 × 3 × 2 × 3'],
    [12, 2 ** 30, 'a volume must have at most 268435456 voxels, got 4 × 3 × 1073741824'],
    [16, 2 ** 30, 'truncated: the file must have 25769804060 bytes by its header, got'],
    [20, 6, 'voxels must be one of uint8, int32, float32, int16, uint16, got tensors (type 6)'],
    [30, 0, 'voxel sizes and direction cosines must be those of a grid, got 0 × 1.5 × 3 mm'],
    [0, 2, 'bytes must be an MGH file of version 1, got 356 bytes that start with 00 00 00 02'],
  ])('refuses a header with %i at byte %i', async (at, value, message) => {
    const bytes = (await open('frames.mgh')).slice(0, 356);
    new DataView(bytes.buffer).setInt32(at, value);
    await expect(decodeMgh(bytes)).rejects.toThrow(message);
    await expect(decodeMgh(bytes)).rejects.toThrow(/^decodeMgh: [^\n]+$/);
  });

  test('refuses truncated files and volumes that do not exist', async () => {
    const bytes = await open('frames.mgh');
    await expect(decodeMgh(bytes.subarray(0, 200))).rejects.toThrow('an MGH header has 284 bytes, got 200');
    await expect(decodeMgh(bytes, { volume: 3 })).rejects.toThrow('which has 3 volumes, 0 to 2; got 3');
    await expect(decodeMgh('a.mgz' as unknown as Uint8Array)).rejects.toThrow(TypeError);
  });
});
