import type { Parameter } from '@fourier-features/core';
import { decodeSafetensors, encodeSafetensors, type Safetensors } from '@fourier-features/core/storage';
import { describe, expect, test } from 'vitest';

const small: Safetensors = {
  tensors: [
    { name: 'weight', shape: [2, 1], values: Float32Array.of(1, -2) },
    { name: 'bias', shape: [1], values: Float32Array.of(0.5) },
  ],
  metadata: { note: 'hello' },
};

/** Builds a file from a header and data, without the encoder. */
function fileOf(header: string, data: Uint8Array = new Uint8Array(0)): Uint8Array {
  const json = new TextEncoder().encode(header);
  const bytes = new Uint8Array(8 + json.length + data.length);
  new DataView(bytes.buffer).setUint32(0, json.length, true);
  bytes.set(json, 8);
  bytes.set(data, 8 + json.length);
  return bytes;
}

const unreadable = (why: string): Error =>
  new Error(`decodeSafetensors: bytes must be a safetensors file of float32 arrays, but ${why}`);

describe('encodeSafetensors(file)', () => {
  const bytes = encodeSafetensors(small);
  const view = new DataView(bytes.buffer);
  const headerLength = view.getUint32(0, true);

  test('starts with the length of the header, 8 bytes, little-endian', () => {
    expect(view.getUint32(4, true)).toBe(0);
    expect(headerLength % 8).toBe(0);
    expect(bytes.length).toBe(8 + headerLength + 3 * 4);
  });

  test('continues with JSON: metadata, then type, shape and offsets of each array, padded with spaces', () => {
    const text = new TextDecoder().decode(bytes.subarray(8, 8 + headerLength));
    expect(text[0]).toBe('{');
    expect(text.trimEnd().length).toBeGreaterThan(headerLength - 8);
    expect(JSON.parse(text)).toEqual({
      __metadata__: { note: 'hello' },
      weight: { dtype: 'F32', shape: [2, 1], data_offsets: [0, 8] },
      bias: { dtype: 'F32', shape: [1], data_offsets: [8, 12] },
    });
  });

  test('ends with the arrays in IEEE 754 single precision, little-endian', () => {
    expect([...bytes.subarray(8 + headerLength)]).toEqual([
      // 1 = 0x3f800000, −2 = 0xc0000000, 0.5 = 0x3f000000
      0, 0, 0x80, 0x3f, 0, 0, 0, 0xc0, 0, 0, 0, 0x3f,
    ]);
  });

  test('writes only the part of a larger array that a view covers', () => {
    const values = Float32Array.of(9, 9, 1, -2, 9).subarray(2, 4);
    expect(
      encodeSafetensors({ ...small, tensors: [{ ...small.tensors[0]!, values }, small.tensors[1]!] }),
    ).toEqual(bytes);
  });

  test('gives the same bytes for the same file', () => {
    expect(encodeSafetensors(small)).toEqual(bytes);
  });

  test('refuses a name that occurs twice or is reserved', () => {
    const twice = [small.tensors[1]!, small.tensors[1]!];
    expect(() => encodeSafetensors({ ...small, tensors: twice })).toThrow(
      new RangeError('encodeSafetensors: names must differ, got bias twice'),
    );
    const reserved = [{ ...small.tensors[1]!, name: '__metadata__' }];
    expect(() => encodeSafetensors({ ...small, tensors: reserved })).toThrow(RangeError);
  });

  test('refuses values that do not fit their shape', () => {
    const wrong: Parameter = { name: 'weight', shape: [2, 2], values: new Float32Array(3) };
    expect(() => encodeSafetensors({ ...small, tensors: [wrong] })).toThrow(
      new RangeError('encodeSafetensors: weight must be [2, 2], 4 numbers, got 3'),
    );
  });
});

