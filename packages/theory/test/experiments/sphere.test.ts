import { seededRandom } from '@fourier-features/core';
import { expectClose } from '@fourier-features/testing';
import { expect, test } from 'vitest';
import { trainShallow } from '../../experiments/shallow.ts';
import { sphereSteps } from '../../experiments/shallowSphere.ts';
import { directions, evenDirections } from '../../experiments/sphereDirections.ts';
import { legendre, sphereEigenvalue } from '../../experiments/zonal.ts';

test('legendre(k, x) is the polynomial written out, and 1 at the pole', () => {
  for (const x of [-0.8, 0.1, 0.5]) {
    expectClose(legendre(0, x), 1, 1e-15);
    expectClose(legendre(1, x), x, 1e-15);
    expectClose(legendre(2, x), (3 * x ** 2 - 1) / 2, 1e-15);
    expectClose(legendre(5, x), (63 * x ** 5 - 70 * x ** 3 + 15 * x) / 8, 1e-14);
  }
  expectClose(legendre(20, 1), 1, 1e-13);
});

test.each([
  [0, false, 1 / 16],
  [1, false, 1 / 12],
  [3, false, 0],
  [5, false, 0],
  [0, true, 5 / 32],
  [1, true, 7 / 96],
])('the eigenvalue of degree %i (biases %s) is the integral in closed form', (degree, bias, value) => {
  expectClose(sphereEigenvalue(degree, { bias }), value, 1e-10);
});

test('eigenvalues times their multiplicities 2k + 1 add up to the kernel of a point with itself, 1/2', () => {
  let sum = 0;
  for (let k = 0; k <= 60; k += k < 2 ? 1 : 2) sum += (2 * k + 1) * sphereEigenvalue(k, { bias: false });
  // The terms fall as 1/k², and half of them are 0: the rest is about that of the last term times 30.
  expect(sum).toBeLessThan(0.5);
  expect(sum).toBeGreaterThan(0.49);
});

test.each([false, true])('on the equator makes the steps of the circle (biases %s)', (bias) => {
  const seed = bias ? 1 : 0;
  const [n, m] = [30, 50];
  const angles = Float64Array.from(seededRandom(7).uniforms(n), (u) => 2 * Math.PI * u);
  const shared = {
    targets: angles.map((angle) => Math.sin(2 * angle) / 4),
    bias,
    learningRate: 0.01,
    target: 0.05,
    most: 3000,
  };
  const { steps } = trainShallow({ ...shared, angles, width: m, spread: 1, random: seededRandom(seed) });
  expect(steps).toBeGreaterThan(10);
  expect(steps).toBeLessThan(3000);
  // Drawn in the order in which trainShallow does.
  const random = seededRandom(seed);
  const draws = random.normals(2 * m);
  const signs = random.integers(m, 2);
  const weights = Float64Array.from({ length: 3 * m }, (_, i) =>
    i % 3 === 2 ? 0 : draws[Math.floor(i / 3) + (i % 3) * m]!,
  );
  const outer = Float64Array.from(signs, (bit) => (bit === 0 ? -1 : 1) / Math.sqrt(m));
  const points = Float64Array.from(
    Array.from(angles).flatMap((angle) => [Math.cos(angle), Math.sin(angle), 0]),
  );
  expect(sphereSteps({ ...shared, points, weights, outer })).toBe(steps);
});

test.each([
  ['drawn', directions(seededRandom(2).normals(3 * 4000)), 0.03],
  ['even', evenDirections(400), 0.005],
])('%s directions have unit length and no preferred axis', (_, points, tolerance) => {
  const n = points.length / 3;
  const moments = new Float64Array(9);
  const means = new Float64Array(3);
  for (let i = 0; i < n; i++) {
    const point = points.subarray(3 * i, 3 * i + 3);
    expectClose(Math.hypot(...point), 1, 1e-12);
    point.forEach((a, row) => {
      means[row]! += a / n;
      point.forEach((b, column) => {
        moments[3 * row + column]! += (a * b) / n;
      });
    });
  }
  expectClose(means, [0, 0, 0], tolerance);
  expectClose(moments, [1 / 3, 0, 0, 0, 1 / 3, 0, 0, 0, 1 / 3], tolerance);
});
