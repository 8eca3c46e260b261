import { seededRandom } from '@fourier-features/core';
import { describe, expect, test } from 'vitest';
import { mostLanes, pointsKept, ROUND_POINTS, roundsOf, valueRoundsOf } from '../src/rounds.ts';

/** Batches of all sizes, from a point to several rounds. */
const counts = [
  1,
  23,
  24,
  25,
  255,
  256,
  257,
  1024,
  16_384,
  65_535,
  65_536,
  65_537,
  200_000,
  ...seededRandom(1)
    .integers(50, 300_000)
    .map((count) => count + 1),
];

describe.each([1, 5, 24])('roundsOf(count, %d lanes)', (lanes) => {
  test('puts every point into one task of one round, and no task is empty', () => {
    for (const count of counts) {
      const rounds = roundsOf(count, lanes);
      let next = 0;
      for (const { from, to, pointsPerTask, tasks } of rounds) {
        expect(from).toBe(next);
        expect(to - from).toBeLessThanOrEqual(ROUND_POINTS);
        expect(tasks * pointsPerTask).toBeGreaterThanOrEqual(to - from);
        expect((tasks - 1) * pointsPerTask).toBeLessThan(to - from);
        next = to;
      }
      expect(next).toBe(count);
    }
  });

  test('has the most lanes in the first round, and never more than there are', () => {
    for (const count of counts) {
      const [first, ...others] = roundsOf(count, lanes).map(({ tasks }) => tasks);
      expect(first).toBeLessThanOrEqual(lanes);
      for (const tasks of others) expect(tasks).toBeLessThanOrEqual(first!);
    }
  });
});

test('roundsOf gives a large batch many lanes and a small one few', () => {
  const lanesOf = (count: number): number => roundsOf(count, 24)[0]!.tasks;
  expect([100, 512, 1024, 16_384, 65_536].map(lanesOf)).toEqual([1, 2, 4, 16, 24]);
});

test('valueRoundsOf splits into tasks of at most four blocks: at 1,024 points, one for each of two threads', () => {
  expect(valueRoundsOf(0, 96, 2)).toEqual([]);
  expect(valueRoundsOf(1024, 144, 2)).toEqual([{ from: 0, to: 1024, pointsPerTask: 516, tasks: 2 }]);
  for (const count of counts) {
    for (const { from, to, pointsPerTask, tasks } of valueRoundsOf(count, 144, 3)) {
      expect(pointsPerTask).toBeLessThanOrEqual(4 * 144);
      expect(tasks * pointsPerTask).toBeGreaterThanOrEqual(to - from);
    }
  }
});

test('pointsKept counts whole groups', () => {
  expect([1, 128, 1000, 6144, 6145].map(pointsKept)).toEqual([6144, 6144, 6000, 6144, 0]);
});

test('mostLanes keeps the lanes of a very wide network within 1 GiB', () => {
  const hiddenActivations = Array.from({ length: 3 }, () => ({ kind: 'relu' }) as const);
  const network = {
    inputDim: 512,
    outputDim: 3,
    depth: 4,
    hiddenActivations,
    outputActivation: 'sigmoid',
  } as const;
  expect(mostLanes({ network: { ...network, width: 256 } })).toBe(24);
  const wide = mostLanes({ network: { ...network, width: 8192 } });
  expect(wide).toBe(1);
});
