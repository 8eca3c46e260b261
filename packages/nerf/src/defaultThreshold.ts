import type { Bounds } from '@fourier-features/core';
import { checkBounds } from '@fourier-features/core/check';

/** Thickness of the layer, relative to the longest side of the box, that is to let half of the light through. */
const HALF_OPAQUE_FRACTION = 1 / 32;

/**
 * Returns the density, per scene unit, at which to extract a surface: that of which a layer as thick as 1/32 of the box's
 * longest side absorbs half of the light, ln 2/(longest/32).
 *
 * @throws RangeError if the box is empty.
 * @example
 * import * as nerf from '@fourier-features/nerf';
 *
 * nerf.defaultThreshold({ min: [-2, -2, -2], max: [2, 2, 2] }); // 5.55
 */
export function defaultThreshold(bounds: Bounds): number {
  checkBounds('defaultThreshold', bounds);
  const longest = Math.max(...bounds.min.map((low, axis) => bounds.max[axis]! - low));
  return Math.LN2 / (HALF_OPAQUE_FRACTION * longest);
}
