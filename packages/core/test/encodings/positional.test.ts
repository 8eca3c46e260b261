import { positionalEncoding, publishedPositionalEncoding } from '@fourier-features/core';
import { expectClose } from '@fourier-features/testing';
import { describe, expect, test } from 'vitest';

describe('positionalEncoding({ inputDim, frequencyCount, maxLogFrequency })', () => {
  test('has the frequencies 2^(sj/(k−1)) − 1: 0, 1, 3, 7 for s = 3, k = 4', () => {
    const encoding = positionalEncoding({ inputDim: 1, frequencyCount: 4, maxLogFrequency: 3 });
    expect([...encoding.frequencies]).toEqual([0, 1, 3, 7]);
    expect(encoding).toMatchObject({ name: 'positional', hyperparameters: { scale: 3 } });
  });

  test('runs from 0 to 2^s − 1 on each axis, and only along it', () => {
    const encoding = positionalEncoding({ inputDim: 2, maxLogFrequency: 6 });
    expect(encoding.frequencyCount).toBe(256);
    for (let j = 0; j < 256; j++) {
      const [x, y] = [encoding.frequencies[2 * j]!, encoding.frequencies[2 * j + 1]!];
      const along = j < 128 ? x : y;
      expectClose(along, 2 ** ((6 * (j % 128)) / 127) - 1, 1e-5);
      expect(j < 128 ? y : x).toBe(0);
    }
    expect(encoding.frequencies[0]).toBe(0);
    expect(encoding.frequencies.at(-1)).toBe(63);
  });

  test('gives each axis floor(m/d) frequencies', () => {
    const encoding = positionalEncoding({ inputDim: 3, frequencyCount: 256, maxLogFrequency: 5 });
    expect(encoding.frequencyCount).toBe(3 * 85);
    expect(encoding.outputDim).toBe(2 * 255);
  });

  test('with one frequency an axis is constant', () => {
    const encoding = positionalEncoding({ inputDim: 2, frequencyCount: 3, maxLogFrequency: 5 });
    expect([...encoding.frequencies]).toEqual([0, 0, 0, 0]);
  });
});

describe('publishedPositionalEncoding({ inputDim, frequencyCount, maxLogFrequency })', () => {
  test('has the frequencies σ^(j/k): 1, 2, 4, 8 for σ = 16, k = 4', () => {
    const encoding = publishedPositionalEncoding({ inputDim: 1, frequencyCount: 4, maxLogFrequency: 4 });
    expect([...encoding.frequencies]).toEqual([1, 2, 4, 8]);
    expect(encoding).toMatchObject({ name: 'positional-published', hyperparameters: { scale: 4 } });
  });

  test('repeats the same frequencies on the second axis', () => {
    const encoding = publishedPositionalEncoding({ inputDim: 2, frequencyCount: 5, maxLogFrequency: 2 });
    expect([...encoding.frequencies]).toEqual([1, 0, 2, 0, 0, 1, 0, 2]);
  });
});

describe.each([
  ['positional', positionalEncoding],
  ['positional-published', publishedPositionalEncoding],
])('%s encoding', (name, build) => {
  test.each([0, -1, 31, Number.NaN, Number.POSITIVE_INFINITY])(
    'refuses the logarithm %d',
    (maxLogFrequency) => {
      expect(() => build({ inputDim: 1, maxLogFrequency })).toThrow(
        new RangeError(
          `${name} encoding: maxLogFrequency must be in (0, 30], the base-2 logarithm of cycles per unit, got ${maxLogFrequency}`,
        ),
      );
    },
  );

  test('refuses fewer frequencies than axes', () => {
    expect(() => build({ inputDim: 3, frequencyCount: 2, maxLogFrequency: 1 })).toThrow(
      new RangeError(`${name} encoding: frequencyCount must be at least one per axis, 3, got 2`),
    );
  });

  test('refuses half a frequency', () => {
    expect(() => build({ inputDim: 1, frequencyCount: 2.5, maxLogFrequency: 1 })).toThrow(
      new RangeError(`${name} encoding: frequencyCount must be a whole number of at least 1, got 2.5`),
    );
  });
});
