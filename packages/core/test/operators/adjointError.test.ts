import { adjointError, type LinearOperator, seededRandom } from '@fourier-features/core';
import { describe, expect, test } from 'vitest';

/** A matrix of 7 rows and 5 columns as an operator, and `backward` as what it claims to be its transpose. */
function product(backward?: (row: number, column: number) => number): LinearOperator {
  const entries = seededRandom(5).normals(35);
  const at = (row: number, column: number): number => entries[5 * row + column]!;
  const sum = (length: number, term: (k: number) => number): number =>
    Array.from({ length }, (_, k) => term(k)).reduce((total, value) => total + value, 0);
  return {
    inputShape: [5],
    outputShape: [7],
    apply: (x) =>
      Float32Array.from({ length: 7 }, (_, row) => sum(5, (column) => at(row, column) * x[column]!)),
    adjoint: (y) =>
      Float32Array.from({ length: 5 }, (_, column) =>
        sum(7, (row) => (backward ?? at)(row, column) * y[row]!),
      ),
  };
}

describe('adjointError(operator, random)', () => {
  test('is rounding for a matrix and its transpose', () => {
    expect(adjointError(product())).toBeLessThan(1e-6);
    expect(adjointError(product(), seededRandom(9))).toBeLessThan(1e-6);
  });

  test.each<[string, LinearOperator]>([
    ['another matrix', product((row, column) => (row + column) / 4)],
    [
      'a factor of 1.01',
      {
        ...product(),
        adjoint: (y) =>
          product()
            .adjoint(y)
            .map((value) => 1.01 * value),
      },
    ],
    ['the order reversed', { ...product(), adjoint: (y) => product().adjoint(y).toReversed() }],
    ['zeros', { ...product(), adjoint: () => new Float32Array(5) }],
    ['apply that returns zeros', { ...product(), apply: () => new Float32Array(7) }],
  ])('is above 1e-4 for %s', (_, operator) => {
    expect(adjointError(operator)).toBeGreaterThan(1e-4);
  });

  test('is NaN if a result is', () => {
    expect(adjointError({ ...product(), apply: () => new Float32Array(7).fill(Number.NaN) })).toBeNaN();
  });

  test('does not depend on the scale of the operator, and is 0 for zeros on both sides', () => {
    const { apply, adjoint, ...shapes } = product((row, column) => (row - column) / 4);
    const scaled: LinearOperator = {
      ...shapes,
      apply: (x) => apply(x).map((value) => 1024 * value),
      adjoint: (y) => adjoint(y).map((value) => 1024 * value),
    };
    expect(adjointError(scaled)).toBeCloseTo(adjointError({ ...shapes, apply, adjoint }), 6);
    expect(
      adjointError({ ...shapes, apply: () => new Float32Array(7), adjoint: () => new Float32Array(5) }),
    ).toBe(0);
  });

  test('refuses results of another length', () => {
    expect(() => adjointError({ ...product(), apply: () => new Float32Array(6) })).toThrow(
      new RangeError('adjointError: the result of apply must be [7], 7 numbers, got 6'),
    );
    expect(() => adjointError({ ...product(), adjoint: () => new Float32Array(6) })).toThrow(
      new RangeError('adjointError: the result of adjoint must be [5], 5 numbers, got 6'),
    );
  });
});
