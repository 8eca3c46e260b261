/** Step of the difference: kinks of ReLUs are seldom within it, and rounding in float64 changes its quotient by 1e-9. */
const STEP = 1e-7;

/** Returns the derivative of a loss along a direction of some parameters, by a central difference, and restores them. */
export function slopeAlong(loss: () => number, parameters: Float64Array, direction: Float64Array): number {
  const start = parameters.slice();
  const at = (shift: number): number => {
    start.forEach((value, i) => {
      parameters[i] = value + shift * direction[i]!;
    });
    return loss();
  };
  const slope = (at(STEP) - at(-STEP)) / (2 * STEP);
  parameters.set(start);
  return slope;
}
