import type { LinearOperator } from '@fourier-features/core';
import { checkAngles } from './check.ts';
import { checkFanGeometry, type FanGeometry } from './fanGeometry.ts';
import { rayOperator } from './rayOperator.ts';

export interface FanBeamOptions extends FanGeometry {
  /** `[height, width]` of the image, in pixels; its longest side is 1 in domain units. */
  shape: readonly number[];
  /** θ of each projection, in radians; a full turn sees every line twice. */
  angles: ArrayLike<number>;
}

/**
 * Returns the operator of fan-beam projections onto a flat detector, `[height, width]` → `[angles, detectors]`: line
 * integrals in domain units along the rays from the source through each detector, exact for an image that is constant
 * inside each pixel. With u = (cos θ, sin θ) along the detector and v = (−sin θ, cos θ), the source is at
 * centre − sourceDistance·v and detector j at centre + detectorDistance·v + (j − detectorCentre)·detectorSpacing·u. The rays
 * of a distant source are those of `parallelBeam` at the same θ.
 *
 * @throws RangeError if an option is out of range or the source would enter the image.
 * @example
 * import * as ct from '@fourier-features/ct';
 *
 * const angles = ct.uniformAngles(36, { arc: 2 * Math.PI });
 * const detectors = { detectorCount: 48, detectorSpacing: 0.06, detectorDistance: 0.75 };
 * const operator = ct.fanBeam({ shape: [32, 32], angles, sourceDistance: 1.5, ...detectors });
 * const sinogram = operator.apply(new Float32Array(32 * 32).fill(0.5));
 * @see Siddon 1985, https://doi.org/10.1118/1.595715
 */
export function fanBeam({ shape, angles, ...geometry }: FanBeamOptions): LinearOperator {
  checkAngles('fanBeam', angles);
  const { height, width, centre, ...fan } = checkFanGeometry('fanBeam', shape, geometry);
  const { sourceDistance, detectorDistance, detectorCount, detectorSpacing, detectorCentre } = fan;
  const side = Math.max(height, width);
  const directions = Array.from(angles, (angle) => ({ cos: Math.cos(angle), sin: Math.sin(angle) }));
  const depth = sourceDistance + detectorDistance;
  return rayOperator({
    name: 'fanBeam',
    inputShape: [height, width],
    outputShape: [angles.length, detectorCount],
    ray: (angle, detector) => {
      const { cos, sin } = directions[angle]!;
      const offset = (detector - detectorCentre) * detectorSpacing;
      const length = Math.hypot(offset, depth);
      const [along, ahead] = [offset / length, depth / length];
      return {
        x: (centre[0] + sourceDistance * sin) * side,
        y: (centre[1] - sourceDistance * cos) * side,
        dx: along * cos - ahead * sin,
        dy: along * sin + ahead * cos,
      };
    },
  });
}
