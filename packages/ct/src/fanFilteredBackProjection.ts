import { checkFinite, checkShape } from '@fourier-features/core/check';
import { checkAngles } from './check.ts';
import { checkFanGeometry, type FanGeometry } from './fanGeometry.ts';
import { fanRedundancy } from './fanRedundancy.ts';
import { filterProjections } from './filterProjections.ts';
import { interpolated } from './interpolated.ts';
import type { ProjectionFilter } from './projectionFilter.ts';

export interface FanFilteredBackProjectionOptions extends FanGeometry {
  /** Line integrals in domain units of a fan beam, `[angles, detectors]`. */
  sinogram: Float32Array;
  /** θ of each projection in radians, evenly spread and growing, over a whole turn at most: `uniformAngles`. */
  angles: ArrayLike<number>;
  /** `[height, width]` of the image, in pixels. */
  shape: readonly number[];
  /** Window of the ramp filter; `ram-lak`, the sharpest, by default. */
  filter?: ProjectionFilter;
}

/**
 * Reconstructs an image from `fanBeam` projections by filtered back-projection. With the detectors moved to the centre of
 * rotation, s their distance from the central ray and D that of the source, f(p) = Δθ Σ_θ q_θ(s(p))/U², where q_θ are the
 * projections times w·D/√(D² + s²), filtered; U is the distance of p from the source along the central ray over D; and the
 * shares w of the rays along one line add up to 1. Half a turn and the angle of the fan, at least, measure every line; less
 * leaves parts of the image blurred.
 *
 * @returns `[height, width]`, not clipped.
 * @throws RangeError if the sinogram is not `[angles, detectorCount]` or not finite, the angles are not evenly spread over at
 * most a whole turn, or the geometry is out of range.
 * @example
 * import * as ct from '@fourier-features/ct';
 *
 * const [shape, angles] = [[32, 32], ct.uniformAngles(60, { arc: 2 * Math.PI })];
 * const fan = { sourceDistance: 1.5, detectorDistance: 0, detectorCount: 48, detectorSpacing: 1 / 32 };
 * const sinogram = ct.fanBeam({ shape, angles, ...fan }).apply(new Float32Array(32 * 32).fill(0.5));
 * const image = ct.fanFilteredBackProjection({ sinogram, angles, shape, ...fan, filter: 'hann' });
 * @see Kak & Slaney 1988, Principles of Computerized Tomographic Imaging, section 3.4.2, https://doi.org/10.1137/1.9780898719277
 */
export function fanFilteredBackProjection({
  sinogram,
  angles,
  shape,
  filter = 'ram-lak',
  ...geometry
}: FanFilteredBackProjectionOptions): Float32Array {
  const step = checkEvenAngles(angles);
  const fan = checkFanGeometry('fanFilteredBackProjection', shape, geometry);
  const { height, width, centre, sourceDistance, detectorCount, detectorCentre } = fan;
  checkShape('fanFilteredBackProjection', 'sinogram', sinogram, [angles.length, detectorCount]);
  checkFinite('fanFilteredBackProjection', 'sinogram', sinogram);
  const side = Math.max(height, width);
  const arc = step * angles.length;
  const spacing = (fan.detectorSpacing * sourceDistance) / (sourceDistance + fan.detectorDistance);
  const weighted = sinogram.map((value, i) => {
    const offset = ((i % detectorCount) - detectorCentre) * spacing;
    const turned = (Math.floor(i / detectorCount) + 0.5) * step;
    const share = fanRedundancy(turned, Math.atan2(offset, sourceDistance), arc);
    return (value * share * sourceDistance) / Math.hypot(sourceDistance, offset);
  });
  const filtered = filterProjections(weighted, { detectors: detectorCount, spacing, filter });
  const image = new Float64Array(height * width);
  for (let k = 0; k < angles.length; k++) {
    const row = filtered.subarray(k * detectorCount, (k + 1) * detectorCount);
    const [cos, sin] = [Math.cos(angles[k]!), Math.sin(angles[k]!)];
    for (let r = 0; r < height; r++) {
      const y = (r + 0.5) / side - centre[1];
      for (let c = 0; c < width; c++) {
        const x = (c + 0.5) / side - centre[0];
        const magnification = sourceDistance / (sourceDistance - x * sin + y * cos);
        const offset = (x * cos + y * sin) * magnification;
        image[r * width + c]! +=
          step * magnification ** 2 * interpolated(row, detectorCentre + offset / spacing);
      }
    }
  }
  return Float32Array.from(image);
}

/** Part of a step by which an angle may be off its place. */
const TOLERANCE = 1e-6;

/** Returns the step between angles; a single projection stands for a whole turn. @throws RangeError unless they are evenly spread. */
function checkEvenAngles(angles: ArrayLike<number>): number {
  checkAngles('fanFilteredBackProjection', angles);
  const count = angles.length;
  if (count === 1) return 2 * Math.PI;
  const [first, last] = [angles[0]!, angles[count - 1]!];
  const step = (last - first) / (count - 1);
  const even = Array.from(angles).every((angle, k) => Math.abs(angle - first - k * step) <= TOLERANCE * step);
  if (!(step > 0 && even && step * count <= 2 * Math.PI * (1 + TOLERANCE)))
    throw new RangeError(
      `fanFilteredBackProjection: angles must grow in even steps over at most a whole turn, in radians, got ${count} from ${first} to ${last}`,
    );
  return step;
}