test('encodeSafetensors refuses metadata that are not strings, which no reader would accept', () => {
  const metadata = { steps: 3 } as unknown as Record<string, string>;
  expect(() => encodeSafetensors({ tensors: [], metadata })).toThrow(
    new RangeError('encodeSafetensors: metadata.steps must be a string, got 3'),
  );
});

describe('decodeSafetensors(bytes)', () => {
  test('restores order, shapes, metadata and every bit', () => {
    const words = Uint32Array.of(0x7fc00001, 0x7f800000, 0xff800000, 0x80000000, 1, 0x7f7fffff);
    const file: Safetensors = {
      tensors: [
        { name: 'zeta', shape: [2, 3], values: new Float32Array(words.buffer) },
        { name: 'alpha', shape: [], values: Float32Array.of(3) },
        { name: 'none', shape: [0, 4], values: new Float32Array(0) },
        { name: 'größe "π"\n', shape: [1, 1, 1], values: Float32Array.of(1e-40) },
      ],
      metadata: { author: 'Zoë', empty: '', json: '{"a":[1]}' },
    };
    const read = decodeSafetensors(encodeSafetensors(file));
    expect(read).toEqual(file);
    expect(read.tensors.map(({ name }) => name)).toEqual(file.tensors.map(({ name }) => name));
    expect([...new Uint32Array(read.tensors[0]!.values.buffer)]).toEqual([...words]);
  });

  test.each(['constructor', 'toString', '__proto__'])('restores an array named %s', (name) => {
    const tensors = [{ ...small.tensors[1]!, name }];
    expect(decodeSafetensors(encodeSafetensors({ tensors, metadata: {} })).tensors).toEqual(tensors);
  });

  test('reads a file written by hand, with arrays in any order and unaligned', () => {
    const header =
      '{"b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]},"a":{"shape":[],"dtype":"F32","data_offsets":[0,4]}}  ';
    const data = Uint8Array.of(0, 0, 0x80, 0x3f, 0, 0, 0, 0xc0);
    expect(decodeSafetensors(fileOf(header, data))).toEqual({
      tensors: [
        { name: 'b', shape: [1], values: Float32Array.of(-2) },
        { name: 'a', shape: [], values: Float32Array.of(1) },
      ],
      metadata: {},
    });
  });

  test('reads a part of a larger buffer, a Node Buffer too, and copies it', () => {
    const bytes = encodeSafetensors(small);
    const larger = Buffer.alloc(bytes.length + 7, 0xff);
    larger.set(bytes, 3);
    const part = larger.subarray(3, 3 + bytes.length);
    const read = decodeSafetensors(part);
    part.fill(0);
    expect(read).toEqual(small);
  });

  test('throws for every truncated file', () => {
    const bytes = encodeSafetensors(small);
    for (let length = 0; length < bytes.length; length++) {
      expect(() => decodeSafetensors(bytes.subarray(0, length)), `${length} bytes`).toThrow(
        /^decodeSafetensors: bytes must be a safetensors file of float32 arrays, but /,
      );
    }
    expect(decodeSafetensors(bytes)).toEqual(small);
  });

  test('throws for a file that is too long', () => {
    const bytes = encodeSafetensors(small);
    const longer = new Uint8Array(bytes.length + 1);
    longer.set(bytes);
    expect(() => decodeSafetensors(longer)).toThrow(unreadable('its arrays take 12 bytes and it holds 13'));
  });

  test('reads a file with one header byte changed, or throws its own error', () => {
    const bytes = encodeSafetensors(small);
    const end = 8 + new DataView(bytes.buffer).getUint32(0, true);
    for (let at = 0; at < end; at++) {
      for (const value of [0, 0x22, 0x2d, 0x39, 0x7b, 0xff]) {
        const changed = bytes.slice();
        changed[at] = value;
        try {
          const { tensors } = decodeSafetensors(changed);
          for (const { shape, values } of tensors) {
            expect(values.length).toBe(shape.reduce((product, size) => product * size, 1));
          }
        } catch (error) {
          expect((error as Error).message).toMatch(
            /^decodeSafetensors: bytes must be a safetensors file of float32 arrays, but /,
          );
        }
      }
    }
  });

  test.each<[string, Uint8Array, string]>([
    ['nothing', new Uint8Array(0), 'it has 0 bytes, fewer than the 8 of its length'],
    [
      'a header longer than the file',
      Uint8Array.of(9, 0, 0, 0, 0, 0, 0, 0, 0x7b),
      'its header claims 9 bytes, the file has 9',
    ],
    [
      'a header of 2^56 bytes',
      Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 1),
      'its header claims 72057594037927940 bytes, the file has 8',
    ],
    ['plain text', fileOf('hello'), 'its header is not JSON'],
    ['bad UTF-8', badUtf8(), 'its header is not JSON'],
    ['a list', fileOf('[]'), 'its header is not an object'],
    ['null', fileOf('null'), 'its header is not an object'],
    ['an entry that is null', fileOf('{"a":null}'), 'a has type nothing, only F32 is read'],
    [
      'half precision',
      fileOf('{"a":{"dtype":"F16","shape":[1],"data_offsets":[0,2]}}', new Uint8Array(2)),
      'a has type F16, only F32 is read',
    ],
    [
      'a negative shape',
      fileOf('{"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,0]}}'),
      'a has no valid shape',
    ],
    [
      'three offsets',
      fileOf('{"a":{"dtype":"F32","shape":[0],"data_offsets":[0,0,0]}}'),
      'a has no valid shape',
    ],
    [
      'offsets beyond the data',
      fileOf('{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}', new Uint8Array(4)),
      'a, [2], does not fit bytes 0 to 8 of 4',
    ],
    [
      'offsets that do not fit the shape',
      fileOf('{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}', new Uint8Array(4)),
      'a, [2], does not fit bytes 0 to 4 of 4',
    ],
    [
      'more arrays than the limit',
      fileOf(JSON.stringify(Object.fromEntries(Array.from({ length: 2 ** 14 + 2 }, (_, i) => [`a${i}`, 0])))),
      'it has 16386 entries, more than 16384 arrays and the metadata',
    ],
    [
      'arrays that share their bytes',
      fileOf(
        `{${['a', 'b', 'c'].map((name) => `"${name}":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}`).join()}}`,
        new Uint8Array(8),
      ),
      'its arrays take at least 16 bytes and it holds 8',
    ],
    [
      'data that no array claims',
      fileOf('{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}', new Uint8Array(8)),
      'its arrays take 4 bytes and it holds 8',
    ],
  ])('refuses %s', (_, bytes, why) => {
    expect(() => decodeSafetensors(bytes)).toThrow(unreadable(why));
  });

  test.each([
    ['null', 'null'],
    ['a number', '5'],
    ['an object of numbers', '{"a":1}'],
  ])('refuses metadata that is %s', (_, metadata) => {
    expect(() => decodeSafetensors(fileOf(`{"__metadata__":${metadata}}`))).toThrow(
      unreadable('its metadata is not an object of strings'),
    );
  });

  test('refuses arrays that overlap and leave a hole', () => {
    const header =
      '{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}';
    expect(() => decodeSafetensors(fileOf(header, new Uint8Array(8)))).toThrow(
      unreadable('its arrays must lie side by side, one ends at byte 4 and the next starts at 0'),
    );
  });

  test('refuses a hole between two arrays', () => {
    const header =
      '{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[1],"data_offsets":[8,12]}}';
    expect(() => decodeSafetensors(fileOf(header, new Uint8Array(12)))).toThrow(
      unreadable('its arrays must lie side by side, one ends at byte 4 and the next starts at 8'),
    );
  });
});

function badUtf8(): Uint8Array {
  const bytes = fileOf('{"a":1}');
  bytes[10] = 0xff; // the a
  return bytes;
}
