import { checkFinite } from '@fourier-features/core/check';
import { checkAngles, checkShape } from './check.ts';
import { filterProjections } from './filterProjections.ts';
import { inPixels, type ParallelGeometry } from './parallelGeometry.ts';
import type { ProjectionFilterName } from './projectionFilter.ts';

export interface FilteredBackProjectionOptions extends ParallelGeometry {
  /** `[angles, detectors]`, parallel-beam line integrals in domain units. */
  sinogram: Float32Array;
  /** θ of each projection, radians, evenly spread over a half turn, or a whole one. */
  angles: ArrayLike<number>;
  /** `[height, width]` of the image, pixels. */
  shape: readonly number[];
  filter?: ProjectionFilterName;
}

/**
 * Filtered back-projection, f(p) = (π/angles)·Σ_θ q_θ((p − centre)·(cos θ, sin θ)) with q the filtered projections,
 * interpolated linearly, 0 beyond the detectors: the direct inverse of `parallelBeam`, and of `publishedRadon` with
 * `publishedGeometry`. Evaluated at the middle of each pixel. Not clipped: where projections are few it rings.
 *
 * @returns `[height, width]`.
 * @throws RangeError if the sinogram is not `[angles, detectorCount]`, not finite, or the geometry is out of range.
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
  for (let k = 0; k < angles.length; k++) {
    const row = filtered.subarray(k * detectorCount, (k + 1) * detectorCount);
    const cos = Math.cos(angles[k]!) / detectorSpacing;
    const sin = Math.sin(angles[k]!) / detectorSpacing;
    for (let r = 0; r < height; r++) {
      const start = detectorCentre + (0.5 - centre[0]) * cos + (r + 0.5 - centre[1]) * sin;
      for (let c = 0; c < width; c++) image[r * width + c]! += interpolated(row, start + c * cos);
    }
  }
  return Float32Array.from(image, (value) => (value * Math.PI) / angles.length);
}

/** Between neighbouring detectors linearly; 0 beyond the first and the last. */
function interpolated(row: Float64Array, position: number): number {
  const last = row.length - 1;
  const nearest = Math.round(position);
  // The middle of a detector, missed by rounding alone, is still on the detector.
  if (Math.abs(position - nearest) < 1e-9) return row[nearest] ?? 0;
  if (!(position > 0 && position < last)) return 0;
  const below = Math.floor(position);
  const weight = position - below;
  return row[below]! * (1 - weight) + row[below + 1]! * weight;
}
