import { readFile } from 'node:fs/promises';
import { readKspace } from '@fourier-features/tasks';
import { File, ready } from 'h5wasm';
import { describe, expect, test } from 'vitest';
import { writeCfl } from './writeCfl.ts';

const fixture = new Uint8Array(await readFile(new URL('fixtures/fastmri-multicoil.h5', import.meta.url)));
const read = (file: Parameters<typeof readKspace>[0], options: object = {}): ReturnType<typeof readKspace> =>
  readKspace(file, { name: 'scan', ...options });

/** Writes an HDF5 file with one dataset of floats. */
async function hdf5(name: string, shape: number[]): Promise<Uint8Array> {
  const { FS } = await ready;
  const file = new File('written.h5', 'w');
  file.create_dataset({ name, data: new Float32Array(shape.reduce((a, b) => a * b)), shape });
  file.close();
  return FS.readFile('written.h5');
}

describe('readKspace of BART refuses', () => {
  const plane = writeCfl([1, 0, 2, 0, 3, 0, 4, 0], { x: 2, y: 2 });
  const hdr = (text: string): Uint8Array => new TextEncoder().encode(text);

  test.each([
    [
      'fewer numbers than its header states',
      { ...plane, cfl: plane.cfl.subarray(8) },
      'must have 32 bytes, 8 for each of the numbers that its .hdr states (2 2 1 1',
    ],
    [
      'a header without dimensions',
      { ...plane, hdr: hdr('# Command\n') },
      'must state positive dimensions in the line after',
    ],
    ['dimensions of 0', { ...plane, hdr: hdr('# Dimensions\n0 2') }, 'must state positive dimensions'],
    ['negative dimensions', { ...plane, hdr: hdr('# Dimensions\n-2 -2') }, 'got -2 -2'],
    [
      'more numbers than fit',
      { ...plane, hdr: hdr('# Dimensions\n100000 100000') },
      'must have at most 134217728 complex numbers, got the dimensions 100000 100000',
    ],
    [
      'a header of another size',
      { ...plane, hdr: new Uint8Array(70_000) },
      'must have at most 65536 bytes, got 70000',
    ],
    [
      'several points in time',
      writeCfl([1, 0, 2, 0, 3, 0, 4, 0], { x: 2, y: 1 }, [1, 1, 1, 1, 1, 1, 2]),
      'got 2 along dimension 10 (time). Extract one with bart slice 10 0.',
    ],
    [
      'two sets of maps',
      writeCfl([1, 0, 2, 0, 3, 0, 4, 0], { x: 2, y: 1 }, [2]),
      'got 2 along dimension 4 (maps)',
    ],
    [
      'a line',
      writeCfl([1, 0, 2, 0], { x: 2, y: 1 }),
      'must have two or three dimensions of space longer than 1',
    ],
    [
      'NaN',
      writeCfl([1, 0, Number.NaN, 0, 3, 0, 4, 0], { x: 2, y: 2 }),
      'must be finite, got NaN at index 1',
    ],
  ])('%s', async (_, file, message) => {
    await expect(read(file)).rejects.toThrow(message);
  });

  test('and hashes both files', async () => {
    const other = { ...plane, hdr: hdr('# Dimensions\n2 2\n') };
    expect((await read(other)).sha256).not.toBe((await read(plane)).sha256);
    expect((await read(other)).measurements).toEqual((await read(plane)).measurements);
  });
});

const form = async (name: string): Promise<Uint8Array> =>
  new Uint8Array(await readFile(new URL(`fixtures/fastmri-${name}.h5`, import.meta.url)));

test('readKspace of HDF5 reads numbers of either byte order', async () => {
  const little = await read(fixture, { slice: 0 });
  expect((await read(await form('big-endian'))).measurements).toEqual(little.measurements);
});

describe('readKspace of HDF5 refuses', () => {
  test('numbers that begin with their imaginary part', async () => {
    await expect(read(await form('imaginary-first'))).rejects.toThrow('the dataset kspace must be complex');
  });

  test('a compression that it lacks, by name', async () => {
    await expect(read(await form('lzf'))).rejects.toThrow(
      'must not be compressed with lzf. Write it again with compression="gzip" in h5py.',
    );
  });

  test.each([3, -1, 0.5])('slice %d of 3', async (slice) => {
    await expect(read(fixture, { slice })).rejects.toThrow(
      `readKspace: slice must be an integer from 0 to 2, got ${slice}`,
    );
  });

  test('truncated and damaged files, and reads whole ones after them', async () => {
    const damaged = fixture.slice().fill(255, 100, 200);
    for (const file of [damaged, fixture.subarray(0, 8)])
      await expect(read(file)).rejects.toThrow(/^readKspace: the HDF5 file is damaged$/);
    await expect(read(fixture.subarray(0, 3000))).rejects.toThrow(
      `readKspace: the HDF5 file is truncated: it must have ${fixture.length} bytes, got 3000`,
    );
    expect((await read(fixture)).shape).toEqual([12, 9]);
  });

  test('slices that are larger than the file could be', async () => {
    const file = new Uint8Array(await readFile(new URL('fixtures/unwritten.h5', import.meta.url)));
    await expect(read(file)).rejects.toThrow(
      `a file of ${file.length} bytes cannot hold a slice of the dataset kspace, got [1, 9000, 9000]`,
    );
  });

  test('files without k-space, or with k-space of another kind', async () => {
    await expect(read(await hdf5('data', [2, 3, 4]))).rejects.toThrow(
      'an HDF5 file must be of fastMRI, with a dataset kspace, got data. Save k-space of other files as .npy.',
    );
    await expect(read(await hdf5('kspace', [2, 3, 4]))).rejects.toThrow('the dataset kspace must be complex');
  });
});

test('a reconstruction in the file that k-space does not make gives a warning', async () => {
  // The bytes of reconstruction_rss begin with its first value, exp(−(2 − 6)²/8 − (1 − 4)²/5) + … of slice 0.
  const first = new Uint8Array(Float32Array.of(firstOfReference()).buffer);
  const at = fixture.findIndex((_, i) => first.every((byte, k) => fixture[i + k] === byte));
  expect(at).toBeGreaterThan(0);
  const other = fixture.slice();
  const view = new DataView(other.buffer);
  for (let i = 0; i < 3 * 8 * 7; i++) view.setFloat32(at + 4 * i, i % 7, true);
  const { warnings } = await read(other, { slice: 0 });
  expect(warnings.join()).toMatch(
    /the correlation of the zero-filled image with reconstruction_rss of the file is -?0\.\d\d/,
  );
});

function firstOfReference(): number {
  return Math.exp(-((2 - 6) ** 2) / 8 - (1 - 4) ** 2 / 5) + Math.exp(-((2 - 3) ** 2 + (1 - 4) ** 2) / 2) / 2;
}
