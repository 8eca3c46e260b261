import {
  encodeGrid,
  type GridEncoding,
  type GridLevel,
  gridEncoding,
  gridEntries,
  gridStencil,
  hashGridEncoding,
  seededRandom,
} from '@fourier-features/core';
import { expectClose } from '@fourier-features/testing';
import { describe, expect, test } from 'vitest';

/** Returns tables of one level and one feature: the values of a function at the vertices, in [0, 1]^d. */
function sampled({ levels, inputDim }: GridEncoding, f: (...v: number[]) => number): Float64Array {
  const [{ cells }] = levels as [GridLevel];
  return Float64Array.from({ length: (cells + 1) ** inputDim }, (_, entry) =>
    f(
      ...Array.from(
        { length: inputDim },
        (__, k) => (Math.floor(entry / (cells + 1) ** k) % (cells + 1)) / cells,
      ),
    ),
  );
}

function plain(inputDim: number, cells: number, interpolation: 'linear' | 'cubic'): GridEncoding {
  return gridEncoding({ inputDim, coarsestCells: cells, featuresPerLevel: 1, interpolation });
}

/** Returns points of [from, to]^d that float32 has exactly. */
function points(count: number, inputDim: number, [from, to] = [0, 1]): Float32Array {
  return seededRandom(7)
    .uniforms(count * inputDim)
    .map((value) => from! + (to! - from!) * value);
}

function valuesAt(coordinates: Float32Array, inputDim: number, f: (...v: number[]) => number): number[] {
  return Array.from({ length: coordinates.length / inputDim }, (_, n) =>
    f(...coordinates.subarray(n * inputDim, (n + 1) * inputDim)),
  );
}

describe('encodeGrid(encoding, tables, coordinates)', () => {
  test.each([1, 2, 3, 4])(
    'reproduces functions that are affine along each of %i axes, if linear',
    (inputDim) => {
      const f = (...v: number[]): number =>
        v.reduce((product, each, k) => product * (1 + (k - 1.5) * each), 2) - v.at(-1)!;
      const encoding = plain(inputDim, 5, 'linear');
      const at = points(40, inputDim);
      expectClose(encodeGrid(encoding, sampled(encoding, f), at), valuesAt(at, inputDim, f), 2e-6);
    },
  );

  test.each([1, 2, 3])('reproduces quadratic functions inside %i axes, if cubic', (inputDim) => {
    const f = (...v: number[]): number =>
      v.reduce((product, each, k) => product * (1 + k * each - 2 * each * each), 1);
    const encoding = plain(inputDim, 8, 'cubic');
    // Beyond the outermost cells vertices are repeated.
    const at = points(40, inputDim, [1 / 8, 7 / 8]);
    expectClose(encodeGrid(encoding, sampled(encoding, f), at), valuesAt(at, inputDim, f), 2e-6);
    const linear = plain(inputDim, 8, 'linear');
    const differences = encodeGrid(linear, sampled(linear, f), at).map(
      (value, i) => value - valuesAt(at, inputDim, f)[i]!,
    );
    expect(Math.hypot(...differences)).toBeGreaterThan(1e-3);
  });

  test('has the values of the vertices at the vertices, for both interpolations, the last included', () => {
    for (const interpolation of ['linear', 'cubic'] as const) {
      const encoding = plain(2, 4, interpolation);
      const tables = seededRandom(3).normals(25);
      const at = Array.from({ length: 25 }, (_, entry) => [(entry % 5) / 4, Math.floor(entry / 5) / 4]);
      expect(encodeGrid(encoding, tables, at.flat())).toEqual(tables);
    }
  });

  test.each(['linear', 'cubic'] as const)('has the value of the nearest edge beyond the grid: %s', (how) => {
    const encoding = plain(2, 4, how);
    const tables = seededRandom(3).normals(25);
    expect(encodeGrid(encoding, tables, [-3, 0.3, 0.7, 1.5, 2, -1])).toEqual(
      encodeGrid(encoding, tables, [0, 0.3, 0.7, 1, 1, 0]),
    );
  });

  test('reads the grid where inputRange maps the domain, reversed too', () => {
    const tables = seededRandom(3).normals(9);
    const options = { inputDim: 1, coarsestCells: 8, featuresPerLevel: 1 };
    const whole = gridEncoding(options);
    const half = gridEncoding({ ...options, inputRange: [0.25, 0.75] });
    const reversed = gridEncoding({ ...options, inputRange: [1, 0] });
    const at = [0, 0.125, 0.5, 0.9375];
    expect(encodeGrid(half, tables, at)).toEqual(
      encodeGrid(
        whole,
        tables,
        at.map((v) => 0.25 + v / 2),
      ),
    );
    expect(encodeGrid(reversed, tables, at)).toEqual(
      encodeGrid(
        whole,
        tables,
        at.map((v) => 1 - v),
      ),
    );
  });

  test('puts the features of the levels one after the other', () => {
    const encoding = gridEncoding({
      inputDim: 1,
      levels: 2,
      featuresPerLevel: 2,
      coarsestCells: 1,
      finestCells: 2,
    });
    const tables = [10, 20, 30, 40, 1, 2, 3, 4, 5, 6];
    expect([...encodeGrid(encoding, tables, [0.25])]).toEqual([15, 25, 2, 3]);
  });

  test('refuses tables of another size and coordinates that are not [n, d]', () => {
    const encoding = plain(2, 4, 'linear');
    expect(() => encodeGrid(encoding, new Float32Array(24), [0, 0])).toThrow(
      new RangeError('encodeGrid: tables must be [entries, F], 25 numbers, got 24'),
    );
    expect(() => encodeGrid(encoding, new Float32Array(25), [0, 0, 0])).toThrow(
      new RangeError('encodeGrid: coordinates must be [n, 2], got 3 numbers'),
    );
  });
});

