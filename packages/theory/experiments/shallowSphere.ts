/** Training of f(x) = Σ a_r·ReLU(w_r·x + b_r) on S² with fixed a_r; w_r and b_r, initially 0, are trained. */
export interface SphereProblem {
  /** Points on the sphere, `[n, 3]`. */
  readonly points: Float64Array;
  /** Targets y, `[n]`. */
  readonly targets: Float64Array;
  /** Initial weights w_r, `[m, 3]`. */
  readonly weights: Float64Array;
  /** Weights a_r of the outputs, `[m]`. */
  readonly outer: Float64Array;
  /** Whether b_r are trained. */
  readonly bias: boolean;
  /** Learning rate of descent on ½·Σ(f − y)². */
  readonly learningRate: number;
  /** Loss ½·Σ(f − y)² at which to stop. */
  readonly target: number;
  /** Largest number of steps. */
  readonly most: number;
}

/**
 * Runs full-batch gradient descent until the loss reaches the target.
 *
 * @returns the number of steps made, or `most` if the target was not reached.
 */
export function sphereSteps(problem: SphereProblem): number {
  const { points, targets, outer, bias, learningRate, target, most } = problem;
  const [n, m] = [targets.length, outer.length];
  const [x, y, z] = [0, 1, 2].map((axis) =>
    Float64Array.from({ length: n }, (_, i) => points[3 * i + axis]!),
  );
  const w = problem.weights.slice();
  const b = new Float64Array(m);
  const active = new Uint8Array(m * n);
  const residual = new Float64Array(n);
  for (let step = 0; step < most; step++) {
    residual.forEach((_, i) => {
      residual[i] = -targets[i]!;
    });
    for (let r = 0; r < m; r++) {
      const [u, v, t, c, a] = [w[3 * r]!, w[3 * r + 1]!, w[3 * r + 2]!, b[r]!, outer[r]!];
      for (let i = 0; i < n; i++) {
        const sum = u * x![i]! + v * y![i]! + t * z![i]! + c;
        const on = sum > 0 ? 1 : 0;
        active[r * n + i] = on;
        residual[i]! += on * a * sum;
      }
    }
    if (residual.reduce((sum, e) => sum + e * e, 0) / 2 < target) return step;
    for (let r = 0; r < m; r++) {
      let [u, v, t, c] = [0, 0, 0, 0];
      for (let i = 0; i < n; i++) {
        const e = active[r * n + i]! * residual[i]!;
        u += e * x![i]!;
        v += e * y![i]!;
        t += e * z![i]!;
        c += e;
      }
      const rate = learningRate * outer[r]!;
      w[3 * r]! -= rate * u;
      w[3 * r + 1]! -= rate * v;
      w[3 * r + 2]! -= rate * t;
      if (bias) b[r]! -= rate * c;
    }
  }
  return most;
}
