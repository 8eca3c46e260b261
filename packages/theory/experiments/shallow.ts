import type { Random } from '@fourier-features/core';

/** f(x) = m^(−½)·Σ a_r·ReLU(w_r·x + b_r), a_r = ±1 fixed; w_r, and b_r from 0, are trained. x on the circle. */
export interface ShallowProblem {
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

/** Full-batch gradient descent until the target. @returns steps made, or `most` where the target was not met. */
export function shallowSteps(problem: ShallowProblem): number {
  const { angles, targets, width: m, bias, spread, learningRate, target, most, random } = problem;
  const n = angles.length;
  const xs = Float64Array.from(angles, Math.cos);
  const ys = Float64Array.from(angles, Math.sin);
  const draws = random.normals(2 * m);
  const wx = Float64Array.from({ length: m }, (_, r) => spread * draws[r]!);
  const wy = Float64Array.from({ length: m }, (_, r) => spread * draws[m + r]!);
  const b = new Float64Array(m);
  const signs = Float64Array.from(random.integers(m, 2), (bit) => (bit === 0 ? -1 : 1));
  const norm = 1 / Math.sqrt(m);
  const residual = new Float64Array(n);
  for (let step = 0; step < most; step++) {
    for (let i = 0; i < n; i++) residual[i] = -targets[i]!;
    for (let r = 0; r < m; r++) {
      const [u, v, c, a] = [wx[r]!, wy[r]!, b[r]!, norm * signs[r]!];
      for (let i = 0; i < n; i++) {
        const z = u * xs[i]! + v * ys[i]! + c;
        if (z > 0) residual[i]! += a * z;
      }
    }
    let loss = 0;
    for (let i = 0; i < n; i++) loss += residual[i]! ** 2 / 2;
    if (loss < target) return step;
    for (let r = 0; r < m; r++) {
      const [u, v, c] = [wx[r]!, wy[r]!, b[r]!];
      let [gx, gy, gb] = [0, 0, 0];
      for (let i = 0; i < n; i++) {
        if (u * xs[i]! + v * ys[i]! + c <= 0) continue;
        const e = residual[i]!;
        gx += e * xs[i]!;
        gy += e * ys[i]!;
        gb += e;
      }
      const rate = learningRate * norm * signs[r]!;
      wx[r]! -= rate * gx;
      wy[r]! -= rate * gy;
      if (bias) b[r]! -= rate * gb;
    }
  }
  return most;
}
