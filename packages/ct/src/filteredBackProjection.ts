import { checkFinite, checkShape } from '@fourier-features/core/check';
import { angleWeights } from './angleWeights.ts';
import { checkAngles } from './check.ts';
import { filterProjections } from './filterProjections.ts';
import { interpolated } from './interpolated.ts';
import { inPixels, type ParallelGeometry } from './parallelGeometry.ts';
import type { ProjectionFilter } from './projectionFilter.ts';

export interface FilteredBackProjectionOptions extends ParallelGeometry {
  /** Parallel-beam line integrals in domain units, `[angles, detectors]`. */
  sinogram: Float32Array;
  /** θ of each projection in radians, in any order; evenly spread or not. */
  angles: ArrayLike<number>;
  /** `[height, width]` of the image, in pixels. */
  shape: readonly number[];
  /** Window of the ramp filter; `ram-lak`, the sharpest, by default. */
  filter?: ProjectionFilter;
}

/**
 * Reconstructs an image by filtered back-projection: f(p) = Σ_θ w_θ·q_θ((p − centre)·(cos θ, sin θ)) at the middle p of each
 * pixel, with q the filtered projections, interpolated linearly and 0 beyond the detectors, and w_θ half of the gap between
 * the neighbours of θ modulo π: π/angles if they are spread evenly. This is the direct inverse of `parallelBeam`, and of
 * `publishedRadon` with `publishedGeometry`. Few projections make it ring outside [0, 1]: `hann` rings the least.
 *
 * @returns `[height, width]`, not clipped.
 * @throws RangeError if the sinogram is not `[angles, detectorCount]` or not finite, or the geometry is out of range.
 * @example
 * import * as ct from '@fourier-features/ct';
 *
 * const [shape, angles] = [[32, 32], ct.uniformAngles(20)];
 * const sinogram = ct.parallelBeam({ shape, angles }).apply(new Float32Array(32 * 32).fill(0.5));
 * const image = ct.filteredBackProjection({ sinogram, angles, shape, filter: 'hann' });
 * @see Kak & Slaney 1988, Principles of Computerized Tomographic Imaging, section 3.3, https://doi.org/10.1137/1.9780898719277
 */
export function filteredBackProjection({
  sinogram,
  angles,
  shape,
  filter = 'ram-lak',
  ...geometry
}: FilteredBackProjectionOptions): Float32Array {
  checkAngles('filteredBackProjection', angles);
  const { height, width, ...pixels } = inPixels('filteredBackProjection', shape, geometry);
  const { detectorCount, detectorSpacing, detectorCentre, centre } = pixels;
  checkShape('filteredBackProjection', 'sinogram', sinogram, [angles.length, detectorCount]);
  checkFinite('filteredBackProjection', 'sinogram', sinogram);
  const spacing = detectorSpacing / Math.max(height, width);
  const filtered = filterProjections(sinogram, { detectors: detectorCount, spacing, filter });
  const image = new Float64Array(height * width);
  const weights = angleWeights(angles);
  for (let k = 0; k < angles.length; k++) {
    const weight = weights[k]!;
    const row = filtered.subarray(k * detectorCount, (k + 1) * detectorCount);
    const cos = Math.cos(angles[k]!) / detectorSpacing;
    const sin = Math.sin(angles[k]!) / detectorSpacing;
    for (let r = 0; r < height; r++) {
      const start = detectorCentre + (0.5 - centre[0]) * cos + (r + 0.5 - centre[1]) * sin;
      for (let c = 0; c < width; c++) image[r * width + c]! += weight * interpolated(row, start + c * cos);
    }
  }
  return Float32Array.from(image);
}
