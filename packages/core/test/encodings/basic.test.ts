import { basicEncoding, encode } from '@fourier-features/core';
import { expectClose } from '@fourier-features/testing';
import { describe, expect, test } from 'vitest';

describe('basicEncoding({ inputDim })', () => {
  test('has B = I and a = 1', () => {
    const encoding = basicEncoding({ inputDim: 3 });
    expect([...encoding.frequencies]).toEqual([1, 0, 0, 0, 1, 0, 0, 0, 1]);
    expect([...encoding.amplitudes]).toEqual([1, 1, 1]);
    expect(encoding).toMatchObject({ name: 'basic', frequencyCount: 3, outputDim: 6, trainable: false });
  });

  test('is [sin 2πv, cos 2πv]', () => {
    const v = [0.1, 0.6];
    const expected = [...v.map((x) => Math.sin(2 * Math.PI * x)), ...v.map((x) => Math.cos(2 * Math.PI * x))];
    expectClose(encode(basicEncoding({ inputDim: 2 }), v), expected, 1e-7);
  });

  test('in radians is [sin v, cos v]', () => {
    const v = [0.1, 0.6, 2];
    const encoding = basicEncoding({ inputDim: 3, unit: 'radians' });
    expectClose(encode(encoding, v), [...v.map(Math.sin), ...v.map(Math.cos)], 1e-6);
    expect(encoding.hyperparameters).toEqual({ unit: 'radians' });
  });

  test.each([0, -1, 1.5, Number.NaN])('refuses %d coordinates', (inputDim) => {
    expect(() => basicEncoding({ inputDim })).toThrow(
      new RangeError(`basicEncoding: inputDim must be a positive integer, got ${inputDim}`),
    );
  });
});
