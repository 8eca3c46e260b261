import { uniformAngles } from '@fourier-features/ct';
import { expectClose } from '@fourier-features/testing';
import { describe, expect, test } from 'vitest';

describe('uniformAngles(count, { start, arc })', () => {
  test('spreads angles over half a turn, its end left out', () => {
    expectClose(uniformAngles(4), [0, Math.PI / 4, Math.PI / 2, (3 * Math.PI) / 4], 1e-12);
  });

  test('starts anywhere and runs along any arc', () => {
    expectClose(uniformAngles(2, { start: 1, arc: -3 }), [1, -0.5], 1e-12);
  });

  test('refuses no angles, and arcs that are not finite', () => {
    expect(() => uniformAngles(0)).toThrow(
      'uniformAngles: count must be a whole number of at least 1, got 0',
    );
    expect(() => uniformAngles(2, { arc: Number.NaN })).toThrow('start and arc must be finite, got NaN');
  });
});
