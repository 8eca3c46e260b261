import type { LinearOperator } from '@fourier-features/core';
import { checkFinite, checkPositiveInteger, checkShape } from '@fourier-features/core/check';
import { type ProgressOptions, progressReporter } from '@fourier-features/core/progress';
import { checkAngles } from './check.ts';

/** Projections of one angle, and what SART divides by. */
interface Projector {
  readonly operator: LinearOperator;
  /** Sum of each ray's weights: what the ray measures of an image of ones. */
  readonly ofRays: Float32Array;
  /** Sum of each pixel's weights over the rays. */
  readonly ofPixels: Float32Array;
}

export interface SartOptions extends ProgressOptions {
  /** Measurements, `[angles, detectors]`. */
  sinogram: Float32Array;
  /** θ of each projection, in radians. */
  angles: ArrayLike<number>;
  /** Returns the operator of the projection at one angle, such as `parallelBeam` with that angle alone. */
  operatorAt: (angle: number) => LinearOperator;
  /** How often all projections are used; 10 by default. */
  sweeps?: number;
  /** λ, the part of each correction that is applied, above 0 and below 2; 0.5 by default. */
  relaxation?: number;
  /** Lowest and highest value of the image, to which every correction is clipped; [0, 1] by default. */
  range?: readonly [low: number, high: number];
}

/** Largest number of pixels times angles for which projectors are kept between sweeps: about 256 MiB. */
const KEPT = 2 ** 24;

/**
 * Reconstructs an image by the simultaneous algebraic reconstruction technique. For one projection after another it adds
 * λ·Σ_i a_ij·(p_i − Σ_l a_il·x_l)/(Σ_l a_il) / Σ_i a_ij to every pixel j, the sums over i being over the rays of that
 * projection, and clips to `range`. Starts from its lowest value. Projections that follow each other are far apart in angle.
 *
 * @returns image of the operators' input shape.
 * @throws RangeError if the sinogram is not `[angles, detectors]` or not finite, or an option is out of range; the signal's
 * reason if aborted.
 * @example
 * import * as ct from '@fourier-features/ct';
 *
 * const [shape, angles] = [[32, 32], ct.uniformAngles(20)];
 * const sinogram = ct.parallelBeam({ shape, angles }).apply(new Float32Array(32 * 32).fill(0.5));
 * const image = await ct.sart({ sinogram, angles, operatorAt: (angle) => ct.parallelBeam({ shape, angles: [angle] }) });
 * @see Andersen & Kak 1984, https://doi.org/10.1016/0161-7346(84)90008-7
 */
export async function sart({ onProgress, signal, ...options }: SartOptions): Promise<Float32Array> {
  const report = progressReporter({ onProgress, signal });
  const steps = sartSteps(options);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await report(step.value);
  }
}

/** Yields the fraction done after each projection, and returns the image: `sart` for callers that do not wait. */
export function* sartSteps({
  sinogram,
  angles,
  operatorAt,
  sweeps = 10,
  relaxation = 0.5,
  range = [0, 1],
}: Omit<SartOptions, keyof ProgressOptions>): Generator<number, Float32Array, undefined> {
  checkAngles('sart', angles);
  checkPositiveInteger('sart', 'sweeps', sweeps);
  if (!(relaxation > 0 && relaxation < 2))
    throw new RangeError(`sart: relaxation must be above 0 and below 2, got ${relaxation}`);
  const [low, high] = range;
  if (!(low < high && Number.isFinite(low)))
    throw new RangeError(
      `sart: range must be [low, high] with a finite low below high, got [${low}, ${high}]`,
    );
  const first = projectorAt(angles[0]!, operatorAt);
  const { inputShape } = first.operator;
  const detectors = first.ofRays.length;
  checkShape('sart', 'sinogram', sinogram, [angles.length, detectors]);
  checkFinite('sart', 'sinogram', sinogram);
  const image = new Float32Array(first.ofPixels.length).fill(low);
  const keeps = angles.length * image.length <= KEPT;
  const kept = new Map<number, Projector>([[0, first]]);
  const order = farApart(angles.length);
  for (let sweep = 0; sweep < sweeps; sweep++) {
    for (const [done, k] of order.entries()) {
      const projector = kept.get(k) ?? projectorAt(angles[k]!, operatorAt, inputShape);
      if (keeps) kept.set(k, projector);
      correct(image, sinogram.subarray(k * detectors, (k + 1) * detectors), projector, {
        relaxation,
        low,
        high,
      });
      yield (sweep + (done + 1) / order.length) / sweeps;
    }
  }
  return image;
}

function projectorAt(
  angle: number,
  operatorAt: SartOptions['operatorAt'],
  shape?: readonly number[],
): Projector {
  const operator = operatorAt(angle);
  const { inputShape, outputShape } = operator;
  if (shape && inputShape.join() !== shape.join())
    throw new RangeError(
      `sart: operatorAt must return operators of one input shape, got [${inputShape.join(', ')}] after [${shape.join(', ')}]`,
    );
  const ones = (sides: readonly number[]): Float32Array =>
    new Float32Array(sides.reduce((product, side) => product * side, 1)).fill(1);
  return {
    operator,
    ofRays: operator.apply(ones(inputShape)),
    ofPixels: operator.adjoint(ones(outputShape)),
  };
}

/** Corrects an image by one projection. */
function correct(
  image: Float32Array,
  projection: Float32Array,
  { operator, ofRays, ofPixels }: Projector,
  { relaxation, low, high }: { relaxation: number; low: number; high: number },
): void {
  const projected = operator.apply(image);
  const errors = projected.map((value, i) => (ofRays[i]! > 0 ? (projection[i]! - value) / ofRays[i]! : 0));
  const shares = operator.adjoint(errors);
  for (let j = 0; j < image.length; j++) {
    if (ofPixels[j]! > 0)
      image[j] = Math.min(high, Math.max(low, image[j]! + (relaxation * shares[j]!) / ofPixels[j]!));
  }
}

/** Returns all indices below `count`, in steps of about the golden section of it. */
function farApart(count: number): number[] {
  const commonDivisor = (a: number, b: number): number => (b === 0 ? a : commonDivisor(b, a % b));
  let step = Math.max(1, Math.round(count * 0.382));
  while (commonDivisor(step, count) !== 1) step++;
  return Array.from({ length: count }, (_, i) => (i * step) % count);
}
