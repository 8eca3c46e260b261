import { decodeNifti, encodeNifti } from '@fourier-features/datasets';
import { describe, expect, test } from 'vitest';

const values = Float32Array.from({ length: 24 }, (_, i) => Math.sin(i) * 10 ** (i - 12));
const shape = [2, 3, 4] as const;
const identity = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1];

/** Returns an affine transform: rotations about z and then y, columns scaled, and a translation. */
function turned(about: [number, number], scale: [number, number, number]): number[] {
  const [[c, s], [d, t]] = about.map((angle) => [Math.cos(angle), Math.sin(angle)]) as [number[], number[]];
  const rotation = [
    [c! * d!, -s!, c! * t!],
    [s! * d!, c!, s! * t!],
    [-t!, 0, d!],
  ];
  const rows = rotation.map((row, i) => [...row.map((entry, j) => entry * scale[j]!), 10 * i - 4]);
  return [...rows.flat(), 0, 0, 0, 1];
}

describe('encodeNifti(volume)', () => {
  test('writes the header of the standard', async () => {
    const affine = [2, 0, 0, -9, 0, 3, 0, -8, 0, 0, 4, -7, 0, 0, 0, 1];
    const file = await encodeNifti({ values, shape, affine, description: 'a test' });
    const view = new DataView(file.buffer);
    const shorts = (at: number, count: number) =>
      Array.from({ length: count }, (_, i) => view.getInt16(at + 2 * i, true));
    const floats = (at: number, count: number) =>
      Array.from({ length: count }, (_, i) => view.getFloat32(at + 4 * i, true));
    const text = (at: number, length: number) =>
      new TextDecoder('latin1').decode(file.subarray(at, at + length));

    expect(file.length).toBe(352 + 24 * 4);
    expect(view.getInt32(0, true)).toBe(348); // sizeof_hdr
    expect(shorts(40, 8)).toEqual([3, 4, 3, 2, 1, 1, 1, 1]); // dim
    expect(shorts(70, 3)).toEqual([16, 32, 0]); // datatype, bitpix, slice_start
    expect(floats(76, 4)).toEqual([1, 2, 3, 4]); // pixdim
    expect(floats(108, 3)).toEqual([352, 1, 0]); // vox_offset, scl_slope, scl_inter
    expect(file[123]).toBe(2); // xyzt_units: mm
    expect(text(148, 8)).toBe('a test\0\0'); // descrip
    expect(shorts(252, 2)).toEqual([2, 2]); // qform_code, sform_code
    expect(floats(256, 6)).toEqual([0, 0, 0, -9, -8, -7]); // quatern_b, c, d, qoffset_x, y, z
    expect(floats(280, 12)).toEqual(affine.slice(0, 12)); // srow_x, y, z
    expect(text(344, 8)).toBe('n+1\0\0\0\0\0'); // magic, no extension
    expect(floats(352, 24)).toEqual([...values]);
    // all other bytes are zero, except "regular" at 38
    const named = [
      [0, 4],
      [38, 39],
      [40, 56],
      [70, 74],
      [76, 92],
      [108, 120],
      [123, 124],
      [148, 228],
      [252, 328],
      [344, 348],
    ];
    const rest = file.slice(0, 352).filter((_, i) => !named.some(([from, to]) => i >= from! && i < to!));
    expect(rest.every((byte) => byte === 0)).toBe(true);
  });

  test.each([false, true])('is decoded bit for bit by decodeNifti, gzip %s', async (gzip) => {
    const affine = turned([0.4, -1.1], [0.7, 1.3, 2.1]);
    const back = await decodeNifti(await encodeNifti({ values, shape, affine }, { gzip }));
    expect(back).toMatchObject({ values, shape, dataType: 'float32', volumeCount: 1 });
    expect(back.affine).toEqual(affine.map(Math.fround));
  });

  test.each([
    ['uint8', [0, 255]],
    ['int8', [-128, 127]],
    ['uint16', [0, 65535]],
    ['int16', [-32768, 32767]],
    ['uint32', [0, 2 ** 32 - 256]],
    ['int32', [-(2 ** 31), 2 ** 24]],
    ['float64', [-0.5, 2 ** -130]],
  ] as const)('writes %s', async (dataType, numbers) => {
    const file = await encodeNifti({ values: numbers, shape: [1, 1, 2], dataType });
    expect(await decodeNifti(file)).toMatchObject({ values: Float32Array.from(numbers), dataType });
  });

  test.each([
    [
      [0, 0],
      [1, 2, 3],
    ],
    [
      [Math.PI, 0],
      [1, 1, 1],
    ],
    [
      [0, Math.PI],
      [1, 2, 3],
    ],
    [
      [Math.PI, Math.PI],
      [2, 2, 2],
    ],
    [
      [0.3, 2.9],
      [1, 1, -2],
    ],
    [
      [-2.8, 0.6],
      [-1, 3, 0.5],
    ],
  ] as [[number, number], [number, number, number]][])(
    'has equal qform and sform, rotated by %j, scaled by %j',
    async (about, scale) => {
      const affine = turned(about, scale);
      const file = await encodeNifti({ values, shape, affine });
      // without an sform the decoder uses the qform
      new DataView(file.buffer).setInt16(254, 0, true);
      const back = await decodeNifti(file);
      expect(back.affine).toEqual(affine.map((entry) => expect.closeTo(entry, 5)));
    },
  );

  test('omits the qform if the columns are not orthogonal', async () => {
    const sheared = identity.with(1, 0.5);
    const file = await encodeNifti({ values, shape, affine: sheared });
    expect(new DataView(file.buffer).getInt16(252, true)).toBe(0);
    expect((await decodeNifti(file)).affine).toEqual(sheared);
  });

  test('uses the voxel sizes without an affine transform', async () => {
    const back = await decodeNifti(await encodeNifti({ values, shape, spacing: [1, 2, 3.5] }));
    expect(back.spacing).toEqual([1, 2, 3.5]);
    expect(back.affine).toEqual([1, 0, 0, 0, 0, 2, 0, 0, 0, 0, 3.5, 0, 0, 0, 0, 1]);
  });

  test('refuses what a file cannot represent', async () => {
    const one = { values: [0.5], shape: [1, 1, 1] };
    await expect(encodeNifti({ ...one, dataType: 'uint8' })).rejects.toThrow(
      'encodeNifti: values must be integers that uint8 can represent, got 0.5 at index 0. Scale and round them first, or use float32.',
    );
    await expect(encodeNifti({ ...one, values: [300], dataType: 'uint8' })).rejects.toThrow(
      'got 300 at index 0',
    );
    await expect(encodeNifti({ ...one, values: [1e39] })).rejects.toThrow(
      'values must be finite as float32, got 1e+39',
    );
    await expect(encodeNifti({ ...one, values: [NaN] })).rejects.toThrow('got NaN at index 0');
    await expect(encodeNifti({ ...one, shape: [1, 2, 1] })).rejects.toThrow('= 1 × 2 × 1 = 2 numbers, got 1');
    await expect(encodeNifti({ ...one, shape: [1, 1] })).rejects.toThrow(
      'shape must be [depth, height, width]',
    );
    await expect(encodeNifti({ ...one, affine: identity.with(0, 0) })).rejects.toThrow(
      'affine must be an invertible 4 × 4 matrix',
    );
    await expect(encodeNifti({ ...one, spacing: [1, 0, 1] })).rejects.toThrow(
      'spacing must be three positive sizes',
    );
    await expect(encodeNifti({ ...one, dataType: 'int64' as 'int32' })).rejects.toThrow(
      'dataType must be one of uint8',
    );
    await expect(encodeNifti({ ...one, description: 'é' })).rejects.toThrow(
      'at most 79 ASCII characters, got "é"',
    );
    const long = { values: { length: 32768 }, shape: [1, 1, 32768] };
    await expect(encodeNifti(long)).rejects.toThrow('sides of at most 32767 voxels');
  });
});
