import type { LinearOperator } from '@fourier-features/core';
import { checkAngles } from './check.ts';
import { inPixels, type ParallelGeometry } from './parallelGeometry.ts';
import { rayOperator } from './rayOperator.ts';

export interface ParallelBeamOptions extends ParallelGeometry {
  /** `[height, width]` of the image, in pixels. */
  shape: readonly number[];
  /** θ of each projection, in radians; of any value and in any order. */
  angles: ArrayLike<number>;
}

/**
 * Returns the Radon transform of an image of square pixels, `[height, width]` → `[angles, detectors]`: line integrals in
 * domain units (the longest side is 1), (R f)(θ, t) = ∫ f(centre + t(cos θ, sin θ) + s(−sin θ, cos θ)) ds, exact for an
 * image that is constant inside each pixel and 0 outside. `ParallelGeometry` says where the rays are.
 *
 * @throws RangeError if the shape, the angles or the geometry are out of range.
 * @example
 * import * as ct from '@fourier-features/ct';
 *
 * const operator = ct.parallelBeam({ shape: [32, 32], angles: ct.uniformAngles(20) });
 * const sinogram = operator.apply(new Float32Array(32 * 32).fill(0.5)); // [20, 32]
 * @see Siddon 1985, https://doi.org/10.1118/1.595715
 */
export function parallelBeam({ shape, angles, ...geometry }: ParallelBeamOptions): LinearOperator {
  const { height, width, ...pixels } = inPixels('parallelBeam', shape, geometry);
  const { detectorCount, detectorSpacing, detectorCentre, centre } = pixels;
  checkAngles('parallelBeam', angles);
  const directions = Array.from(angles, (angle) => ({ cos: Math.cos(angle), sin: Math.sin(angle) }));
  return rayOperator({
    name: 'parallelBeam',
    inputShape: [height, width],
    outputShape: [angles.length, detectorCount],
    ray: (angle, detector) => {
      const { cos, sin } = directions[angle]!;
      const offset = (detector - detectorCentre) * detectorSpacing;
      return { x: centre[0] + offset * cos, y: centre[1] + offset * sin, dx: -sin, dy: cos };
    },
  });
}
