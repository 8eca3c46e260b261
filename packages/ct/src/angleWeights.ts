/** How many times the mean of the others the largest gap must be to count as unmeasured rather than as sparse. */
const UNMEASURED = 4;

/**
 * Returns the weight of each projection in an integral over half a turn, by the trapezoidal rule: half of the gaps to its
 * neighbours, with angles taken modulo π, where parallel beams repeat. Weights sum to π; evenly spread angles all have
 * π/angles. If the scan leaves out a wedge, that gap counts like the others.
 *
 * @param angles in radians, in any order.
 * @returns `[angles]`, in radians.
 */
export function angleWeights(angles: ArrayLike<number>): Float64Array {
  const folded = Float64Array.from(angles, (angle) => angle - Math.PI * Math.floor(angle / Math.PI));
  const order = Array.from(folded.keys()).sort((a, b) => folded[a]! - folded[b]!);
  const gaps = order.map((index, i) => {
    const next = i + 1 < order.length ? folded[order[i + 1]!]! : folded[order[0]!]! + Math.PI;
    return next - folded[index]!;
  });
  const widest = gaps.reduce((at, gap, i) => (gap > gaps[at]! ? i : at), 0);
  const others = (Math.PI - gaps[widest]!) / Math.max(1, gaps.length - 1);
  if (others > 0 && gaps[widest]! > UNMEASURED * others) gaps[widest] = others;
  const total = gaps.reduce((sum, gap) => sum + gap, 0);
  const weights = new Float64Array(order.length);
  order.forEach((index, i) => {
    const before = gaps[(i + gaps.length - 1) % gaps.length]!;
    weights[index] = (((before + gaps[i]!) / 2) * Math.PI) / total;
  });
  return weights;
}
