/** Losses that are read from each contestant before it is timed: that of the first parameters, and those after 1 to 5 updates. */
export const LOSS_COUNT = 6;

/**
 * Relative difference of losses above which contestants are not taken to do the same work. An update too many changes a loss of
 * the image network by 4 % or more. WGSL lets sines be wrong by 2⁻¹¹, of large arguments by any amount: those of SwiftShader, wrong
 * by 1e-4, change losses at 300 points by 3e-4.
 */
export const LARGEST_DIFFERENCE = 5e-3;

/** Returns the largest difference of two sequences of losses, each relative to the second one's; infinite if one is not a number. */
export function lossDifference(losses: readonly number[], reference: readonly number[]): number {
  const parts = reference.map((loss, step) => Math.abs(losses[step]! - loss) / Math.abs(loss));
  return parts.some(Number.isNaN) ? Number.POSITIVE_INFINITY : Math.max(...parts);
}
