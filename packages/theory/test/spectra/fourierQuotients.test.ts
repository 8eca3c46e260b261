import { seededRandom } from '@fourier-features/core';
import { expectClose } from '@fourier-features/testing';
import { circulantEigenvalues, fourierQuotients, matrix } from '@fourier-features/theory';
import { describe, expect, test } from 'vitest';

describe('fourierQuotients(kernel)', () => {
  test('are the eigenvalues of a circulant matrix', () => {
    const row = [5, 2, 0.5, -0.3, 0.5, 2];
    const circulant = matrix(
      6,
      6,
      Array.from({ length: 36 }, (_, i) => row[((i % 6) - Math.floor(i / 6) + 6) % 6]!),
    );
    const expected = circulantEigenvalues(row);
    fourierQuotients(circulant).forEach((value, k) => {
      expectClose(value, expected[k]!, 1e-12);
    });
  });

  test('are Σ_ij K_ij·cos(2πk(i − j)/n)/n of any symmetric matrix', () => {
    const n = 5;
    const draws = seededRandom(1).normals(n * n);
    const symmetric = Float64Array.from(draws, (_, i) => {
      const [row, column] = [Math.floor(i / n), i % n];
      return draws[row * n + column]! + draws[column * n + row]!;
    });
    fourierQuotients(matrix(n, n, symmetric)).forEach((value, k) => {
      const sum = symmetric.reduce(
        (total, entry, i) =>
          total + (entry * Math.cos((2 * Math.PI * k * (Math.floor(i / n) - (i % n))) / n)) / n,
        0,
      );
      expectClose(value, sum, 1e-12);
    });
  });

  test('refuses matrices that are not square', () => {
    expect(() => fourierQuotients(matrix(2, 3))).toThrow('kernel must be [n, n], got [2, 3]');
  });
});
