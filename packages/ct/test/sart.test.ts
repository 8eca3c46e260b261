import { type LinearOperator, seededRandom } from '@fourier-features/core';
import {
  parallelBeam,
  publishedRadon,
  type SartOptions,
  sart,
  score,
  uniformAngles,
} from '@fourier-features/ct';
import { expectClose } from '@fourier-features/testing';
import { describe, expect, test } from 'vitest';
import { ellipses, rasterise } from './ellipses.ts';

const shape = [6, 6] as const;
const angles = [0.2, 1.7, 2.6];
const at = (angle: number): LinearOperator => parallelBeam({ shape, angles: [angle] });
const sinogram = parallelBeam({ shape, angles }).apply(seededRandom(1).uniforms(36));

/** Returns the weights a_ij of the rays of one angle, from the projections of each pixel. */
function weights(angle: number): Float32Array[] {
  const columns = Array.from({ length: 36 }, (_, pixel) =>
    at(angle).apply(Float32Array.from({ length: 36 }, (_, i) => (i === pixel ? 1 : 0))),
  );
  return Array.from({ length: 6 }, (_, ray) => Float32Array.from(columns, (column) => column[ray]!));
}

/** Corrects an image by one projection, by the formula as it is written. */
function corrected(image: readonly number[], angle: number, projection: Float32Array, relaxation: number) {
  const rays = weights(angle);
  return image.map((value, j) => {
    let [numerator, denominator] = [0, 0];
    rays.forEach((ray, i) => {
      const length = ray.reduce((sum, weight) => sum + weight, 0);
      const error = projection[i]! - ray.reduce((sum, weight, l) => sum + weight * image[l]!, 0);
      if (length > 0) numerator += (ray[j]! * error) / length;
      denominator += ray[j]!;
    });
    return denominator > 0 ? value + (relaxation * numerator) / denominator : value;
  });
}

const reconstruct = (options: Partial<SartOptions> = {}): Promise<Float32Array> =>
  sart({ sinogram, angles, operatorAt: at, ...options });

describe('sart(options)', () => {
  test('makes the corrections of Andersen and Kak, one projection after another', async () => {
    const range = [-10, 10] as const;
    const image = await reconstruct({ sweeps: 2, relaxation: 0.3, range });
    let naive = new Array<number>(36).fill(-10);
    for (const k of [0, 1, 2, 0, 1, 2])
      naive = corrected(naive, angles[k]!, sinogram.subarray(6 * k, 6 * k + 6), 0.3);
    expectClose(image, naive, 1e-4);
  });

  test('keeps every value in the range', async () => {
    const image = await reconstruct({ sweeps: 3, range: [0, 0.47] });
    expect(Math.max(...image)).toBe(Math.fround(0.47));
    const negative = await reconstruct({ sinogram: sinogram.map((value) => value - 0.5), sweeps: 3 });
    expect(Math.min(...negative)).toBe(0);
  });

  test('finds an image that explains the measurements, and comes near the truth', async () => {
    const side = 24;
    const truth = rasterise(ellipses, [side, side]);
    const many = uniformAngles(30);
    const operator = parallelBeam({ shape: [side, side], angles: many });
    const measured = operator.apply(truth);
    const image = await sart({
      sinogram: measured,
      angles: many,
      operatorAt: (angle) => parallelBeam({ shape: [side, side], angles: [angle] }),
    });
    // Black has 9.4 dB.
    expect(score(image, truth, [side, side]).psnr).toBeGreaterThan(26);
    expectClose(operator.apply(image), measured, 0.02);
  });

  test('uses any operator, such as the published one, and reports progress', async () => {
    const fractions: number[] = [];
    const published = (angle: number): LinearOperator => publishedRadon({ shape: [8, 8], angles: [angle] });
    const truth = rasterise(ellipses, [8, 8]);
    const measured = publishedRadon({ shape: [8, 8], angles: [0, 1] }).apply(truth);
    const image = await sart({
      sinogram: measured,
      angles: [0, 1],
      operatorAt: published,
      sweeps: 30,
      onProgress: (fraction) => fractions.push(fraction),
    });
    expectClose(publishedRadon({ shape: [8, 8], angles: [0, 1] }).apply(image), measured, 0.02);
    expect(fractions.at(-1)).toBe(1);
  });

  test('makes projectors anew if there are too many to keep', async () => {
    // 2²⁴ pixels times angles are kept; 1100 angles of 128² are not.
    const many = uniformAngles(1100);
    let made = 0;
    const ray = { inputShape: [128, 128], outputShape: [1, 1] };
    const operatorAt = (angle: number): LinearOperator => {
      made++;
      const middle = 128 * 64 + Math.floor(angle * 40);
      return {
        ...ray,
        apply: (values) => values.slice(middle, middle + 1),
        adjoint: ([value]) => {
          const values = new Float32Array(128 * 128);
          values[middle] = value!;
          return values;
        },
      };
    };
    const measured = new Float32Array(1100).fill(0.5);
    const image = await sart({ sinogram: measured, angles: many, operatorAt, sweeps: 2, relaxation: 1 });
    // The first, which states the shape, is kept.
    expect(made).toBe(2 * 1100 - 1);
    expect([image[128 * 64], image[128 * 64 + 100], image[0]]).toEqual([0.5, 0.5, 0]);
  });

  test('ends when it is aborted', async () => {
    await expect(reconstruct({ signal: AbortSignal.abort(new Error('stop')) })).rejects.toThrow('stop');
  });

  test.each<[Partial<SartOptions>, string]>([
    [{ angles: [] }, 'angles must hold at least one number, got none'],
    [{ sinogram: new Float32Array(5) }, 'sinogram must be [3, 6], 18 numbers, got 5'],
    [{ sinogram: new Float32Array(18).fill(Number.NaN) }, 'sinogram must be finite, got NaN at index 0'],
    [{ sweeps: 0 }, 'sweeps must be a positive integer, got 0'],
    [{ relaxation: 2 }, 'relaxation must be above 0 and below 2, got 2'],
    [{ range: [1, 1] }, 'range must be [low, high] with a finite low below high, got [1, 1]'],
    [
      { operatorAt: (angle) => parallelBeam({ shape: angle > 1 ? [3, 6] : shape, angles: [angle] }) },
      'operatorAt must return operators of one input shape, got [3, 6] after [6, 6]',
    ],
  ])('refuses %o', async (options, message) => {
    await expect(reconstruct(options)).rejects.toThrow(new RangeError(`sart: ${message}`));
  });
});