describe('gridStencil(encoding, level, v)', () => {
  test.each([
    [1, 'linear', 2],
    [4, 'linear', 16],
    [1, 'cubic', 4],
    [3, 'cubic', 64],
  ] as const)(
    'of %i coordinates, %s, has %i vertices whose weights add up to 1',
    (inputDim, interpolation, count) => {
      const encoding = hashGridEncoding({
        inputDim,
        levels: 3,
        coarsestCells: 3,
        finestCells: 200,
        tableSize: 256,
        interpolation,
      });
      for (let n = 0; n < 20; n++) {
        const v = [...points(20, inputDim, [-0.1, 1.1]).subarray(n * inputDim, (n + 1) * inputDim)];
        for (const level of encoding.levels) {
          const { entries, weights } = gridStencil(encoding, level, v);
          expect(entries.length).toBe(count);
          expectClose([weights.reduce((sum, weight) => sum + weight, 0)], [1], 1e-12);
          const end = level.start + level.entries;
          expect(entries.every((entry) => entry >= level.start && entry < end)).toBe(true);
        }
      }
      expect(gridEntries(encoding)).toBe(encoding.levels.at(-1)!.start + encoding.levels.at(-1)!.entries);
    },
  );

  test.each([1, 2, 3, 4])('shares entries by the published hash of %i coordinates', (inputDim) => {
    const encoding = hashGridEncoding({
      inputDim,
      levels: 1,
      coarsestCells: 5000,
      tableSize: 1024,
      inputRange: [0, 1],
    });
    const [level] = encoding.levels as [GridLevel];
    expect(level).toEqual({ cells: 5000, entries: 1024, start: 0 });
    const primes = [1n, 2654435761n, 805459861n, 3674653429n];
    for (let n = 0; n < 50; n++) {
      const v = [...points(50, inputDim).subarray(n * inputDim, (n + 1) * inputDim)];
      const first = v.map((each) => BigInt(Math.floor(Math.fround(each * 5000))));
      const corners = Array.from({ length: 2 ** inputDim }, (_, corner) => {
        const products = first.map((i, k) => (i + BigInt((corner >> k) & 1)) * primes[k]!);
        return Number(products.reduce((xor, product) => xor ^ (product & 0xffffffffn), 0n) % 1024n);
      });
      expect([...gridStencil(encoding, level, v).entries]).toEqual(corners);
    }
  });

  test('counts the first coordinate fastest where each vertex has its own entry', () => {
    const encoding = gridEncoding({ inputDim: 3, coarsestCells: 4 });
    const { entries } = gridStencil(encoding, encoding.levels[0]!, [0.3, 0.55, 0.8]);
    const corner = 1 + 2 * 5 + 3 * 25;
    expect(entries).toEqual([0, 1, 5, 6, 25, 26, 30, 31].map((step) => corner + step));
  });

  test('finds the cell in float32: where a point rounds to a vertex, it is at that vertex', () => {
    const encoding = gridEncoding({ inputDim: 1, coarsestCells: 10, featuresPerLevel: 1 });
    const v = Math.fround(0.3);
    // In float64 10·v is 3.0000001192…, in float32 it is 3.
    expect(10 * v).toBeGreaterThan(3);
    expect(gridStencil(encoding, encoding.levels[0]!, [v])).toEqual({ entries: [3, 4], weights: [1, 0] });
  });
});
