import * as mri from '@fourier-features/mri';
import { describe, expect, test } from 'vitest';

describe('logMagnitude(options)', () => {
  test('shows each power of ten as a step of the same size, DC in the middle', () => {
    // |k| of 100 (as 60 and 80), 1, 10 and 0 at the frequencies (0, 0), (0, −1), (−1, 0) and (−1, −1).
    const kspace = Float32Array.of(60, 80, 0, -1, 10, 0, 0, 0);
    const [both, rows, columns, dc] = mri.logMagnitude({ kspace, shape: [2, 2] });
    expect(both).toBe(0);
    expect(rows).toBeCloseTo(0.75, 6);
    expect(columns).toBeCloseTo(0.5, 6);
    expect(dc).toBe(1);
    expect(mri.logMagnitude({ kspace, shape: [2, 2], decades: 1 })).toEqual(Float32Array.of(0, 0, 0, 1));
  });

  test('adds the squares of coils', () => {
    const kspace = Float32Array.of(3, 0, 50, 0, 0, -4, 0, 0);
    const [other, dc] = mri.logMagnitude({ kspace, shape: [1, 2] });
    expect(other).toBe(1);
    expect(dc).toBeCloseTo(0.75, 6);
  });

  test('is 0 everywhere without a signal', () => {
    expect([...mri.logMagnitude({ kspace: new Float32Array(8), shape: [2, 2] })]).toEqual([0, 0, 0, 0]);
  });

  test('refuses arrays of another size and ranges that are not positive', () => {
    expect(() => mri.logMagnitude({ kspace: new Float32Array(3), shape: [2, 2] })).toThrow(RangeError);
    expect(() => mri.logMagnitude({ kspace: new Float32Array(8), shape: [2, 2], decades: 0 })).toThrow(
      'logMagnitude: decades must be positive',
    );
  });
});
