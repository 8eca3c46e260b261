import { seededRandom } from '@fourier-features/core';
import { parallelBeam, publishedGeometry, publishedRadon, uniformAngles } from '@fourier-features/ct';
import { expectAdjoint, expectClose } from '@fourier-features/testing';
import { describe, expect, test } from 'vitest';
import { ellipses, lineIntegral, rasterise, rootMeanSquare, shrunk } from './ellipses.ts';

const offRange = [-7, -0.4, 0, 0.31, Math.PI / 2, 2, 3.5, 100];

/** Returns the distance from the origin of the line at `offset`, for an image of that shape scanned about its middle. */
const distanceOf = ([height, width]: readonly [number, number], theta: number, offset: number): number =>
  (width * Math.cos(theta) + height * Math.sin(theta)) / 2 / Math.max(height, width) + offset;

describe('parallelBeam({ shape, angles })', () => {
  test.each([[[8, 8]], [[7, 7]], [[5, 12]], [[9, 4]], [[1, 1]]])(
    'has a true adjoint at shape %o',
    (shape) => {
      const random = seededRandom(3);
      const uniforms = (count: number) => random.uniforms(count);
      expectAdjoint(parallelBeam({ shape, angles: offRange }), uniforms);
      const detectors = { detectorCount: 11, detectorSpacing: 0.05, detectorCentre: 4.2 };
      expectAdjoint(parallelBeam({ shape, angles: offRange, ...detectors, centre: [0.3, 0.6] }), uniforms);
    },
  );

  test('measures chords of a constant image in domain units', () => {
    const shape = [24, 40] as const;
    const angles = [0.2, 1, Math.PI / 4, 2.5];
    const detectorCount = 9;
    const detectorSpacing = 0.021;
    const measured = parallelBeam({ shape, angles, detectorCount, detectorSpacing }).apply(
      new Float32Array(24 * 40).fill(1),
    );
    // A line near the middle leaves a rectangle through the nearer pair of sides.
    const chord = (theta: number): number =>
      Math.min(1 / Math.abs(Math.sin(theta)), 24 / 40 / Math.abs(Math.cos(theta)));
    angles.forEach((theta, k) => {
      expectClose(measured[k * detectorCount + 4]!, chord(theta), 1e-5);
    });
    expectClose(
      parallelBeam({ shape: [3, 3], angles: [0] }).apply(new Float32Array(9).fill(1)),
      [1, 1, 1],
      1e-6,
    );
  });

  test('preserves the mass of an image in every projection', () => {
    const shape = [16, 16] as const;
    const image = rasterise(ellipses, shape);
    const mass = image.reduce((sum, value) => sum + value, 0) / 16 ** 2;
    const detectorCount = 640;
    const detectorSpacing = 1.6 / detectorCount;
    const operator = parallelBeam({ shape, angles: offRange, detectorCount, detectorSpacing });
    const projections = operator.apply(image);
    offRange.forEach((_, k) => {
      const row = projections.subarray(k * detectorCount, (k + 1) * detectorCount);
      expectClose(row.reduce((sum, value) => sum + value, 0) * detectorSpacing, mass, 1e-3);
    });
  });

  test.each([[1, 1] as const, [0.75, 1] as const, [1, 0.75] as const])(
    'converges to the integrals of ellipses as pixels become finer, %d by %d',
    (...proportions) => {
      const shapes = shrunk(ellipses, Math.min(...proportions));
      const angles = uniformAngles(7, { start: 0.1, arc: 2 * Math.PI });
      const [detectorCount, detectorSpacing] = [33, 0.025];
      const errorAt = (side: number): number => {
        const shape = proportions.map((length) => length * side) as unknown as readonly [number, number];
        const operator = parallelBeam({ shape, angles, detectorCount, detectorSpacing });
        const exact = [...angles].flatMap((theta) =>
          Array.from({ length: detectorCount }, (_, j) =>
            lineIntegral(shapes, theta, distanceOf(shape, theta, (j - 16) * detectorSpacing)),
          ),
        );
        return rootMeanSquare(operator.apply(rasterise(shapes, shape)), exact);
      };
      const [coarse, middle, fine] = [errorAt(16), errorAt(32), errorAt(128)];
      expect(middle).toBeLessThan(coarse);
      expect(fine).toBeLessThan(middle / 2);
      expect(fine).toBeLessThan(3e-3);
    },
  );

  test('gives the same projections of an image turned by 90° at angles turned by 90°', () => {
    const side = 13;
    const image = seededRandom(4).uniforms(side * side);
    // A turn by 90° from x to y moves (column, row) to (last − row, column).
    const turned = new Float32Array(side * side);
    for (let r = 0; r < side; r++)
      for (let c = 0; c < side; c++) turned[c * side + (side - 1 - r)] = image[r * side + c]!;
    const before = parallelBeam({ shape: [side, side], angles: offRange });
    const after = parallelBeam({ shape: [side, side], angles: offRange.map((a) => a + Math.PI / 2) });
    expectClose(after.apply(turned), before.apply(image), 1e-5);
  });

  test('gives the projection at θ mirrored at θ + π', () => {
    const image = seededRandom(5).uniforms(9 * 6);
    const here = parallelBeam({ shape: [9, 6], angles: [0.4] }).apply(image);
    const there = parallelBeam({ shape: [9, 6], angles: [0.4 + Math.PI] }).apply(image);
    expectClose(there, here.toReversed(), 1e-5);
  });

  test('reads columns in order at 0 and rows in order at π/2', () => {
    const image = Float32Array.of(1, 2, 3, 4);
    const measured = parallelBeam({ shape: [2, 2], angles: [0, Math.PI / 2] }).apply(image);
    expectClose(measured, [2, 3, 1.5, 3.5], 1e-6);
  });

  test('counts a ray along the border of two pixels to the one of larger row or column', () => {
    const image = Float32Array.of(1, 2, 3, 4);
    const ray = { detectorCount: 1 };
    const measured = parallelBeam({ shape: [2, 2], angles: [0, Math.PI / 2, Math.PI], ...ray }).apply(image);
    expectClose(measured, [(2 + 4) / 2, (3 + 4) / 2, (2 + 4) / 2], 1e-6);
    const diagonal = parallelBeam({ shape: [2, 2], angles: [-Math.PI / 4], ...ray }).apply(image);
    expectClose(diagonal, [((1 + 4) * Math.SQRT2) / 2], 1e-5);
  });

  test('agrees with the published transform in orientation and units, up to its rounding to pixels', () => {
    const side = 64;
    const image = rasterise(ellipses, [side, side]);
    const angles = uniformAngles(12);
    const published = publishedRadon({ shape: [side, side], angles }).apply(image);
    const geometry = publishedGeometry([side, side]);
    const accurate = parallelBeam({ shape: [side, side], angles, ...geometry }).apply(image);
    const halfPixelOff = parallelBeam({ shape: [side, side], angles, detectorCentre: side / 2 }).apply(image);
    expect(rootMeanSquare(accurate, published)).toBeLessThan(6e-3);
    expect(rootMeanSquare(accurate, published)).toBeLessThan(rootMeanSquare(halfPixelOff, published));
    // At θ = 0 no pixel falls between others, and both are exact.
    expectClose(accurate.subarray(0, side), published.subarray(0, side), 1e-5);
  });

  test('gives the same result when there are too many rays to keep', () => {
    const shape = [40, 60];
    const image = seededRandom(6).uniforms(40 * 60);
    const many = uniformAngles(2800);
    const all = parallelBeam({ shape, angles: many }).apply(image);
    const few = parallelBeam({ shape, angles: many.subarray(0, 3) }).apply(image);
    expect(all.subarray(0, 180)).toEqual(few);
  });

  test.each([
    [{ shape: [4] }, 'parallelBeam: shape must be [height, width], positive integers in pixels, got [4]'],
    [
      { shape: [4, 0] },
      'parallelBeam: shape must be [height, width], positive integers in pixels, got [4, 0]',
    ],
    [{ angles: [] }, 'parallelBeam: angles must hold at least one number, got none'],
    [{ angles: [Number.POSITIVE_INFINITY] }, 'parallelBeam: angles must be finite, got Infinity at index 0'],
    [{ detectorCount: 1.5 }, 'parallelBeam: detectorCount must be a positive integer, got 1.5'],
    [
      { detectorSpacing: 0 },
      'parallelBeam: detectorSpacing must be positive and finite, in domain units, got 0',
    ],
    [{ detectorCentre: Number.NaN }, 'parallelBeam: detectorCentre must be finite, got NaN at index 0'],
    [{ centre: [0, Number.NaN] as const }, 'parallelBeam: centre must be finite, got NaN at index 1'],
  ])('refuses %o', (options, message) => {
    expect(() => parallelBeam({ shape: [4, 4], angles: [0], ...options })).toThrow(new RangeError(message));
  });
});

describe('publishedGeometry(shape)', () => {
  test('refuses images that are not square', () => {
    expect(() => publishedGeometry([4, 5])).toThrow(
      new RangeError('publishedGeometry: shape must be square, [n, n] in pixels, got [4, 5]'),
    );
    expect(() => publishedGeometry([-1, -1])).toThrow('publishedGeometry: shape must be [height, width]');
  });
});
