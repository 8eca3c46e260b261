import { seededRandom } from '@fourier-features/core';
import { expectClose } from '@fourier-features/testing';
import { columnMatrix, type Matrix, matrix, symmetricEigen } from '@fourier-features/theory';
import {
  cholesky,
  dft,
  inverseDft,
  multiply,
  solveCholesky,
  transpose,
} from '@fourier-features/theory/internal';
import { describe, expect, test } from 'vitest';

/** Returns G·Gᵀ of a random G, `[n, rank]`. */
function gram(n: number, rank: number): Matrix {
  const g = matrix(n, rank, seededRandom(2).normals(n * rank));
  return multiply(g, transpose(g));
}

describe('symmetricEigen(k)', () => {
  test('of [[2, 1], [1, 2]] is 3 along (1, 1) and 1 along (1, −1)', () => {
    const { values, vectors } = symmetricEigen(matrix(2, 2, [2, 1, 1, 2]));
    expectClose(values, [3, 1], 1e-14);
    expectClose(vectors.values[0]! * vectors.values[1]!, 0.5, 1e-14);
    expectClose(vectors.values[2]! * vectors.values[3]!, -0.5, 1e-14);
  });

  test('reconstructs the matrix from orthonormal rows, largest eigenvalue first', () => {
    const k = gram(40, 40);
    const before = k.values.slice();
    const { values, vectors } = symmetricEigen(k);
    expect(Array.from(k.values)).toEqual(Array.from(before));
    expect(Array.from(values)).toEqual(Array.from(values).sort((a, b) => b - a));
    const scaled = matrix(
      40,
      40,
      vectors.values.map((value, at) => value * values[Math.floor(at / 40)]!),
    );
    expectClose(multiply(transpose(vectors), scaled).values, k.values, 1e-11);
    const identity = Float64Array.from({ length: 1600 }, (_, at) => (at % 41 === 0 ? 1 : 0));
    expectClose(multiply(vectors, transpose(vectors)).values, identity, 1e-12);
  });

  test('refuses matrices that are not symmetric', () => {
    expect(() => symmetricEigen(matrix(2, 2, [1, 2, 3, 4]))).toThrow(
      'symmetricEigen: the matrix must be symmetric',
    );
    expect(() => symmetricEigen(matrix(1, 2, [1, 2]))).toThrow('must be square, [n, n], got [1, 2]');
  });
});

describe('cholesky(k)', () => {
  test('factors [[4, 2], [2, 3]] without jitter', () => {
    const { factor, jitter } = cholesky(matrix(2, 2, [4, 2, 2, 3]));
    expectClose(factor.values, [2, 0, 1, Math.SQRT2], 1e-14);
    expect(jitter).toBe(0);
  });

  test('solves linear equations', () => {
    const k = gram(12, 20);
    const x = columnMatrix(seededRandom(3).normals(12));
    expectClose(solveCholesky(cholesky(k), multiply(k, x)).values, x.values, 1e-10);
  });

  test('adds little jitter to a singular matrix, and reports it', () => {
    const { jitter } = cholesky(gram(30, 5));
    expect(jitter).toBeGreaterThan(0);
    expect(jitter).toBeLessThan(1e-10);
  });

  test('tries only the given jitter', () => {
    expectClose(cholesky(matrix(1, 1, [3]), { jitter: 1 }).factor.values, [2], 0);
    expect(() => cholesky(matrix(1, 1, [-3]), { jitter: 1 })).toThrow(
      'must be positive definite, but is not even with 1 added',
    );
    expect(() => cholesky(matrix(1, 1, [-3]))).toThrow('positive definite');
  });
});

describe('dft(values)', () => {
  test.each([1, 2, 8, 12, 15])('of length %i is the sum that defines it, and inverseDft inverts it', (n) => {
    const random = seededRandom(n);
    const values = {
      real: Float64Array.from(random.normals(n)),
      imaginary: Float64Array.from(random.normals(n)),
    };
    const spectrum = dft(values);
    for (let k = 0; k < n; k++) {
      let real = 0;
      let imaginary = 0;
      for (let x = 0; x < n; x++) {
        const angle = (-2 * Math.PI * k * x) / n;
        real += values.real[x]! * Math.cos(angle) - values.imaginary[x]! * Math.sin(angle);
        imaginary += values.real[x]! * Math.sin(angle) + values.imaginary[x]! * Math.cos(angle);
      }
      expectClose([spectrum.real[k]!, spectrum.imaginary[k]!], [real, imaginary], 1e-12);
    }
    expectClose(inverseDft(spectrum).real, values.real, 1e-13);
    expectClose(inverseDft(spectrum).imaginary, values.imaginary, 1e-13);
  });
});

test('matrix(rows, columns, values) refuses wrong counts and NaN', () => {
  expect(() => matrix(2, 2, [1, 2, 3])).toThrow('matrix: values must be [2, 2], got 3 numbers');
  expect(() => matrix(1, 1, [Number.NaN])).toThrow('matrix: values must be finite, got NaN at index 0');
});
