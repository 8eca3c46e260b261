import { copyParameters, type Parameters, zerosLike } from '@fourier-features/core';
import { describe, expect, test } from 'vitest';

const parameters: Parameters = [
  { name: 'dense0.weight', shape: [2, 2], values: Float32Array.of(1, 2, 3, 4) },
  { name: 'dense0.bias', shape: [2], values: Float32Array.of(5, 6) },
];

describe('copyParameters(parameters)', () => {
  test('is equal, and writing to it leaves the original unchanged', () => {
    const copy = copyParameters(parameters);
    expect(copy).toEqual(parameters);
    copy[0]!.values[0] = 9;
    expect(parameters[0]!.values[0]).toBe(1);
  });
});

describe('zerosLike(parameters)', () => {
  test('has the same names and shapes, and zeros', () => {
    expect(zerosLike(parameters)).toEqual([
      { name: 'dense0.weight', shape: [2, 2], values: new Float32Array(4) },
      { name: 'dense0.bias', shape: [2], values: new Float32Array(2) },
    ]);
  });
});
