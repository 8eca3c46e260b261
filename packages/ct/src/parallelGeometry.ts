import { checkFinite, checkPositive, checkPositiveInteger } from '@fourier-features/core/check';
import { checkImageShape, checkSquare } from './check.ts';

/**
 * Where the detectors of a parallel-beam scan are. The image's longest side is 1; x counts along its columns and y down its
 * rows, both from its corner, and the pixel in row r and column c covers [c, c + 1)/side × [r, r + 1)/side.
 *
 * At angle θ the detectors lie along (cos θ, sin θ) and the rays run along (−sin θ, cos θ): at θ = 0 detectors are columns
 * and rays run down the rows; growing angles turn from x to y. Detector j sees the ray at the signed distance
 * t = (j − detectorCentre)·detectorSpacing from the parallel ray through `centre`.
 */
export interface ParallelGeometry {
  /** Number of detectors; the longest side in pixels by default. */
  detectorCount?: number;
  /** Distance between neighbours, in domain units; 1/(longest side in pixels) by default. */
  detectorSpacing?: number;
  /** Detector on which `centre` falls; may be fractional; by default the middle, (detectorCount − 1)/2. */
  detectorCentre?: number;
  /** Centre of rotation (x, y), in domain units; the image's middle by default. */
  centre?: readonly [number, number];
}

/** A geometry with all defaults filled in, lengths in pixels. */
export interface PixelGeometry {
  readonly height: number;
  readonly width: number;
  readonly detectorCount: number;
  readonly detectorSpacing: number;
  readonly detectorCentre: number;
  readonly centre: readonly [number, number];
}

/**
 * Returns the geometry of `publishedRadon` for `parallelBeam` and `filteredBackProjection`. It turns the image about the
 * middle of pixel (n/2, n/2), half a pixel from the image's middle, which falls on detector n/2. Angles are the same.
 *
 * @param shape `[n, n]` of the image, in pixels.
 * @throws RangeError if the shape is not square.
 * @example
 * import * as ct from '@fourier-features/ct';
 *
 * const [shape, angles] = [[32, 32], ct.uniformAngles(20)];
 * const sinogram = ct.publishedRadon({ shape, angles }).apply(new Float32Array(32 * 32).fill(0.5));
 * const image = ct.filteredBackProjection({ sinogram, angles, shape, ...ct.publishedGeometry(shape) });
 */
export function publishedGeometry(shape: readonly number[]): Required<ParallelGeometry> {
  const side = checkSquare('publishedGeometry', shape);
  const middle = (side / 2 + 0.5) / side;
  return {
    detectorCount: side,
    detectorSpacing: 1 / side,
    detectorCentre: side / 2,
    centre: [middle, middle],
  };
}

/**
 * Converts a geometry from domain units to pixels, with its defaults.
 *
 * @throws RangeError if the shape is not of an image or the geometry is out of range.
 */
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
