import {
  type FanFilteredBackProjectionOptions,
  fanBeam,
  fanFilteredBackProjection,
  filteredBackProjection,
  uniformAngles,
} from '@fourier-features/ct';
import { expectClose } from '@fourier-features/testing';
import { describe, expect, test } from 'vitest';
import { type Ellipse, ellipses, lineIntegral, rasterise, rootMeanSquare } from './ellipses.ts';

const SIDE = 48;
const shape = [SIDE, SIDE] as const;
const fan = { sourceDistance: 1.5, detectorDistance: 0.75, detectorCount: 80, detectorSpacing: 1.5 / 48 };
const disc: Ellipse = { value: 0.8, x: 0.55, y: 0.45, a: 0.3, b: 0.3, phi: 0 };
/** Angle between the outermost ray and the central one. */
const HALF_FAN = Math.atan2((79 / 2) * fan.detectorSpacing, 2.25);

/** Integrates shapes exactly along the line from the source to each detector, for an image of side 1. */
function exact(shapes: readonly Ellipse[], angles: ArrayLike<number>): Float32Array {
  return Float32Array.from(
    Array.from(angles).flatMap((theta) =>
      Array.from({ length: fan.detectorCount }, (_, j) => {
        const offset = (j - (fan.detectorCount - 1) / 2) * fan.detectorSpacing;
        const depth = fan.sourceDistance + fan.detectorDistance;
        const normal = theta - Math.atan2(offset, depth);
        const distance = (fan.sourceDistance * offset) / Math.hypot(offset, depth);
        return lineIntegral(shapes, normal, distance + (Math.cos(normal) + Math.sin(normal)) / 2);
      }),
    ),
  );
}

const pixels = Array.from({ length: SIDE * SIDE }, (_, i) => i);
const nearDisc = (radius: number): number[] =>
  pixels.filter(
    (i) =>
      Math.hypot(((i % SIDE) + 0.5) / SIDE - disc.x, (Math.floor(i / SIDE) + 0.5) / SIDE - disc.y) < radius,
  );

describe('fanFilteredBackProjection(options)', () => {
  test.each([
    ['a whole turn', 2 * Math.PI],
    ['a short scan: half a turn and the fan', Math.PI + 2 * HALF_FAN + 0.1],
    ['most of a turn', 1.7 * Math.PI],
  ])('recovers the value of a disc from its exact integrals over %s', (_, arc) => {
    const angles = uniformAngles(Math.round((180 * arc) / Math.PI), { arc, start: 0.4 });
    const image = fanFilteredBackProjection({ sinogram: exact([disc], angles), angles, shape, ...fan });
    const inside = nearDisc(0.24).map((i) => image[i]!);
    expectClose(inside.reduce((sum, value) => sum + value, 0) / inside.length, 0.8, 0.006);
    expectClose([Math.min(...inside), Math.max(...inside)], [0.8, 0.8], 0.06);
    // Near the disc: neither cupping nor an offset.
    expectClose(image[(SIDE - 4) * SIDE + 24]!, 0, 0.03);
  });

  test('inverts the exact operator on ellipses off the middle, better with more angles', () => {
    const truth = rasterise(ellipses, shape);
    const geometry = { ...fan, detectorCount: 100, detectorCentre: 44.3, centre: [0.46, 0.53] } as const;
    const errorWith = (count: number): number => {
      const angles = uniformAngles(count, { arc: 2 * Math.PI });
      const sinogram = fanBeam({ shape, angles, ...geometry }).apply(truth);
      return rootMeanSquare(fanFilteredBackProjection({ sinogram, angles, shape, ...geometry }), truth);
    };
    const [coarse, fine] = [errorWith(20), errorWith(240)];
    expect(fine).toBeLessThan(0.05);
    expect(fine).toBeLessThan(coarse / 2);
  });

  test('equals the parallel one for a distant source', () => {
    const truth = rasterise(ellipses, shape);
    const angles = uniformAngles(48, { arc: 2 * Math.PI });
    const far = { sourceDistance: 1e6, detectorDistance: 0, detectorCount: 70, detectorSpacing: 1 / 48 };
    const sinogram = fanBeam({ shape, angles, ...far }).apply(truth);
    const { detectorCount, detectorSpacing } = far;
    const parallel = filteredBackProjection({ sinogram, angles, shape, detectorCount, detectorSpacing });
    expectClose(fanFilteredBackProjection({ sinogram, angles, shape, ...far }), parallel, 2e-3);
  });

  test('reconstructs an image that is not square', () => {
    const wide = [30, 48] as const;
    const truth = rasterise([{ value: 1, x: 0.4, y: 0.3, a: 0.2, b: 0.15, phi: 0.5 }], wide);
    const angles = uniformAngles(160, { arc: 2 * Math.PI });
    const sinogram = fanBeam({ shape: wide, angles, ...fan }).apply(truth);
    const image = fanFilteredBackProjection({ sinogram, angles, shape: wide, ...fan });
    expect(rootMeanSquare(image, truth)).toBeLessThan(0.06);
  });

  test.each<[Partial<FanFilteredBackProjectionOptions>, string]>([
    [{ sinogram: new Float32Array(5) }, 'sinogram must be [2, 80], 160 numbers, got 5'],
    [{ sinogram: new Float32Array(160).fill(Number.NaN) }, 'sinogram must be finite, got NaN at index 0'],
    [{ angles: [] }, 'angles must hold at least one number, got none'],
    [
      { angles: [0, 1, 3] },
      'angles must grow in even steps over at most a whole turn, in radians, got 3 from 0 to 3',
    ],
    [
      { angles: [0, 4] },
      'angles must grow in even steps over at most a whole turn, in radians, got 2 from 0 to 4',
    ],
    [
      { angles: [1, 0] },
      'angles must grow in even steps over at most a whole turn, in radians, got 2 from 1 to 0',
    ],
    [{ shape: [4] }, 'shape must be [height, width], positive integers in pixels, got [4]'],
    [
      { sourceDistance: 0.1 },
      `sourceDistance must be finite and at least ${Math.hypot(0.5, 0.5)}, in domain units, so that the source stays outside the image, got 0.1`,
    ],
  ])('refuses %o', (options, message) => {
    const usable = { sinogram: new Float32Array(160), angles: [0, 1], shape: [4, 4], ...fan };
    expect(() => fanFilteredBackProjection({ ...usable, ...options })).toThrow(
      new RangeError(`fanFilteredBackProjection: ${message}`),
    );
  });
});
