import { seededRandom } from '@fourier-features/core';
import {
  type FilteredBackProjectionOptions,
  filteredBackProjection,
  parallelBeam,
  projectionFilters,
  publishedGeometry,
  publishedRadon,
  score,
  uniformAngles,
} from '@fourier-features/ct';
import { expectClose } from '@fourier-features/testing';
import { describe, expect, test } from 'vitest';
import { type Ellipse, ellipses, lineIntegral, rasterise, rootMeanSquare } from './ellipses.ts';

const SIDE = 64;
const shape = [SIDE, SIDE] as const;
const angles = uniformAngles(180);
const disc: Ellipse = { value: 0.8, x: 0.55, y: 0.45, a: 0.3, b: 0.3, phi: 0 };

/** Returns mean and extremes of an image over the pixels whose middle is within `radius` of the disc's. */
function inside(image: Float32Array, radius: number): { mean: number; least: number; most: number } {
  const values = [...image].filter(
    (_, i) =>
      Math.hypot(((i % SIDE) + 0.5) / SIDE - disc.x, (Math.floor(i / SIDE) + 0.5) / SIDE - disc.y) < radius,
  );
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { mean, least: Math.min(...values), most: Math.max(...values) };
}

describe('filteredBackProjection(options)', () => {
  test.each(projectionFilters)(
    'recovers the value of a disc from its exact integrals with the filter %s',
    (filter) => {
      const sinogram = Float32Array.from(
        [...angles].flatMap((theta) =>
          Array.from({ length: SIDE }, (_, j) =>
            lineIntegral(
              [disc],
              theta,
              (Math.cos(theta) + Math.sin(theta)) / 2 + (j - (SIDE - 1) / 2) / SIDE,
            ),
          ),
        ),
      );
      const image = filteredBackProjection({ sinogram, angles, shape, filter });
      const { mean, least, most } = inside(image, 0.25);
      expectClose(mean, 0.8, 0.004);
      expectClose([least, most], [0.8, 0.8], 0.05);
      // Near the disc: neither cupping nor an offset.
      expectClose(image[(SIDE - 4) * SIDE + 32]!, 0, 0.02);
    },
  );

  test('inverts the exact operator on ellipses, better with more angles', () => {
    const truth = rasterise(ellipses, shape);
    const errorWith = (count: number): number => {
      const few = uniformAngles(count);
      const sinogram = parallelBeam({ shape, angles: few }).apply(truth);
      return rootMeanSquare(filteredBackProjection({ sinogram, angles: few, shape }), truth);
    };
    const [coarse, fine] = [errorWith(10), errorWith(120)];
    expect(fine).toBeLessThan(0.04);
    expect(fine).toBeLessThan(coarse / 2);
  });

  test('inverts the published operator with its geometry, and less well with the default one', () => {
    const truth = rasterise(ellipses, shape);
    const sinogram = publishedRadon({ shape, angles }).apply(truth);
    const options = { sinogram, angles, shape, filter: 'hann' } as const;
    const right = filteredBackProjection({ ...options, ...publishedGeometry(shape) });
    const halfPixelOff = filteredBackProjection(options);
    const psnrOf = (image: Float32Array): number => score(image, truth, shape).psnr;
    expect(psnrOf(right)).toBeGreaterThan(27);
    expect(psnrOf(right)).toBeGreaterThan(psnrOf(halfPixelOff) + 1);
  });

  test('takes any geometry, on an image that is not square', () => {
    const wide = [40, 64] as const;
    const truth = rasterise([{ value: 1, x: 0.4, y: 0.3, a: 0.2, b: 0.15, phi: 0.5 }], wide);
    const geometry = {
      detectorCount: 150,
      detectorSpacing: 0.009,
      detectorCentre: 70.3,
      centre: [0.45, 0.35],
    } as const;
    const turn = uniformAngles(150, { start: 0.3, arc: 2 * Math.PI });
    const sinogram = parallelBeam({ shape: wide, angles: turn, ...geometry }).apply(truth);
    const image = filteredBackProjection({ sinogram, angles: turn, shape: wide, ...geometry });
    expect(rootMeanSquare(image, truth)).toBeLessThan(0.05);
  });

  test('reconstructs from angles that are not evenly spread, each weighted by its gaps', () => {
    const side = [40, 40] as const;
    const truth = rasterise(ellipses, side);
    // Four times as dense in the first quarter of half a turn as in the rest, in another order and on other turns.
    const uneven = [
      ...Array.from({ length: 60 }, (_, k) => (k * Math.PI) / 240),
      ...Array.from({ length: 45 }, (_, k) => Math.PI / 4 + (k * Math.PI) / 60 - 2 * Math.PI),
    ].toReversed();
    const error = (angles: ArrayLike<number>): number => {
      const sinogram = parallelBeam({ shape: side, angles }).apply(truth);
      return rootMeanSquare(filteredBackProjection({ sinogram, angles, shape: side }), truth);
    };
    expect(error(uneven)).toBeLessThan(1.1 * error(uniformAngles(60)));
  });

  test('is linear in the sinogram', () => {
    const few = uniformAngles(5);
    const random = seededRandom(1);
    const [a, b] = [random.uniforms(40), random.uniforms(40)];
    const invert = (sinogram: Float32Array) =>
      filteredBackProjection({ sinogram, angles: few, shape: [8, 8] });
    const [ofA, ofB] = [invert(a), invert(b)];
    expectClose(
      invert(a.map((value, i) => 2 * value - 3 * b[i]!)),
      ofA.map((value, i) => 2 * value - 3 * ofB[i]!),
      1e-4,
    );
  });

  test.each<[Partial<FilteredBackProjectionOptions>, string]>([
    [{ sinogram: new Float32Array(5) }, 'sinogram must be [2, 4], 8 numbers, got 5'],
    [{ sinogram: new Float32Array(8).fill(Number.NaN) }, 'sinogram must be finite, got NaN at index 0'],
    [{ angles: [] }, 'angles must hold at least one number, got none'],
    [{ shape: [4] }, 'shape must be [height, width], positive integers in pixels, got [4]'],
    [{ detectorSpacing: 0 }, 'detectorSpacing must be positive and finite, in domain units, got 0'],
  ])('refuses %o', (options, message) => {
    const usable = { sinogram: new Float32Array(8), angles: [0, 1], shape: [4, 4] };
    expect(() => filteredBackProjection({ ...usable, ...options })).toThrow(
      new RangeError(`filteredBackProjection: ${message}`),
    );
  });
});
