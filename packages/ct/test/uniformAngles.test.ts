import { uniformAngles } from '@fourier-features/ct';
import { expectClose } from '@fourier-features/testing';
import { describe, expect, test } from 'vitest';

describe('uniformAngles(count, { start, arc })', () => {
  test('spreads angles over half a turn, without its end', () => {
    expectClose(uniformAngles(4), [0, Math.PI / 4, Math.PI / 2, (3 * Math.PI) / 4], 1e-12);
  });

  test('takes any start and arc', () => {
    expectClose(uniformAngles(2, { start: 1, arc: -3 }), [1, -0.5], 1e-12);
  });

  test('refuses a count of 0, and arcs that are not finite', () => {
    expect(() => uniformAngles(0)).toThrow('uniformAngles: count must be a positive integer, got 0');
    expect(() => uniformAngles(2, { arc: Number.NaN })).toThrow('start and arc must be finite, got NaN');
  });
});
