import { inverseErf } from '@fourier-features/core';
import { describe, expect, test } from 'vitest';

/** erf by its Maclaurin series, 2/√π Σ (−1)ⁿ x²ⁿ⁺¹ / (n! (2n+1)), accurate to 1e-12 up to |x| = 2.5 in float64. */
function erf(x: number): number {
  let term = x;
  let sum = x;
  for (let n = 1; n < 120; n++) {
    term *= (-x * x) / n;
    sum += term / (2 * n + 1);
  }
  return (2 / Math.sqrt(Math.PI)) * sum;
}

/** erfc by its continued fraction, for the tail, where 1 − erf loses digits. */
function erfc(x: number): number {
  let fraction = x;
  for (let k = 200; k > 0; k--) fraction = x + k / 2 / fraction;
  return Math.exp(-x * x) / Math.sqrt(Math.PI) / fraction;
}

/** Solves erf(z) = x, z ≥ 0, by Newton's method, with erfc for x near 1. */
function newtonInverseErf(x: number): number {
  let z = Math.sqrt(-Math.log1p(-x * x)) * 0.9;
  for (let i = 0; i < 60; i++) {
    const error = z < 2 ? erf(z) - x : 1 - x - erfc(z);
    z -= (error * Math.sqrt(Math.PI) * Math.exp(z * z)) / 2;
  }
  return z;
}

describe('inverseErf(x)', () => {
  test.each([0.001, 0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99, 0.996, 0.9966, 0.997, 0.999])(
    'of %d has a relative error below 1e-6',
    (each) => {
      // Rounded to float32, as the function rounds it.
      const x = Math.fround(each);
      const expected = newtonInverseErf(x);
      expect(Math.abs(inverseErf(x) / expected - 1)).toBeLessThan(1e-6);
    },
  );

  test('of 0.9999 errs no more than rounding x² to float32 explains', () => {
    // d erf⁻¹(x) = (√π/2)·exp(erf⁻¹(x)²)·dx, and half a unit in the last place of x² is 2^-25.
    const exact = newtonInverseErf(0.9999);
    const bound = (Math.sqrt(Math.PI) / 2) * Math.exp(exact ** 2) * 2 ** -25 + 1e-6;
    expect(Math.abs(inverseErf(0.9999) - exact)).toBeLessThan(bound);
  });

  test('of the float32 next to 1 has a relative error below 1e-6', () => {
    const x = 1 - 2 ** -24;
    expect(Math.abs(inverseErf(x) / newtonInverseErf(x) - 1)).toBeLessThan(1e-6);
  });

  test('has the published values erf⁻¹(0.5) = 0.476936 and erf⁻¹(erf(1)) = 1', () => {
    expect(inverseErf(0.5)).toBeCloseTo(0.4769362762, 6);
    expect(inverseErf(0.8427007929)).toBeCloseTo(1, 6);
  });

  test('is odd and 0 at 0', () => {
    expect(inverseErf(0)).toBe(0);
    for (const x of [0.2, 0.8, 0.9999]) expect(inverseErf(-x)).toBe(-inverseErf(x));
  });

  test('is monotonic where its two polynomials meet', () => {
    const xs = Array.from({ length: 200 }, (_, i) => 0.9965 + i * 1e-6);
    const values = xs.map(inverseErf);
    expect(values.every((value, i) => i === 0 || value >= values[i - 1]!)).toBe(true);
  });
});
