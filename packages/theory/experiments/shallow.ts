import type { Random } from '@fourier-features/core';

/** f(x) = m^(−½)·Σ a_r·ReLU(w_r·x + b_r), a_r = ±1 fixed; w_r, and b_r from 0, are trained. x on the circle. */
export interface ShallowProblem {
  /** Of the points, from 0 to 2π, in any order, `[n]`. */
  readonly angles: Float64Array;
  /** y, `[n]`. */
  readonly targets: Float64Array;
  /** m, hidden units. */
  readonly width: number;
  readonly bias: boolean;
  /** κ: w_r ~ N(0, κ²). */
  readonly spread: number;
  /** η, of descent on ½·Σ(f − y)². */
  readonly learningRate: number;
  /** ½·Σ(f − y)² at which to stop, and steps at most. */
  readonly target: number;
  readonly most: number;
  readonly random: Random;
}

/**
 * Full-batch gradient descent until the target. A unit is active on one arc of the circle, so that with the points in
 * order its output is linear between two of them, and its gradient a difference of running sums: a step takes
 * O(m·log n + n) operations instead of O(m·n).
 *
 * @returns steps made, or `most` where the target was not met.
 */
export function shallowSteps(problem: ShallowProblem): number {
  const { targets, width: m, bias, spread, learningRate, target, most, random } = problem;
  const n = problem.angles.length;
  const order = Array.from(problem.angles.keys()).sort((i, j) => problem.angles[i]! - problem.angles[j]!);
  const angles = Float64Array.from(order, (i) => problem.angles[i]!);
  const y = Float64Array.from(order, (i) => targets[i]!);
  const cosines = angles.map(Math.cos);
  const sines = angles.map(Math.sin);
  const draws = random.normals(2 * m);
  const wx = Float64Array.from({ length: m }, (_, r) => spread * draws[r]!);
  const wy = Float64Array.from({ length: m }, (_, r) => spread * draws[m + r]!);
  const b = new Float64Array(m);
  const norm = 1 / Math.sqrt(m);
  const outer = Float64Array.from(random.integers(m, 2), (bit) => (bit === 0 ? -norm : norm));
  const starts = new Int32Array(m);
  const ends = new Int32Array(m);
  // What changes from one point to the next, of the coefficients of cos θ, sin θ and 1 in f.
  const [dx, dy, dc] = [new Float64Array(n + 1), new Float64Array(n + 1), new Float64Array(n + 1)];
  // Sums of the residual, times cos θ, times sin θ, and alone, over the points before.
  const [ex, ey, e] = [new Float64Array(n + 1), new Float64Array(n + 1), new Float64Array(n + 1)];
  for (let step = 0; step < most; step++) {
    for (const changes of [dx, dy, dc]) changes.fill(0);
    for (let r = 0; r < m; r++) {
      const [start, end] = activeArc(angles, wx[r]!, wy[r]!, b[r]!);
      starts[r] = start;
      ends[r] = end;
      for (const [changes, weight] of [
        [dx, wx[r]!],
        [dy, wy[r]!],
        [dc, b[r]!],
      ] as const) {
        changes[start]! += outer[r]! * weight;
        changes[end]! -= outer[r]! * weight;
        if (start > end) changes[0]! += outer[r]! * weight;
      }
    }
    let loss = 0;
    let [u, v, c] = [0, 0, 0];
    for (let i = 0; i < n; i++) {
      u += dx[i]!;
      v += dy[i]!;
      c += dc[i]!;
      const residual = u * cosines[i]! + v * sines[i]! + c - y[i]!;
      loss += residual ** 2 / 2;
      ex[i + 1] = ex[i]! + residual * cosines[i]!;
      ey[i + 1] = ey[i]! + residual * sines[i]!;
      e[i + 1] = e[i]! + residual;
    }
    if (loss < target) return step;
    for (let r = 0; r < m; r++) {
      const [start, end] = [starts[r]!, ends[r]!];
      const rate = learningRate * outer[r]!;
      wx[r]! -= rate * over(ex, start, end);
      wy[r]! -= rate * over(ey, start, end);
      if (bias) b[r]! -= rate * over(e, start, end);
    }
  }
  return most;
}

/** Where u·cos θ + v·sin θ + c > 0: points from `start` until `end`, through the last to the first where `start > end`. */
function activeArc(angles: Float64Array, u: number, v: number, c: number): readonly [number, number] {
  const threshold = -c / Math.sqrt(u * u + v * v);
  if (threshold >= 1) return [0, 0];
  if (threshold <= -1) return [0, angles.length];
  const middle = Math.atan2(v, u);
  const half = Math.acos(threshold);
  const [from, to] = [turn(middle - half), turn(middle + half)];
  const [start, end] = [countBelow(angles, from), countBelow(angles, to)];
  // Beyond 0, and back between the same two points: all of them.
  return start === end && from > to ? [0, angles.length] : [start, end];
}

/** The same angle from 0 to 2π. */
function turn(angle: number): number {
  if (angle < 0) return angle + 2 * Math.PI;
  return angle < 2 * Math.PI ? angle : angle - 2 * Math.PI;
}

function countBelow(ascending: Float64Array, value: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A sum over points from `start` until `end`, of running sums. */
function over(sums: Float64Array, start: number, end: number): number {
  const difference = sums[end]! - sums[start]!;
  return start > end ? sums.at(-1)! + difference : difference;
}
