import {
  encode,
  type PositionalEncodingOptions,
  positionalEncoding,
  seededRandom,
} from '@fourier-features/core';
import { expectClose } from '@fourier-features/testing';
import { describe, expect, test } from 'vitest';

/** Returns the frequencies of one axis. */
function alongOneAxis(options: Omit<PositionalEncodingOptions, 'inputDim'>): number[] {
  return [...positionalEncoding({ inputDim: 1, ...options }).frequencies];
}

/** Returns the rows of B. */
function rows(options: PositionalEncodingOptions): number[][] {
  const { frequencies, inputDim, frequencyCount } = positionalEncoding(options);
  return Array.from({ length: frequencyCount }, (_, j) => [
    ...frequencies.subarray(j * inputDim, (j + 1) * inputDim),
  ]);
}

describe("positionalEncoding({ spacing: 'code' })", () => {
  test('has the frequencies σ^(j/(k−1)) − 1: 0, 1, 3, 7 for σ = 8, k = 4', () => {
    expect(alongOneAxis({ frequencyCount: 4, scale: 8 })).toEqual([0, 1, 3, 7]);
  });

  test('is the default, and is named with its scale in cycles', () => {
    const encoding = positionalEncoding({ inputDim: 2, scale: 64 });
    expect(encoding).toEqual(positionalEncoding({ inputDim: 2, scale: 64, spacing: 'code', unit: 'cycles' }));
    expect(encoding).toMatchObject({
      name: 'positional',
      frequencyCount: 256,
      hyperparameters: { scale: 64, spacing: 'code' },
    });
  });

  test('runs from 0 to σ − 1 along each axis, with 0 on the others', () => {
    const all = rows({ inputDim: 2, scale: 64 });
    expect(all.length).toBe(256);
    for (const [j, [x, y]] of all.entries()) {
      expectClose(j < 128 ? x! : y!, 64 ** ((j % 128) / 127) - 1, 1e-5);
      expect(j < 128 ? y : x).toBe(0);
    }
    expect([all[0], all.at(-1)]).toEqual([
      [0, 0],
      [0, 63],
    ]);
  });

  test.each([3, 4, 5, 6, 8])('has the float32 bits of 2^(s·j/(k−1)) − 1 for s = %i', (s) => {
    for (const count of [2, 16, 85, 128, 256]) {
      const published = Float32Array.from({ length: count }, (_, j) => 2 ** ((s * j) / (count - 1)) - 1);
      expect(alongOneAxis({ frequencyCount: count, scale: 2 ** s })).toEqual([...published]);
    }
  });

  test('gives each axis ⌊m/d⌋ frequencies', () => {
    const encoding = positionalEncoding({ inputDim: 3, frequencyCount: 256, scale: 32 });
    expect(encoding).toMatchObject({ frequencyCount: 3 * 85, outputDim: 2 * 255 });
  });

  test('is constant with one frequency per axis', () => {
    expect(rows({ inputDim: 2, frequencyCount: 3, scale: 32 })).toEqual([
      [0, 0],
      [0, 0],
    ]);
  });
});

describe("positionalEncoding({ spacing: 'text' })", () => {
  test('has the frequencies σ^(j/k): 1, 2, 4, 8 for σ = 16, k = 4', () => {
    const encoding = positionalEncoding({ inputDim: 1, frequencyCount: 4, scale: 16, spacing: 'text' });
    expect([...encoding.frequencies]).toEqual([1, 2, 4, 8]);
    expect(encoding.hyperparameters).toEqual({ scale: 16, spacing: 'text' });
  });

  test('repeats the frequencies on the second axis', () => {
    expect(rows({ inputDim: 2, frequencyCount: 5, scale: 4, spacing: 'text' })).toEqual([
      [1, 0],
      [2, 0],
      [0, 1],
      [0, 2],
    ]);
  });

  test.each([3, 4, 5, 6, 8])('has the float32 bits of 2^(s·j/k) for s = %i', (s) => {
    const published = Float32Array.from({ length: 128 }, (_, j) => 2 ** ((s * j) / 128));
    expect(alongOneAxis({ frequencyCount: 128, scale: 2 ** s, spacing: 'text' })).toEqual([...published]);
  });
});

describe("positionalEncoding({ spacing: 'octaves' })", () => {
  test.each([
    [1, [1]],
    [8, [1, 2, 4, 8]],
    [15.9, [1, 2, 4, 8]],
  ])('has the powers of 2 up to σ = %d, whatever the frequency count', (scale, expected) => {
    expect(alongOneAxis({ scale, spacing: 'octaves' })).toEqual(expected);
    expect(alongOneAxis({ scale, spacing: 'octaves', frequencyCount: 2 })).toEqual(expected);
  });
});

