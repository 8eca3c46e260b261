/** An ellipse whose grey value is added to the samples inside it. */
export interface Ellipse {
  readonly grey: number;
  /** Semi-axes along x and y before rotation; only their squares matter. */
  readonly semiAxes: readonly [number, number];
  readonly centre: readonly [x: number, y: number];
  /** Angle from the x axis towards the y axis, in radians. */
  readonly angle: number;
}

/**
 * Adds an ellipse to a square picture of [−1, 1]², sampled at linspace(−1, 1, side) along both axes, first row at y = −1:
 * grey is added where u²/a² + w²/b² ≤ bound, with (u, w) the offset from the centre along the ellipse's axes.
 *
 * @param sums `[side, side]`, changed in place.
 * @param bound 1 for an ellipse; 1 − (z − z₀)²/c² for the section of an ellipsoid at height z.
 */
export function addEllipse(
  sums: Float64Array,
  side: number,
  { grey, semiAxes: [a, b], centre, angle }: Ellipse,
  bound = 1,
): void {
  if (bound < 0) return;
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  for (let row = 0; row < side; row++) {
    const y = (2 * row) / (side - 1) - 1 - centre[1];
    for (let column = 0; column < side; column++) {
      const x = (2 * column) / (side - 1) - 1 - centre[0];
      const u = (x * cos + y * sin) / a;
      const w = (x * sin - y * cos) / b;
      if (u * u + w * w <= bound) sums[row * side + column]! += grey;
    }
  }
}

/** Writes sums as grey values, clipped to [0, 1]. */
export function writeClipped(sums: Float64Array, values: Float32Array, offset = 0): void {
  for (let i = 0; i < sums.length; i++) values[offset + i] = Math.min(Math.max(sums[i]!, 0), 1);
}
