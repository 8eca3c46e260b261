/** Returns the derivative of a loss along a direction of some parameters, by a central difference, and restores them. */
export function slopeAlong(
  loss: () => number,
  parameters: Float64Array,
  direction: Float64Array,
  step: number,
): number {
  const start = parameters.slice();
  const at = (shift: number): number => {
    start.forEach((value, i) => {
      parameters[i] = value + shift * direction[i]!;
    });
    return loss();
  };
  const slope = (at(step) - at(-step)) / (2 * step);
  parameters.set(start);
  return slope;
}
