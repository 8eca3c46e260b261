import { checkFinite, checkPositive, checkPositiveInteger } from '@fourier-features/core/check';
import { checkImageShape } from './check.ts';

/**
 * Where the detectors of a parallel-beam scan are. The image's longest side is 1; x runs along its columns and y down its
 * rows, both from its corner, and the pixel in row r and column c covers [c, c + 1)/side × [r, r + 1)/side.
 *
 * At angle θ the detectors lie along (cos θ, sin θ) and the rays run along (−sin θ, cos θ): at θ = 0 detectors are columns
 * and rays run down the rows; growing angles turn from x to y. Detector j sees the ray at the offset
 * t = (j − detectorCentre)·detectorSpacing from the parallel to it through `centre`.
 */
export interface ParallelGeometry {
  /** Detectors of each projection; the longest side in pixels by default. */
  detectorCount?: number;
  /** Between neighbours, domain units; 1/(longest side in pixels) by default. */
  detectorSpacing?: number;
  /** The detector, whole or not, on which `centre` falls; by default the middle, (detectorCount − 1)/2. */
  detectorCentre?: number;
  /** (x, y) that the scan turns about, domain units; the image's middle by default. */
  centre?: readonly [number, number];
}

/** With nothing left open, and in pixels. */
export interface PixelGeometry {
  readonly height: number;
  readonly width: number;
  readonly detectorCount: number;
  readonly detectorSpacing: number;
  readonly detectorCentre: number;
  readonly centre: readonly [number, number];
}

/**
 * What `publishedRadon` measures, in the terms of `parallelBeam` and `filteredBackProjection`: it turns about the middle
 * of pixel (side/2, side/2), half a pixel from the image's, which falls on detector side/2. Angles mean the same.
 */
export function publishedGeometry(side: number): Required<ParallelGeometry> {
  checkPositiveInteger('publishedGeometry', 'side', side);
  const middle = (side / 2 + 0.5) / side;
  return {
    detectorCount: side,
    detectorSpacing: 1 / side,
    detectorCentre: side / 2,
    centre: [middle, middle],
  };
}

/** @throws RangeError if the shape is not two whole numbers or the geometry is out of range. */
export function inPixels(
  caller: string,
  shape: readonly number[],
  geometry: ParallelGeometry,
): PixelGeometry {
  const [height, width] = checkImageShape(caller, shape);
  const side = Math.max(height, width);
  const { detectorCount = side, detectorSpacing = 1 / side } = geometry;
  checkPositiveInteger(caller, 'detectorCount', detectorCount);
  checkPositive(caller, 'detectorSpacing', detectorSpacing, 'in domain units');
  const { detectorCentre = (detectorCount - 1) / 2, centre = [width / 2 / side, height / 2 / side] } =
    geometry;
  checkFinite(caller, 'detectorCentre', [detectorCentre]);
  checkFinite(caller, 'centre', centre);
  return {
    height,
    width,
    detectorCount,
    detectorSpacing: detectorSpacing * side,
    detectorCentre,
    centre: [centre[0] * side, centre[1] * side],
  };
}
