import type { Random } from '@fourier-features/core';

/**
 * Training of f(x) = m^(−½)·Σ a_r·ReLU(w_r·x + b_r) with fixed a_r = ±1; w_r and b_r, initially 0, are trained. x is on the
 * circle.
 */
export interface ShallowProblem {
  /** Angles of the points, `[n]`, in [0, 2π), in any order. */
  readonly angles: Float64Array;
  /** Targets y, `[n]`. */
  readonly targets: Float64Array;
  /** Number of hidden units m. */
  readonly width: number;
  /** Whether b_r are trained. */
  readonly bias: boolean;
  /** Standard deviation κ of the initial weights. */
  readonly spread: number;
  /** Learning rate of descent on ½·Σ(f − y)². */
  readonly learningRate: number;
  /** Loss ½·Σ(f − y)² at which to stop. */
  readonly target: number;
  /** Largest number of steps. */
  readonly most: number;
  readonly random: Random;
}

/** A trained network. */
export interface ShallowEnd {
  /** Number of steps made; `most` if the target was not reached. */
  readonly steps: number;
  /** Returns f at an angle. */
  readonly at: (angle: number) => number;
}

/**
 * Runs full-batch gradient descent until the loss reaches the target. A unit is active on one arc of the circle. With the
 * points sorted, f is linear in (cos θ, sin θ, 1) between two ends of arcs and a unit's gradient is a difference of running
 * sums, so a step takes O(m·log n + n) operations in place of O(m·n).
 */
export function trainShallow(problem: ShallowProblem): ShallowEnd {
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
  // Changes of the coefficients of cos θ, sin θ and 1 in f from one point to the next.
  const [dx, dy, dc] = [new Float64Array(n + 1), new Float64Array(n + 1), new Float64Array(n + 1)];
  // Running sums over the points before: residual·cos θ, residual·sin θ and residual.
  const [ex, ey, e] = [new Float64Array(n + 1), new Float64Array(n + 1), new Float64Array(n + 1)];
  const end = (steps: number): ShallowEnd => ({
    steps,
    at: (angle) => {
      const [x, y] = [Math.cos(angle), Math.sin(angle)];
      return outer.reduce((sum, a, r) => sum + a * Math.max(0, wx[r]! * x + wy[r]! * y + b[r]!), 0);
    },
  });
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
    if (loss < target) return end(step);
    for (let r = 0; r < m; r++) {
      const [start, end] = [starts[r]!, ends[r]!];
      const rate = learningRate * outer[r]!;
      wx[r]! -= rate * over(ex, start, end);
      wy[r]! -= rate * over(ey, start, end);
      if (bias) b[r]! -= rate * over(e, start, end);
    }
  }
  return end(most);
}

/** Returns the points at which u·cos θ + v·sin θ + c > 0, from `start` to before `end`; they wrap around if `start > end`. */
function activeArc(angles: Float64Array, u: number, v: number, c: number): readonly [number, number] {
  const threshold = -c / Math.sqrt(u * u + v * v);
  if (threshold >= 1) return [0, 0];
  if (threshold <= -1) return [0, angles.length];
  const middle = Math.atan2(v, u);
  const half = Math.acos(threshold);
  const [from, to] = [turn(middle - half), turn(middle + half)];
  const [start, end] = [countBelow(angles, from), countBelow(angles, to)];
  // An arc that wraps around and ends between the two points where it starts holds all points.
  return start === end && from > to ? [0, angles.length] : [start, end];
}

/** Returns the same angle in [0, 2π). */
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

/** Returns a sum over the points from `start` to before `end`, from running sums. */
function over(sums: Float64Array, start: number, end: number): number {
  const difference = sums[end]! - sums[start]!;
  return start > end ? sums.at(-1)! + difference : difference;
}
