/** Losses that are read from each contestant before it is timed: that of the first parameters, and those after 1 to 5 updates. */
export const LOSS_COUNT = 6;

/**
 * Relative difference of losses above which contestants do not do the same work. An update that is left out changes a loss by
 * more; sines of graphics cards, which WGSL lets be wrong by 2⁻¹¹, change it by less.
 */
export const LARGEST_DIFFERENCE = 1e-3;

/** Returns the largest difference of two sequences of losses, each relative to the second one's; infinite if one is not a number. */
export function lossDifference(losses: readonly number[], reference: readonly number[]): number {
  const parts = reference.map((loss, step) => Math.abs(losses[step]! - loss) / Math.abs(loss));
  return parts.some(Number.isNaN) ? Number.POSITIVE_INFINITY : Math.max(...parts);
}
