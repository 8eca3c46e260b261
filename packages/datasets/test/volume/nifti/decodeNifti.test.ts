import { gzipSync } from 'node:zlib';
import { decodeNifti } from '@fourier-features/datasets';
import { describe, expect, test } from 'vitest';
import { type NiftiFile, writeNifti } from './writeNifti.ts';

type Put = (view: DataView, at: number, value: number, little: boolean) => void;

/** Name, code and size of each type, two values at the ends of its range and how to write them. */
const TYPES: [string, number, number, number[], Put][] = [
  ['uint8', 2, 1, [0, 255], (view, at, value) => view.setUint8(at, value)],
  ['int16', 4, 2, [-32768, 32767], (view, at, value, little) => view.setInt16(at, value, little)],
  ['int32', 8, 4, [-(2 ** 31), 2 ** 24], (view, at, value, little) => view.setInt32(at, value, little)],
  ['float32', 16, 4, [-0.1, 3e38], (view, at, value, little) => view.setFloat32(at, value, little)],
  ['float64', 64, 8, [-0.1, 1e-40], (view, at, value, little) => view.setFloat64(at, value, little)],
  ['int8', 256, 1, [-128, 127], (view, at, value) => view.setInt8(at, value)],
  ['uint16', 512, 2, [1, 65535], (view, at, value, little) => view.setUint16(at, value, little)],
  ['uint32', 768, 4, [1, 2 ** 32 - 1], (view, at, value, little) => view.setUint32(at, value, little)],
  [
    'int64',
    1024,
    8,
    [-(2 ** 40), 5],
    (view, at, value, little) => view.setBigInt64(at, BigInt(value), little),
  ],
  [
    'uint64',
    1280,
    8,
    [2 ** 63, 5],
    (view, at, value, little) => view.setBigUint64(at, BigInt(value), little),
  ],
];

const bytes: NiftiFile = {
  dim: [3, 3, 2, 2],
  datatype: 2,
  voxels: Uint8Array.from({ length: 12 }, (_, i) => i),
};
const floats = (numbers: number[]) => new Uint8Array(Float32Array.from(numbers).buffer);

