import { decodeNpy, encodeNpy } from '@fourier-features/datasets';
import { describe, expect, test } from 'vitest';

const text = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes);

describe('encodeNpy({ values, shape })', () => {
  test('writes magic, version, padded header and data', () => {
    const file = encodeNpy({ values: Float32Array.of(1, -10), shape: [2] });
    expect([...file.subarray(0, 10)]).toEqual([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, 118, 0]);
    expect(text(file.subarray(10, 128))).toBe(
      `${"{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }".padEnd(117)}\n`,
    );
    expect([...file.subarray(128)]).toEqual([0, 0, 0x80, 0x3f, 0, 0, 0x20, 0xc1]);
  });

  test('starts the data at a multiple of 64 whatever the shape', () => {
    for (let rank = 0; rank < 20; rank++) {
      const file = encodeNpy({ values: Uint8Array.of(7), shape: Array.from({ length: rank }, () => 1) });
      expect(file.length % 64).toBe(1);
      expect(decodeNpy(file)).toMatchObject({ values: Float32Array.of(7), shape: { length: rank } });
    }
  });

  test('is decoded exactly by decodeNpy', () => {
    const values = Float64Array.from({ length: 24 }, (_, i) => Math.sin(i) * 10 ** i);
    const array = { values, shape: [2, 3, 4], complex: false };
    expect(decodeNpy(encodeNpy(array))).toEqual(array);
    const complex = { values: Float32Array.of(1, NaN, -0, 4), shape: [2, 1, 2], complex: true };
    const file = encodeNpy(complex);
    expect(text(file)).toContain("'descr': '<c8', 'fortran_order': False, 'shape': (2, 1)");
    expect(decodeNpy(file)).toEqual(complex);
  });

  test('refuses shapes that do not match the values', () => {
    const values = new Float32Array(6);
    expect(() => encodeNpy({ values, shape: [4] })).toThrow(
      'encodeNpy: shape must be integers with product 6, the number of values, got [4]',
    );
    expect(() => encodeNpy({ values, shape: [-2, -3] })).toThrow('got [-2, -3]');
    expect(() => encodeNpy({ values, shape: [2, 3], complex: true })).toThrow(
      'complex values must be floats with a trailing side of 2, got Float32Array of shape [2, 3]',
    );
  });
});