describe("positionalEncoding({ unit: 'radians' })", () => {
  test.each([4, 8, 10])('has the features of the NeRF encoder: sin 2^j v and cos 2^j v, j < %i', (count) => {
    const scale = 2 ** (count - 1) / (2 * Math.PI);
    const encoding = positionalEncoding({ inputDim: 3, scale, spacing: 'octaves', unit: 'radians' });
    expect(encoding.frequencyCount).toBe(3 * count);
    const v = seededRandom(1).uniforms(3);
    const phases = [...v].flatMap((x) => Array.from({ length: count }, (_, j) => 2 ** j * x));
    const expected = [...phases.map(Math.sin), ...phases.map(Math.cos)];
    // B is stored in float32 cycles: its relative error of 2⁻²⁴ grows with the phase.
    expectClose(encode(encoding, v), expected, 2 ** count * 2 ** -23);
  });

  test('evaluates the spacing in radians: σ^(j/(k−1)) − 1 with σ = 2π·scale', () => {
    const radians = alongOneAxis({ frequencyCount: 5, scale: 16 / (2 * Math.PI), unit: 'radians' });
    expectClose(
      radians.map((cycles) => 2 * Math.PI * cycles),
      [0, 1, 3, 7, 15],
      1e-5,
    );
  });

  test('is remembered', () => {
    const encoding = positionalEncoding({ inputDim: 1, scale: 4, unit: 'radians' });
    expect(encoding.hyperparameters).toEqual({ scale: 4, spacing: 'code', unit: 'radians' });
  });
});

describe('positionalEncoding({ rotation })', () => {
  const angle = 0.3;
  const rotation = [Math.cos(angle), -Math.sin(angle), Math.sin(angle), Math.cos(angle)];
  const options = { inputDim: 2, frequencyCount: 12, scale: 10 };

  test('turns each frequency by R·b and keeps its norm', () => {
    const [plain, turned] = [rows(options), rows({ ...options, rotation })];
    for (const [j, [x, y]] of plain.entries()) {
      expectClose(
        turned[j]!,
        [Math.cos(angle) * x! - Math.sin(angle) * y!, Math.sin(angle) * x! + Math.cos(angle) * y!],
        1e-6,
      );
      expectClose(Math.hypot(...turned[j]!), Math.hypot(x!, y!), 1e-6);
    }
  });

  test('gives v the features of Rᵀ·v', () => {
    const v = [0.3, 0.8];
    const back = [
      Math.cos(angle) * v[0]! + Math.sin(angle) * v[1]!,
      -Math.sin(angle) * v[0]! + Math.cos(angle) * v[1]!,
    ];
    const turned = positionalEncoding({ ...options, rotation });
    expectClose(encode(turned, v), encode(positionalEncoding(options), back), 1e-5);
    expect(turned.hyperparameters).toEqual({ scale: 10, spacing: 'code', rotated: true });
  });

  test('refuses a matrix that is not [d, d]', () => {
    expect(() => positionalEncoding({ ...options, rotation: [1, 0, 0] })).toThrow(
      new RangeError('positionalEncoding: rotation must be [2, 2], 4 numbers, got 3'),
    );
  });
});

describe('positionalEncoding(options)', () => {
  test.each([1, 0, -1, 2 ** 31, Number.NaN, Number.POSITIVE_INFINITY])('refuses the scale %d', (scale) => {
    for (const spacing of ['code', 'text'] as const) {
      expect(() => positionalEncoding({ inputDim: 1, scale, spacing })).toThrow(
        new RangeError(
          `positionalEncoding: scale must be greater than 1 and at most 1073741824, in cycles per unit, got ${scale}`,
        ),
      );
    }
  });

  test('refuses octaves below 1, in its unit', () => {
    expect(() => positionalEncoding({ inputDim: 1, scale: 0.9, spacing: 'octaves' })).toThrow(
      new RangeError(
        'positionalEncoding: scale must be at least 1 and at most 1073741824, in cycles per unit, got 0.9',
      ),
    );
    expect(() =>
      positionalEncoding({ inputDim: 1, scale: 0.15, spacing: 'octaves', unit: 'radians' }),
    ).toThrow(/scale must be at least 0\.159\d+ and at most 1073741824, in cycles per unit, got 0\.15$/);
  });

  test('refuses fewer frequencies than axes', () => {
    expect(() => positionalEncoding({ inputDim: 3, frequencyCount: 2, scale: 2 })).toThrow(
      new RangeError('positionalEncoding: frequencyCount must be at least 3, 1 per axis, got 2'),
    );
  });

  test.each([
    [{ frequencyCount: 2.5 }, 'frequencyCount must be a positive integer, got 2.5'],
    [{ inputDim: 0 }, 'inputDim must be a positive integer, got 0'],
  ])('refuses %j', (wrong, message) => {
    expect(() => positionalEncoding({ inputDim: 1, scale: 2, ...wrong })).toThrow(
      new RangeError(`positionalEncoding: ${message}`),
    );
  });
});

test('positionalEncoding refuses an unknown spacing', () => {
  expect(() => positionalEncoding({ inputDim: 1, scale: 8, spacing: 'log' as 'code' })).toThrow(
    new RangeError('positionalEncoding: spacing must be one of code, text, octaves, got log'),
  );
});
