import { type Random, seededRandom } from '@fourier-features/core';
import { expect, test } from 'vitest';
import { type ShallowProblem, trainShallow } from '../../experiments/shallow.ts';

/** The same descent, with every unit evaluated at every point. */
function plainSteps(problem: ShallowProblem): number {
  const { angles, targets, width, bias, spread, learningRate, target, most, random } = problem;
  const draws = random.normals(2 * width);
  const signs = random.integers(width, 2);
  const units = Array.from(signs, (bit, r) => ({
    w: [spread * draws[r]!, spread * draws[width + r]!, 0] as [number, number, number],
    a: (bit === 0 ? -1 : 1) / Math.sqrt(width),
  }));
  const points = Array.from(angles, (angle) => [Math.cos(angle), Math.sin(angle), 1] as const);
  const pre = (w: readonly number[], x: readonly number[]): number =>
    w[0]! * x[0]! + w[1]! * x[1]! + w[2]! * x[2]!;
  for (let step = 0; step < most; step++) {
    const residual = points.map(
      (x, i) => units.reduce((sum, { w, a }) => sum + a * Math.max(0, pre(w, x)), 0) - targets[i]!,
    );
    if (residual.reduce((sum, e) => sum + e ** 2 / 2, 0) < target) return step;
    for (const { w, a } of units) {
      const active = points.map((x) => pre(w, x) > 0);
      for (const k of bias ? [0, 1, 2] : [0, 1])
        w[k]! -=
          learningRate * a * points.reduce((sum, x, i) => sum + (active[i] ? residual[i]! * x[k]! : 0), 0);
    }
  }
  return most;
}

function problem(bias: boolean, seed: number, rest: Partial<ShallowProblem> = {}): ShallowProblem {
  const [ofAngles, random] = seededRandom(seed).split(2) as [Random, Random];
  const angles = Float64Array.from(ofAngles.uniforms(40), (u) => 2 * Math.PI * u);
  return {
    angles,
    targets: angles.map((angle) => Math.sin(2 * angle) / Math.sqrt(20)),
    width: 60,
    bias,
    spread: 0.5,
    learningRate: 0.01,
    target: 0.05,
    most: 5000,
    random,
    ...rest,
  };
}

test.each([
  [false, 0],
  [false, 1],
  [true, 2],
  [true, 3],
])('makes as many steps as plain sums do (biases %s, seed %i)', (bias, seed) => {
  const { steps } = trainShallow(problem(bias, seed));
  expect(steps).toBeGreaterThan(10);
  expect(steps).toBeLessThan(5000);
  expect(steps).toBe(plainSteps(problem(bias, seed)));
});

test.each([
  ['close together', [0.1, 0.2, 6.2]],
  ['around the circle', [0.5, 2.5, 4.5]],
])('makes as many steps if units are active on all points or none: %s', (_, angles) => {
  const few = {
    angles: Float64Array.from(angles),
    targets: Float64Array.of(3, 3, 3),
    target: 0.01,
    learningRate: 0.05,
  };
  const { steps } = trainShallow(problem(true, 4, few));
  expect(steps).toBeGreaterThan(10);
  expect(steps).toBeLessThan(5000);
  expect(steps).toBe(plainSteps(problem(true, 4, few)));
});

test('stops at the largest number of steps, and at once if the target is met', () => {
  expect(trainShallow(problem(false, 5, { most: 7, target: 1e-12 })).steps).toBe(7);
  expect(trainShallow(problem(false, 5, { target: 1e9 })).steps).toBe(0);
});

test('the initial function is the sum over the units drawn', () => {
  const { at } = trainShallow(problem(true, 6, { most: 0 }));
  const { random } = problem(true, 6);
  const draws = random.normals(120);
  const signs = random.integers(60, 2);
  for (const angle of [0, 1, 4]) {
    const plain = Array.from(signs, (bit, r) => {
      const sum = 0.5 * (draws[r]! * Math.cos(angle) + draws[60 + r]! * Math.sin(angle));
      return ((bit === 0 ? -1 : 1) / Math.sqrt(60)) * Math.max(0, sum);
    }).reduce((a, b) => a + b, 0);
    expect(at(angle)).toBeCloseTo(plain, 12);
  }
});

test('the trained function has a loss below the target, one step before it has not', () => {
  const given = problem(true, 7);
  const { steps, at } = trainShallow(given);
  const earlier = trainShallow(problem(true, 7, { most: steps - 1 }));
  const loss = (f: (angle: number) => number): number =>
    given.angles.reduce((sum, angle, i) => sum + (f(angle) - given.targets[i]!) ** 2 / 2, 0);
  expect(loss(at)).toBeLessThan(given.target);
  expect(loss(earlier.at)).toBeGreaterThanOrEqual(given.target);
});
