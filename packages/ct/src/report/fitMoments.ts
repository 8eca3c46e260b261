/** A trigonometric polynomial a + b·cos kθ + c·sin kθ fitted to one number per angle. */
export interface MomentFit {
  /** a, b and c. */
  readonly coefficients: readonly [number, number, number];
  /** Root of the mean square residual. */
  readonly deviation: number;
  /** Standard error of a by the residuals; infinite for three angles or fewer, which leave none. */
  readonly error: number;
}

/** Weight of the expectation, in observations of the same deviation: too little to matter where the angles determine a fit. */
const EXPECTATION_WEIGHT = 1e-4;

/**
 * Fits a + b·cos kθ + c·sin kθ to values by least squares, with a weak expectation of (expected, 0, 0) ± extent:
 * without it, angles that cannot determine three numbers would have no fit.
 */
export function fitMoments(
  values: ArrayLike<number>,
  angles: ArrayLike<number>,
  { order, expected, extent }: { order: 1 | 2; expected: number; extent: number },
): MomentFit {
  const rows = Array.from(angles, (angle) => [1, Math.cos(order * angle), Math.sin(order * angle)]);
  const weight = (EXPECTATION_WEIGHT * rows.length) / extent ** 2;
  const normal = [0, 1, 2].map((i) =>
    [0, 1, 2].map((j) => rows.reduce((sum, row) => sum + row[i]! * row[j]!, 0) + (i === j ? weight : 0)),
  );
  const right = [0, 1, 2].map((i) =>
    rows.reduce((sum, row, k) => sum + row[i]! * (values[k]! - expected), 0),
  );
  const [a, b, c] = solve(normal, right) as [number, number, number];
  const squares = rows.reduce(
    (sum, [, cos, sin], k) => sum + (values[k]! - expected - a - b * cos! - c * sin!) ** 2,
    0,
  );
  const [inverse] = solve(normal, [1, 0, 0]) as [number, number, number];
  const free = rows.length - 3;
  return {
    coefficients: [a + expected, b, c],
    deviation: Math.sqrt(squares / rows.length),
    error: free > 0 ? Math.sqrt((squares / free) * inverse) : Number.POSITIVE_INFINITY,
  };
}

/** Solves a small positive definite system by Gaussian elimination. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i]!]);
  const size = rows.length;
  for (let i = 0; i < size; i++) {
    for (let k = i + 1; k < size; k++) {
      const factor = rows[k]![i]! / rows[i]![i]!;
      for (let j = i; j <= size; j++) rows[k]![j]! -= factor * rows[i]![j]!;
    }
  }
  const solution = new Array<number>(size).fill(0);
  for (let i = size - 1; i >= 0; i--) {
    let sum = rows[i]![size]!;
    for (let j = i + 1; j < size; j++) sum -= rows[i]![j]! * solution[j]!;
    solution[i] = sum / rows[i]![i]!;
  }
  return solution;
}
