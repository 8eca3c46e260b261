import { gridCoordinates, gridEncoding, initialField, seededRandom } from '@fourier-features/core';
import { expectClose } from '@fourier-features/testing';
import {
  eigenFrequencies,
  empiricalNtk,
  fourierQuotients,
  frequencyRates,
  type Matrix,
  matrix,
  symmetricEigen,
} from '@fourier-features/theory';
import { describe, expect, test } from 'vitest';

function randomSymmetric(n: number): Matrix {
  const draws = seededRandom(2).normals(n * n);
  return matrix(
    n,
    n,
    Array.from(draws, (value, i) => value + draws[(i % n) * n + Math.floor(i / n)]!),
  );
}

/** Returns Re e_kᴴ·K·e_k of a wave vector on a grid `[h, w]`, by the sum itself. */
function naiveQuotient(
  { rows, values }: Matrix,
  [h, w]: readonly [number, number],
  [k, l]: readonly [number, number],
) {
  let sum = 0;
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < rows; j++) {
      const [down, across] = [Math.floor(i / w) - Math.floor(j / w), (i % w) - (j % w)];
      sum += (values[i * rows + j]! * Math.cos(2 * Math.PI * ((k * down) / h + (l * across) / w))) / rows;
    }
  }
  return sum;
}

describe('fourierQuotients(kernel, shape)', () => {
  test('are e_kᴴ·K·e_k of the wave vectors of a grid', () => {
    const kernel = randomSymmetric(12);
    const quotients = fourierQuotients(kernel, [3, 4]);
    for (let k = 0; k < 3; k++)
      for (let l = 0; l < 4; l++)
        expectClose(quotients[k * 4 + l]!, naiveQuotient(kernel, [3, 4], [k, l]), 1e-10);
  });

  test('refuses grids of another number of points', () => {
    expect(() => fourierQuotients(randomSymmetric(6), [2, 2])).toThrow(
      'fourierQuotients: shape must have 6 points, those of the kernel, got [2, 2]',
    );
    expect(() => fourierQuotients(randomSymmetric(6), [-2, -3])).toThrow(
      'shape[0] must be a positive integer',
    );
  });
});

describe('frequencyRates(kernel, shape)', () => {
  test('are the quotients of 0 to n/2 cycles in one dimension', () => {
    const kernel = randomSymmetric(9);
    expectClose(frequencyRates(kernel), fourierQuotients(kernel).subarray(0, 5), 1e-12);
  });

  test('are means over wave vectors of about one length', () => {
    const kernel = randomSymmetric(24);
    const rates = frequencyRates(kernel, [4, 6]);
    const of = (...vectors: [number, number][]): number =>
      vectors.reduce((sum, each) => sum + naiveQuotient(kernel, [4, 6], each), 0) / vectors.length;
    expect(rates).toHaveLength(3);
    expectClose(rates[0]!, of([0, 0]), 1e-10);
    // √2 rounds to 1, √5 to 2.
    expectClose(rates[1]!, of([0, 1], [0, -1], [1, 0], [-1, 0], [1, 1], [1, -1], [-1, 1], [-1, -1]), 1e-10);
    const ofTwo: [number, number][] = [
      [0, 2],
      [0, -2],
      [2, 0],
      [2, 1],
      [2, -1],
      [1, 2],
      [1, -2],
      [-1, 2],
      [-1, -2],
    ];
    expectClose(rates[2]!, of(...ofTwo), 1e-10);
  });

  test('of a grid of values fall as sinc⁴ of the frequency, the spectrum of linear interpolation', () => {
    // Where the grid repeats itself: 16 cells, 16 points in each.
    const [cells, n] = [16, 256];
    const encoding = gridEncoding({ inputDim: 1, coarsestCells: cells, featuresPerLevel: 1 });
    const field = initialField({ encoding, outputDim: 1, depth: 0, outputActivation: 'linear' });
    const rates = frequencyRates(empiricalNtk(field, gridCoordinates([n])));
    const sinc = (z: number): number => (z === 0 ? 1 : Math.sin(Math.PI * z) / (Math.PI * z));
    for (const k of [1, 2, 4, 8, 12]) {
      // The end of the domain, which does not repeat, moves the rates by a few percent of the largest.
      expectClose(rates[k]! / rates[0]!, sinc(k / cells) ** 4, 0.02);
    }
  });
});

describe('eigenFrequencies(eigen, shape)', () => {
  test('are the frequencies of waves', () => {
    const n = 8;
    const waves = [0, 1, 2, 3].map((k) =>
      Array.from({ length: n }, (_, x) => Math.cos((2 * Math.PI * k * x) / n)),
    );
    const kernel = Array.from({ length: n * n }, (_, i) =>
      waves.reduce((sum, wave, k) => sum + 2 ** -k * wave[i % n]! * wave[Math.floor(i / n)]!, 0),
    );
    const eigen = symmetricEigen(matrix(n, n, kernel));
    expectClose(eigenFrequencies(eigen).subarray(0, 4), [0, 1, 2, 3], 1e-6);
  });

  test('are lengths of wave vectors on a grid of two axes', () => {
    const wave = Array.from({ length: 64 }, (_, i) =>
      Math.sin((2 * Math.PI * (3 * Math.floor(i / 8) - 2 * (i % 8))) / 8),
    );
    const kernel = Array.from({ length: 64 ** 2 }, (_, i) => wave[i % 64]! * wave[Math.floor(i / 64)]!);
    const eigen = symmetricEigen(matrix(64, 64, kernel));
    expectClose(eigenFrequencies(eigen, [8, 8])[0]!, Math.hypot(3, 2), 1e-8);
    expect(() => eigenFrequencies(eigen, [8, 9])).toThrow('eigenFrequencies: shape must have 64 points');
  });
});
