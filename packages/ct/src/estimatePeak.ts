import { filteredBackProjection } from './filteredBackProjection.ts';
import { isLopsided } from './isLopsided.ts';
import { parallelBeam } from './parallelBeam.ts';
import { inPixels, type ParallelGeometry } from './parallelGeometry.ts';
import { sartSteps } from './sart.ts';

export interface EstimatePeakOptions extends ParallelGeometry {
  /** Parallel-beam line integrals in domain units, `[angles, detectors]`. */
  sinogram: Float32Array;
  /** θ of each projection in radians, in any order; evenly spread or not. */
  angles: ArrayLike<number>;
  /** `[height, width]` of the image, in pixels. */
  shape: readonly number[];
}

/**
 * Estimates the largest attenuation behind a sinogram, by which to divide it so that the image lies in [0, 1]. Returns 1 if
 * the filtered back-projection's largest value is between 0.5 and 2, since few projections overshoot: up to 1.8 for a
 * Shepp–Logan phantom from 20. Otherwise returns that largest value, rounded to 3 significant digits. If the detectors reach
 * much further on one side of the axis of rotation than on the other, the image is one of `sart`.
 *
 * @returns attenuation per domain unit.
 * @throws RangeError if the image has no positive value, or the sinogram does not fit the geometry.
 * @example
 * import * as ct from '@fourier-features/ct';
 *
 * const [shape, angles] = [[16, 16], ct.uniformAngles(20)];
 * const measured = ct.parallelBeam({ shape, angles }).apply(new Float32Array(256).fill(30));
 * const peak = ct.estimatePeak({ sinogram: measured, angles, shape });
 * const sinogram = measured.map((value) => value / peak);
 */
export function estimatePeak(options: EstimatePeakOptions): number {
  // Projections that end inside the object would be filtered to false peaks.
  const lopsided = isLopsided(inPixels('estimatePeak', options.shape, options));
  const image = lopsided ? algebraicImage(options) : filteredBackProjection(options);
  const largest = image.reduce((a, b) => Math.max(a, b), 0);
  if (!(largest > 0))
    throw new RangeError(
      'estimatePeak: sinogram must have a positive value in its back-projection, got none. Are attenuations negative?',
    );
  return largest > 0.5 && largest < 2 ? 1 : Number(largest.toPrecision(3));
}

function algebraicImage({ sinogram, angles, ...geometry }: EstimatePeakOptions): Float32Array {
  const steps = sartSteps({
    sinogram,
    angles,
    operatorAt: (angle) => parallelBeam({ ...geometry, angles: [angle] }),
    range: [0, Number.POSITIVE_INFINITY],
  });
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
