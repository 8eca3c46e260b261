import type { LinearOperator } from '@fourier-features/core';
import { checkFinite, checkPositive, checkPositiveInteger } from '@fourier-features/core/check';
import { checkAngles, checkImageShape } from './check.ts';
import { rayOperator } from './rayOperator.ts';

export interface FanBeamOptions {
  /** `[height, width]` of the image, in pixels; its longest side is 1 in domain units. */
  shape: readonly number[];
  /** θ of each projection, in radians; a full turn sees every line twice. */
  angles: ArrayLike<number>;
  /** Distance from the source to the centre of rotation, in domain units; the source must stay outside the image. */
  sourceDistance: number;
  /** Distance from the centre of rotation to the detector, in domain units; 0 for a virtual detector through the centre. */
  detectorDistance: number;
  detectorCount: number;
  /** Distance between neighbours on the flat detector, in domain units at the detector, where objects appear magnified. */
  detectorSpacing: number;
  /** Detector on which the central ray falls; may be fractional; by default the middle, (detectorCount − 1)/2. */
  detectorCentre?: number;
  /** Centre of rotation (x, y), in domain units from the image's corner; the image's middle by default. */
  centre?: readonly [number, number];
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
export function fanBeam({
  shape,
  angles,
  sourceDistance,
  detectorDistance,
  detectorCount,
  detectorSpacing,
  detectorCentre = (detectorCount - 1) / 2,
  centre,
}: FanBeamOptions): LinearOperator {
  const [height, width] = checkImageShape('fanBeam', shape);
  const side = Math.max(height, width);
  const [x, y] = centre ?? [width / 2 / side, height / 2 / side];
  checkAngles('fanBeam', angles);
  checkFinite('fanBeam', 'centre', [x, y]);
  checkFinite('fanBeam', 'detectorCentre', [detectorCentre]);
  checkPositiveInteger('fanBeam', 'detectorCount', detectorCount);
  checkPositive('fanBeam', 'detectorSpacing', detectorSpacing, 'in domain units');
  const reach = Math.hypot(Math.max(x, width / side - x), Math.max(y, height / side - y));
  if (!(sourceDistance >= reach && Number.isFinite(sourceDistance)))
    throw new RangeError(
      `fanBeam: sourceDistance must be finite and at least ${reach}, in domain units, so that the source stays outside the image, got ${sourceDistance}`,
    );
  if (!(detectorDistance >= 0 && Number.isFinite(detectorDistance)))
    throw new RangeError(
      `fanBeam: detectorDistance must be finite and at least 0, in domain units, got ${detectorDistance}`,
    );
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
        x: (x + sourceDistance * sin) * side,
        y: (y - sourceDistance * cos) * side,
        dx: along * cos - ahead * sin,
        dy: along * sin + ahead * cos,
      };
    },
  });
}