describe('decodeNifti(bytes)', () => {
  test.each(TYPES)(
    'decodes %s in both versions and byte orders',
    async (dataType, datatype, size, numbers, put) => {
      for (const version of [1, 2] as const) {
        for (const littleEndian of [true, false]) {
          const voxels = new Uint8Array(2 * size);
          numbers.forEach((value, i) => {
            put(new DataView(voxels.buffer), i * size, value, littleEndian);
          });
          const file = writeNifti({ version, littleEndian, dim: [3, 2, 1, 1], datatype, voxels });
          const volume = await decodeNifti(file);
          expect(volume).toMatchObject({ shape: [1, 1, 2], dataType, volumeCount: 1 });
          expect(volume.values).toEqual(Float32Array.from(numbers));
        }
      }
    },
  );

  test('keeps x fastest and returns the shape as depth, height, width', async () => {
    const { values, shape } = await decodeNifti(writeNifti(bytes));
    expect(shape).toEqual([2, 2, 3]);
    expect([...values]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  });

  test('decompresses gzip and decodes a view into a larger buffer', async () => {
    const file = writeNifti(bytes);
    const plain = await decodeNifti(file);
    expect(await decodeNifti(gzipSync(file))).toEqual(plain);
    const shifted = new Uint8Array(file.length + 3);
    shifted.set(file, 3);
    expect(await decodeNifti(shifted.subarray(3))).toEqual(plain);
  });

  test.each([1, 2] as const)('decodes a Buffer that shares its memory, in version %i', async (version) => {
    const file = writeNifti({ ...bytes, version });
    const other = writeNifti({ ...bytes, version, dim: [3, 2, 1, 1] });
    // Node reads small files into one piece of memory, one after the other
    const pool = Uint8Array.of(...other, ...file);
    expect(await decodeNifti(Buffer.from(pool.buffer, other.length))).toEqual(await decodeNifti(file));
  });

  test('scales by slope and intercept unless the slope is 0', async () => {
    const scaled = await decodeNifti(writeNifti({ ...bytes, slope: 0.5, intercept: -1 }));
    expect([...scaled.values.slice(0, 3)]).toEqual([-1, -0.5, 0]);
    const plain = await decodeNifti(writeNifti({ ...bytes, slope: 0, intercept: 7 }));
    expect(plain.values[1]).toBe(1);
  });

  test('returns a 2-D image as a volume of depth 1', async () => {
    const file = writeNifti({ ...bytes, dim: [2, 3, 4, 0], pixdim: [1, 2, 2, 0] });
    expect(await decodeNifti(file)).toMatchObject({ shape: [1, 4, 3], spacing: [2, 2, 1] });
  });

  test('decodes one volume of several', async () => {
    const file = writeNifti({ ...bytes, dim: [5, 2, 2, 1, 3, 1] });
    expect(await decodeNifti(file)).toMatchObject({ volumeCount: 3, values: Float32Array.of(0, 1, 2, 3) });
    expect((await decodeNifti(file, { volume: 2 })).values).toEqual(Float32Array.of(8, 9, 10, 11));
    await expect(decodeNifti(file, { volume: 7 })).rejects.toThrow(
      'decodeNifti: volume must be in the file, which has 3 volumes, 0 to 2; got 7',
    );
  });
});

describe('decodeNifti(bytes).affine', () => {
  const rows = [2, 0, 0, -10, 0, 0, 3, 5, 0, -1.5, 0, 7];
  const sform = { code: 1, rows };
  // half a turn about y
  const qform = { code: 4, bcd: [0, 1, 0], offset: [1, 2, 3] };

  test.each([1, 2] as const)('is the sform if present, whatever its code, version %i', async (version) => {
    const { affine, spacing } = await decodeNifti(writeNifti({ ...bytes, version, sform, qform }));
    expect(affine).toEqual([...rows, 0, 0, 0, 1]);
    expect(spacing).toEqual([2, 1.5, 3]);
  });

  test.each([1, 2] as const)(
    'is the qform without sform, mirrored if qfac is −1, version %i',
    async (version) => {
      const pixdim = [-1, 2, 3, 4];
      const { affine } = await decodeNifti(writeNifti({ ...bytes, version, qform, pixdim }));
      expect(affine).toEqual(
        [-2, 0, -0, 1, 0, 3, -0, 2, 0, 0, 4, 3, 0, 0, 0, 1].map((entry) => expect.closeTo(entry)),
      );
    },
  );

  test.each([0, 1, 7])('is the qform with qfac 1 for a pixdim[0] of %i', async (qfac) => {
    const { affine } = await decodeNifti(writeNifti({ ...bytes, qform, pixdim: [qfac, 2, 3, 4] }));
    expect(affine).toEqual(
      [-2, 0, 0, 1, 0, 3, 0, 2, 0, 0, -4, 3, 0, 0, 0, 1].map((entry) => expect.closeTo(entry)),
    );
  });

  test('has the voxel sizes alone without an invertible form', async () => {
    const flat = { code: 1, rows: Array.from({ length: 12 }, () => 0) };
    const { affine, spacing } = await decodeNifti(
      writeNifti({ ...bytes, sform: flat, pixdim: [0, 2, 3, 4] }),
    );
    expect(affine).toEqual([2, 0, 0, 0, 0, 3, 0, 0, 0, 0, 4, 0, 0, 0, 0, 1]);
    expect(spacing).toEqual([2, 3, 4]);
  });

  test('is in mm for files in metres and micrometres too', async () => {
    expect((await decodeNifti(writeNifti({ ...bytes, units: 1 }))).spacing).toEqual([1000, 1000, 1000]);
    expect((await decodeNifti(writeNifti({ ...bytes, units: 3 }))).spacing).toEqual([0.001, 0.001, 0.001]);
  });
});

describe('decodeNifti(bytes) of values that 32-bit floats cannot tell apart', () => {
  const integers = (...numbers: bigint[]) => new Uint8Array(BigInt64Array.from(numbers).buffer);
  const doubles = (...numbers: number[]) => new Uint8Array(Float64Array.from(numbers).buffer);
  const of = (datatype: number, voxels: Uint8Array, more: Partial<NiftiFile> = {}) =>
    decodeNifti(writeNifti({ dim: [3, 4, 1, 1], datatype, voxels, ...more }));
  const far = 2n ** 40n;

  test.each([
    ['int64', 1024, integers(far + 20n, far + 120n, far + 21n, far + 20n), Number(far) + 20, 3, 1],
    ['negative int64', 1024, integers(-far, -far - 3n, -far, -far), -Number(far) - 3, 2, 1],
    ['float64', 64, doubles(1e9, 1e9 + 100, 1e9 + 1, 1e9), 1e9, 3, 2],
    ['uint32', 768, new Uint8Array(Uint32Array.of(4e9, 4e9 + 100, 4e9 + 1, 4e9).buffer), 4e9, 3, 1],
  ])(
    'has those of %s relative to the least, and says so',
    async (_, datatype, voxels, offset, inFile, asFloat32) => {
      const { values, ...volume } = await of(datatype, voxels);
      expect(volume.offset).toBe(offset);
      expect(volume.report.distinct).toEqual({ inFile, asFloat32 });
      const [first, second] = values;
      expect(new Set(values).size).toBe(inFile);
      expect(Math.abs(first! - second!)).toBe(offset < 0 ? 3 : 100);
    },
  );

  test.each([
    ['int64', 1024, -(2n ** 60n), -(2 ** 60)],
    ['uint64', 1280, 2n ** 63n, 2 ** 63],
  ])('has those of %s beyond 2^53 relative to the least too', async (_, datatype, start, offset) => {
    const numbers = [0n, 100n, 1n, 20n].map((integer) => BigInt.asIntN(64, start + integer));
    const { values, ...volume } = await of(datatype, integers(...numbers));
    expect([...values]).toEqual([0, 100, 1, 20]);
    expect(volume).toMatchObject({ offset, report: { distinct: { inFile: 4, asFloat32: 1 } } });
    const doubled = await of(datatype, integers(...numbers), { slope: 2, intercept: 1 });
    expect([...doubled.values]).toEqual([0, 200, 2, 40]);
    expect(doubled.offset).toBe(2 * offset + 1);
  });

  test('keeps those beyond 2^53 that differ enough', async () => {
    const { values, offset } = await of(1024, integers(2n ** 60n, 2n ** 59n, -(2n ** 62n), 0n));
    expect([...values, offset]).toEqual([2 ** 60, 2 ** 59, -(2 ** 62), 0, 0]);
  });

  test('keeps them as they are if slope and intercept bring them near 0, in double precision', async () => {
    const { values, offset, report } = await of(1024, integers(far + 20n, far + 120n, far, far), {
      slope: 1,
      intercept: -(2 ** 40),
    });
    expect([...values]).toEqual([20, 120, 0, 0]);
    expect([offset, report.distinct]).toEqual([0, undefined]);
  });

  test('keeps those of few distinct values that are exact, and of a wide range', async () => {
    const labels = await of(1024, integers(far, far + 2n ** 20n, far, far));
    expect([labels.offset, labels.values[1]]).toEqual([0, Number(far) + 2 ** 20]);
    expect((await of(64, doubles(-0.1, 1e5 + 0.1, 3e38, 7))).offset).toBe(0);
    expect((await of(64, doubles(0.1, 0.1, 0.1, 0.1))).offset).toBe(0);
  });

  test('counts none that are not finite', async () => {
    const file = writeNifti({
      dim: [3, 4, 1, 1],
      datatype: 64,
      voxels: doubles(1e9, 1e9 + 1, NaN, Infinity),
    });
    const { values, offset, report } = await decodeNifti(file, { nonFinite: 'zero' });
    expect([...values]).toEqual([0, 1, 0, 0]);
    expect(offset).toBe(1e9);
    expect(report).toMatchObject({ nonFiniteCount: 2, distinct: { inFile: 2, asFloat32: 1 } });
  });
});

describe('decodeNifti(bytes).report', () => {
  const rows = [2, 0, 0, -10, 0, 3, 0, 5, 0, 0, 4, 7];
  const sform = { code: 1, rows };

  test('names forms that are not invertible or not finite', async () => {
    const flat = await decodeNifti(
      writeNifti({ ...bytes, sform: { code: 2, rows: rows.map((entry, i) => (i === 10 ? 0 : entry)) } }),
    );
    expect(flat.report).toMatchObject({ unusableForms: ['sform'], affineFrom: 'voxel sizes' });
    const both = await decodeNifti(
      writeNifti({ ...bytes, sform, qform: { code: 1, bcd: [NaN, 0, 0], offset: [0, 0, 0] } }),
    );
    expect(both.report).toMatchObject({ unusableForms: ['qform'], affineFrom: 'sform' });
  });

  test('has the voxel sizes that the header states, with their signs; the spacing is positive', async () => {
    const negative = await decodeNifti(writeNifti({ ...bytes, pixdim: [1, -2, 3, 4] }));
    expect(negative.report.statedSpacing).toEqual([-2, 3, 4]);
    expect(negative.spacing).toEqual([2, 3, 4]);
    expect(negative.affine).toEqual([2, 0, 0, 0, 0, 3, 0, 0, 0, 0, 4, 0, 0, 0, 0, 1]);
    const other = await decodeNifti(writeNifti({ ...bytes, sform, pixdim: [1, 1, 1, 1] }));
    expect([other.report.statedSpacing, other.spacing]).toEqual([
      [1, 1, 1],
      [2, 3, 4],
    ]);
  });

  test('has the angle and the distance between two forms in mm, also for files in metres', async () => {
    const qform = { code: 1, bcd: [0, 0, 1], offset: [-10, 5, 7] };
    const { report } = await decodeNifti(
      writeNifti({ ...bytes, units: 1, sform, qform, pixdim: [1, 2, 3, 4] }),
    );
    // half a turn about z moves the last of 3 × 2 voxels in x and y by twice its place
    const distance = 1000 * Math.hypot(2 * 4, 2 * 3);
    expect(report.formDifference).toEqual({
      angle: expect.closeTo(180),
      distance: expect.closeTo(distance, 2),
      sameSpace: true,
    });
  });
});

describe('decodeNifti(bytes) refuses, with one line,', () => {
  const refuses = async (file: Uint8Array, message: string | RegExp) => {
    await expect(decodeNifti(file)).rejects.toThrow(message);
    await expect(decodeNifti(file)).rejects.toThrow(/^decodeNifti: [^\n]+$/);
  };

  test('files that are not NIfTI', async () => {
    await refuses(new Uint8Array(0), 'decodeNifti: bytes must be a NIfTI-1 or NIfTI-2 file, got 0 bytes');
    await refuses(
      new TextEncoder().encode('%PDF-1.7 and so on'),
      '18 bytes that start with "%PDF-1.7 and so "',
    );
    await refuses(writeNifti({ ...bytes, magic: 'x' }), 'got a file with magic "x');
    await expect(decodeNifti('a.nii' as unknown as Uint8Array)).rejects.toThrow(TypeError);
  });

  test('a pair of header and image', async () => {
    await refuses(
      writeNifti({ ...bytes, magic: 'ni1' }),
      'must be in one file (.nii), got the .hdr of a pair',
    );
    await refuses(writeNifti({ ...bytes, version: 2, magic: 'ni2' }), 'must be in one file');
  });

  test('truncated files, with both sizes', async () => {
    const file = writeNifti(bytes);
    await refuses(file.subarray(0, 363), 'truncated: the file must have 364 bytes by its header, got 363');
    await refuses(file.subarray(0, 200), 'truncated: a NIfTI-1 header has 348 bytes, got 200');
  });

  test('gzip data that are longer than the header states, or whose header states too much', async () => {
    const file = writeNifti(bytes);
    const padded = (length: number) => gzipSync(Buffer.concat([file, Buffer.alloc(length)]));
    expect((await decodeNifti(padded(2 ** 20))).shape).toEqual([2, 2, 3]);
    await refuses(
      padded(2 ** 20 + 1),
      `gzip data must decompress to at most ${file.length + 2 ** 20} bytes, got more`,
    );
    const large = gzipSync(writeNifti({ ...bytes, dim: [3, 1024, 1024, 257] }));
    await refuses(large, 'a volume must have at most 268435456 voxels, got 1024 × 1024 × 257');
    await expect(decodeNifti(file, { maxVoxels: 11 })).rejects.toThrow('at most 11 voxels, got 3 × 2 × 2');
  });

  test('truncated or damaged gzip data', async () => {
    const packed = gzipSync(writeNifti(bytes));
    await refuses(packed.subarray(0, packed.length - 9), 'gzip data are truncated or damaged');
    packed[packed.length - 6]! ^= 1;
    await refuses(packed, 'gzip data are truncated or damaged');
  });

  test('dimensions that are not those of a volume', async () => {
    await refuses(
      writeNifti({ ...bytes, dim: [3, 3, 0, 2] }),
      'dimensions must be positive, in voxels, got 3 × 0 × 2',
    );
    await refuses(writeNifti({ ...bytes, dim: [3, 3, -2, 2] }), 'got 3 × -2 × 2');
    await refuses(writeNifti({ ...bytes, dim: [9, 3, 2, 2] }), 'must have 1 to 7 dimensions, got 9');
    await refuses(
      writeNifti({ ...bytes, dim: [5, 2, 2, 1, 1, 3] }),
      'at most 4 dimensions, got 2 × 2 × 1 × 1 × 3',
    );
    await refuses(writeNifti({ ...bytes, dim: [3, 32767, 32767, 9] }), 'at most 268435456 voxels');
  });

  test('complex numbers and colours', async () => {
    await refuses(writeNifti({ ...bytes, datatype: 32 }), 'got complex64 (datatype 32)');
    await refuses(writeNifti({ ...bytes, datatype: 128 }), 'got RGB colours (datatype 128)');
    await refuses(writeNifti({ ...bytes, datatype: 77 }), 'got an unknown type (datatype 77)');
  });

  test('voxels that start inside the header', async () => {
    const file = writeNifti(bytes);
    new DataView(file.buffer).setFloat32(108, 0, true);
    await refuses(file, 'voxels must start after the header, at a byte from 348, got 0');
  });

  test('values that are not finite, unless nonFinite is zero', async () => {
    const voxels = floats([1, 2, 3, NaN, 5, -Infinity]);
    const file = writeNifti({ dim: [3, 3, 1, 2], datatype: 16, voxels });
    await refuses(
      file,
      "got 2 that are not, the first NaN at voxel (0, 0, 1). Set nonFinite to 'zero' to replace them with 0.",
    );
    const { values } = await decodeNifti(file, { nonFinite: 'zero' });
    expect(values).toEqual(Float32Array.of(1, 2, 3, 0, 5, 0));
  });
});
