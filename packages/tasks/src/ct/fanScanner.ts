import type { FanGeometry } from '@fourier-features/ct';

/** Distance from the source to the centre of rotation over the side of the picture: a fan of 39°. */
const SOURCE_DISTANCE = 1.5;

/**
 * Returns the scanner of simulated fan beams: its detectors, moved to the centre of rotation, are one pixel apart, and cover the
 * circle in the picture, as those of a parallel beam do.
 */
export function fanScanner([side]: readonly [number, number]): FanGeometry {
  const reach = 0.5 / Math.sqrt(1 - (0.5 / SOURCE_DISTANCE) ** 2);
  return {
    sourceDistance: SOURCE_DISTANCE,
    detectorDistance: 0,
    detectorCount: Math.ceil(2 * reach * side),
    detectorSpacing: 1 / side,
  };
}
