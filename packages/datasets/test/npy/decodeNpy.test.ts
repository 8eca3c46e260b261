import { decodeNpy } from '@fourier-features/datasets';
import { describe, expect, test } from 'vitest';
import { headerOf, writeNpy } from './writeNpy.ts';

/** Each type, the little-endian bytes of two numbers, their values and the array that holds them. */
const TYPES: [string, number[], number[], typeof Float32Array | typeof Float64Array][] = [
  ['b1', [1, 0], [1, 0], Float32Array],
  ['i1', [0x80, 0x7f], [-128, 127], Float32Array],
  ['u1', [0x80, 0xff], [128, 255], Float32Array],
  ['i2', [0x00, 0x80, 0xff, 0x7f], [-32768, 32767], Float32Array],
  ['u2', [0x00, 0x80, 0xff, 0xff], [32768, 65535], Float32Array],
  ['i4', [0, 0, 0, 0x80, 0xff, 0xff, 0xff, 0x7f], [-(2 ** 31), 2 ** 31 - 1], Float64Array],
  ['u4', [1, 0, 0, 0, 0xff, 0xff, 0xff, 0xff], [1, 2 ** 32 - 1], Float64Array],
  [
    'i8',
    [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1, 0, 0, 0, 0, 0, 0x10, 0],
    [-1, 2 ** 52 + 1],
    Float64Array,
  ],
  ['u8', [1, 0, 0, 0, 0, 0, 0x10, 0, 7, 0, 0, 0, 0, 0, 0, 0], [2 ** 52 + 1, 7], Float64Array],
  ['f4', [0, 0, 0x80, 0x3f, 0, 0, 0x20, 0xc1], [1, -10], Float32Array],
  ['f8', [0, 0, 0, 0, 0, 0, 0xf0, 0x3f, 0, 0, 0, 0, 0, 0, 0x24, 0xc0], [1, -10], Float64Array],
];

describe('decodeNpy(bytes)', () => {
  test.each(TYPES)('decodes %s in both byte orders and all versions', (type, data, numbers, Values) => {
    const size = Number(type[1]);
    const swapped = data.map((_, i) => data[i - (i % size) + size - 1 - (i % size)]!);
    for (const version of [1, 2, 3]) {
      const little = writeNpy({ header: headerOf(`<${type}`, '(2,)'), data: Uint8Array.from(data), version });
      expect(decodeNpy(little)).toEqual({ values: Values.from(numbers), shape: [2], complex: false });
      const big = writeNpy({ header: headerOf(`>${type}`, '(2,)'), data: Uint8Array.from(swapped), version });
      expect(decodeNpy(big).values).toEqual(Values.from(numbers));
    }
  });

  test('limits axes, values and the header before it allocates', () => {
    const file = (shape: string, version = 1) =>
      writeNpy({ header: headerOf('<f4', `(${shape})`, 'True'), data: new Uint8Array(4), version });
    expect(decodeNpy(file('1, '.repeat(64))).shape).toHaveLength(64);
    expect(() => decodeNpy(file('1, '.repeat(65)))).toThrow(
      'decodeNpy: an array must have at most 64 axes, got 65',
    );
    expect(() => decodeNpy(file('16384, 16385,'))).toThrow(
      'an array must have at most 268435456 values, got shape (16384, 16385). Raise maxValues if there is memory.',
    );
    const complex = writeNpy({ header: headerOf('<c8', '(3,)'), data: new Uint8Array(24) });
    expect(decodeNpy(complex, { maxValues: 6 }).shape).toEqual([3, 2]);
    expect(() => decodeNpy(complex, { maxValues: 5 })).toThrow(
      'an array must have at most 5 values, got shape (3), complex',
    );
    const long = writeNpy({ header: ' '.repeat(2 ** 16), data: new Uint8Array(0), version: 2 });
    new DataView(long.buffer).setUint32(8, 2 ** 16 + 1, true);
    expect(() => decodeNpy(long)).toThrow('the header must have at most 65536 bytes, got 65537');
  });

  test('decodes an array without elements, however long its other sides', () => {
    const file = writeNpy({
      header: headerOf('<f4', `(0, ${'9'.repeat(308)}, ${'9'.repeat(308)})`),
      data: new Uint8Array(0),
    });
    expect(decodeNpy(file).values).toEqual(new Float32Array(0));
  });

  test('decodes half-precision floats: normal, subnormal, the largest, infinite and NaN', () => {
    const halves = Uint16Array.of(0x3c00, 0xc500, 0x0001, 0x7bff, 0xfc00, 0x7e00, 0x3555);
    const file = writeNpy({ header: headerOf('<f2', '(7,)'), data: new Uint8Array(halves.buffer) });
    expect([...decodeNpy(file).values]).toEqual([1, -5, 2 ** -24, 65504, -Infinity, NaN, 1365 / 4096]);
  });

  test('gives complex numbers a trailing side of 2: real, imaginary', () => {
    const numbers = [1, -2, 3.5, 0, 0.25, 9];
    const single = writeNpy({
      header: headerOf('<c8', '(3,)'),
      data: new Uint8Array(Float32Array.from(numbers).buffer),
    });
    expect(decodeNpy(single)).toEqual({ values: Float32Array.from(numbers), shape: [3, 2], complex: true });
    const double = writeNpy({
      header: headerOf('<c16', '(3, 1)'),
      data: new Uint8Array(Float64Array.from(numbers).buffer),
    });
    expect(decodeNpy(double)).toEqual({
      values: Float64Array.from(numbers),
      shape: [3, 1, 2],
      complex: true,
    });
  });

  test('converts Fortran order to C order', () => {
    // element (i, j, k) of shape (2, 3, 2) is 100 i + 10 j + k, i fastest in the file
    const inFile: number[] = [];
    for (let k = 0; k < 2; k++)
      for (let j = 0; j < 3; j++) for (let i = 0; i < 2; i++) inFile.push(100 * i + 10 * j + k);
    const data = Uint8Array.from(inFile);
    const { values, shape } = decodeNpy(writeNpy({ header: headerOf('|u1', '(2, 3, 2)', 'True'), data }));
    expect(shape).toEqual([2, 3, 2]);
    expect([...values]).toEqual([0, 1, 10, 11, 20, 21, 100, 101, 110, 111, 120, 121]);
  });

  test('keeps complex pairs together in Fortran order', () => {
    const data = new Uint8Array(Float32Array.of(1, -1, 3, -3, 2, -2, 4, -4).buffer);
    const { values } = decodeNpy(writeNpy({ header: headerOf('<c8', '(2, 2)', 'True'), data }));
    expect([...values]).toEqual([1, -1, 2, -2, 3, -3, 4, -4]);
  });

  test('decodes a scalar and an empty array', () => {
    const header = headerOf('<f4', '()');
    expect(decodeNpy(writeNpy({ header, data: Uint8Array.of(0, 0, 0x80, 0x3f) }))).toMatchObject({
      shape: [],
    });
    expect(decodeNpy(writeNpy({ header: headerOf('<f4', '(0, 3)'), data: new Uint8Array(0) }))).toEqual({
      values: new Float32Array(0),
      shape: [0, 3],
      complex: false,
    });
  });
});

