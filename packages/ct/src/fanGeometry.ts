import { checkFinite, checkPositive, checkPositiveInteger } from '@fourier-features/core/check';
import { checkImageShape } from './check.ts';

/**
 * Where the source and the flat detector of a fan-beam scan are, in domain units: the image's longest side is 1, x counts along
 * its columns and y down its rows, both from its corner.
 */
export interface FanGeometry {
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
 * Fills in the defaults of a geometry.
 *
 * @throws RangeError if the shape is not of an image, the geometry is out of range or the source would enter the image.
 */
export function checkFanGeometry(
  caller: string,
  shape: readonly number[],
  geometry: FanGeometry,
): Required<FanGeometry> & { readonly height: number; readonly width: number } {
  const { sourceDistance, detectorDistance, detectorCount, detectorSpacing } = geometry;
  const { detectorCentre = (detectorCount - 1) / 2 } = geometry;
  const [height, width] = checkImageShape(caller, shape);
  const side = Math.max(height, width);
  const { centre = [width / 2 / side, height / 2 / side] } = geometry;
  const [x, y] = centre;
  checkFinite(caller, 'centre', centre);
  checkFinite(caller, 'detectorCentre', [detectorCentre]);
  checkPositiveInteger(caller, 'detectorCount', detectorCount);
  checkPositive(caller, 'detectorSpacing', detectorSpacing, 'in domain units');
  const reach = Math.hypot(Math.max(x, width / side - x), Math.max(y, height / side - y));
  if (!(sourceDistance >= reach && Number.isFinite(sourceDistance)))
    throw new RangeError(
      `${caller}: sourceDistance must be finite and at least ${reach}, in domain units, so that the source stays outside the image, got ${sourceDistance}`,
    );
  if (!(detectorDistance >= 0 && Number.isFinite(detectorDistance)))
    throw new RangeError(
      `${caller}: detectorDistance must be finite and at least 0, in domain units, got ${detectorDistance}`,
    );
  return {
    height,
    width,
    sourceDistance,
    detectorDistance,
    detectorCount,
    detectorSpacing,
    detectorCentre,
    centre,
  };
}
