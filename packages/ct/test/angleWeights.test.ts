import { seededRandom } from '@fourier-features/core';
import { uniformAngles } from '@fourier-features/ct';
import { angleWeights } from '@fourier-features/ct/internal';
import { expectClose } from '@fourier-features/testing';
import { describe, expect, test } from 'vitest';

/** Measures for each angle the part of half a turn that is nearest to it, by many points. */
function nearest(angles: readonly number[]): Float64Array {
  const points = 20_000;
  const parts = new Float64Array(angles.length);
  for (let i = 0; i < points; i++) {
    const at = ((i + 0.5) * Math.PI) / points;
    const distances = angles.map((angle) => Math.abs(Math.sin(angle - at)));
    parts[distances.indexOf(Math.min(...distances))]! += Math.PI / points;
  }
  return parts;
}

describe('angleWeights(angles)', () => {
  test('is the part of half a turn that is nearest to each angle, in any order and on any turn', () => {
    const angles = [2.9, 0.1, 0.3, 1 + Math.PI, 1.9 - 2 * Math.PI, 1.4];
    expectClose(angleWeights(angles), nearest(angles), 5e-4);
  });

  test.each([Math.PI, 2 * Math.PI])('is the same for all of even angles over %d', (arc) => {
    // An odd number, so that no angles of a whole turn coincide modulo π.
    expectClose(angleWeights(uniformAngles(7, { arc, start: 0.3 })), new Array(7).fill(Math.PI / 7), 1e-12);
  });

  test('shares the weight of angles that coincide modulo π', () => {
    expectClose(angleWeights(uniformAngles(8, { arc: 2 * Math.PI })), new Array(8).fill(Math.PI / 8), 1e-12);
  });

  test('gives even angles over a part of half a turn the same weight, without the wedge that is left out', () => {
    expectClose(angleWeights(uniformAngles(30, { arc: 1 })), new Array(30).fill(Math.PI / 30), 1e-12);
  });

  test('sums to π for random angles, and is π for a single one', () => {
    const weights = angleWeights(
      seededRandom(2)
        .uniforms(40)
        .map((value) => 7 * value),
    );
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(Math.PI, 10);
    expect([...angleWeights([1])]).toEqual([Math.PI]);
  });

  test('takes more angles than a call has arguments', () => {
    const weights = angleWeights(uniformAngles(130_000));
    expect(weights.every((weight) => Math.abs(weight * 130_000 - Math.PI) < 1e-6)).toBe(true);
  });
});