describe('decodeNpy(bytes) refuses, with one line,', () => {
  const data = new Uint8Array(8);
  test.each([
    [
      'files that are not .npy',
      new TextEncoder().encode('1.0,2.0,3.0'),
      'bytes must be a .npy file, got 11 bytes that start with "1.0,2.0,"',
    ],
    ['an empty file', new Uint8Array(0), 'must be a .npy file, got 0 bytes'],
    ['an archive', new TextEncoder().encode('PK\x03\x04'), '(.npz). Unpack it first.'],
    [
      'future versions',
      writeNpy({ header: headerOf('<f4', '(2,)'), data, version: 4 }),
      'format version must be 1, 2 or 3, got 4',
    ],
    ['Python objects', writeNpy({ header: headerOf('|O', '(2,)'), data }), "got '|O' (Python objects)"],
    ['text', writeNpy({ header: headerOf('<U3', '(2,)'), data }), "got '<U3'"],
    [
      'structures',
      writeNpy({ header: "{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (2,), }", data }),
      'got a structure with the fields a. Store each field as an array of its own.',
    ],
    [
      'headers without a shape',
      writeNpy({ header: "{'descr': '<f4'}", data }),
      'header must have the entries descr, fortran_order and shape and no others',
    ],
    [
      'truncated data',
      writeNpy({ header: headerOf('<f4', '(3,)'), data }),
      /truncated: a file of shape \(3\) has \d+ bytes, got \d+$/,
    ],
    [
      'a truncated header',
      writeNpy({ header: headerOf('<f4', '(2,)'), data }).subarray(0, 40),
      /truncated: the header has \d+ bytes, got 40$/,
    ],
    [
      'a file that ends after its version',
      Uint8Array.of(0x93, 78, 85, 77, 80, 89, 1),
      'truncated: a header has more than 7 bytes',
    ],
    [
      'integers over 2^53',
      writeNpy({ header: headerOf('<i8', '(1,)'), data: Uint8Array.of(1, 0, 0, 0, 0, 0, 0, 1) }),
      'at most 2^53 in magnitude, got 72057594037927937. Store them as floats.',
    ],
  ] as [string, Uint8Array, string | RegExp][])('%s', (_, file, message) => {
    expect(() => decodeNpy(file)).toThrow(message);
    expect(() => decodeNpy(file)).toThrow(/^decodeNpy: [^\n]+$/);
  });

  test('a file name', () => {
    expect(() => decodeNpy('a.npy' as unknown as Uint8Array)).toThrow('must be a Uint8Array');
  });
});
