import { seededRandom } from '@fourier-features/core';
import { type FanBeamOptions, fanBeam, parallelBeam, uniformAngles } from '@fourier-features/ct';
import { expectAdjoint, expectClose } from '@fourier-features/testing';
import { describe, expect, test } from 'vitest';
import { ellipses, lineIntegral, rasterise, rootMeanSquare } from './ellipses.ts';

const scanner = { sourceDistance: 1.5, detectorDistance: 0.75, detectorCount: 25, detectorSpacing: 0.07 };
const offRange = [-7, -0.4, 0, 0.31, Math.PI / 2, 2, 3.5, 100];

/** Returns the line from the source to detector j: angle of its normal, distance from the origin, for an image of side 1. */
function lineOf(theta: number, j: number): { normal: number; distance: number } {
  const { sourceDistance, detectorDistance, detectorCount, detectorSpacing } = scanner;
  const offset = (j - (detectorCount - 1) / 2) * detectorSpacing;
  const [cos, sin] = [Math.cos(theta), Math.sin(theta)];
  const source = [0.5 + sourceDistance * sin, 0.5 - sourceDistance * cos] as const;
  const detector = [
    0.5 - detectorDistance * sin + offset * cos,
    0.5 + detectorDistance * cos + offset * sin,
  ] as const;
  const normal = Math.atan2(source[0] - detector[0], detector[1] - source[1]);
  return { normal, distance: source[0] * Math.cos(normal) + source[1] * Math.sin(normal) };
}

describe('fanBeam(options)', () => {
  test.each([[[8, 8]], [[7, 7]], [[5, 12]], [[9, 4]]])('has a true adjoint at shape %o', (shape) => {
    const random = seededRandom(3);
    const uniforms = (count: number) => random.uniforms(count);
    expectAdjoint(fanBeam({ shape, angles: offRange, ...scanner }), uniforms);
    const off = { detectorCentre: 10.3, centre: [0.4, 0.6] as const };
    expectAdjoint(fanBeam({ shape, angles: offRange, ...scanner, ...off }), uniforms);
  });

  test('converges to the integrals of ellipses as pixels become finer', () => {
    const angles = uniformAngles(9, { start: 0.1, arc: 2 * Math.PI });
    const exact = [...angles].flatMap((theta) =>
      Array.from({ length: scanner.detectorCount }, (_, j) => {
        const { normal, distance } = lineOf(theta, j);
        return lineIntegral(ellipses, normal, distance);
      }),
    );
    const errorAt = (side: number): number =>
      rootMeanSquare(
        fanBeam({ shape: [side, side], angles, ...scanner }).apply(rasterise(ellipses, [side, side])),
        exact,
      );
    const [coarse, fine] = [errorAt(16), errorAt(128)];
    expect(fine).toBeLessThan(coarse / 3);
    expect(fine).toBeLessThan(3e-3);
  });

  test('equals the parallel beam for a distant source', () => {
    const shape = [11, 14];
    const image = seededRandom(4).uniforms(11 * 14);
    const detectors = { detectorCount: 20, detectorSpacing: 0.06, detectorCentre: 9.2 };
    const far = { sourceDistance: 1e6, detectorDistance: 0 };
    const fan = fanBeam({ shape, angles: offRange, ...far, ...detectors });
    const parallel = parallelBeam({ shape, angles: offRange, ...detectors });
    expectClose(fan.apply(image), parallel.apply(image), 1e-3);
  });

  test('measures the width of a constant image through its middle, whatever the magnification', () => {
    const constant = new Float32Array(64).fill(1);
    const measured = fanBeam({ shape: [8, 8], angles: [0, Math.PI / 4], ...scanner }).apply(constant);
    expectClose(measured[12]!, 1, 1e-5);
    expectClose(measured[25 + 12]!, Math.SQRT2, 1e-5);
  });

  test.each<[Partial<FanBeamOptions>, string]>([
    [
      { shape: [4, 4, 1] },
      'fanBeam: shape must be [height, width], positive integers in pixels, got [4, 4, 1]',
    ],
    [{ angles: [] }, 'fanBeam: angles must hold at least one number, got none'],
    [
      { sourceDistance: 0.5 },
      `fanBeam: sourceDistance must be finite and at least ${Math.hypot(0.5, 0.5)}, in domain units, so that the source stays outside the image, got 0.5`,
    ],
    [
      { detectorDistance: -1 },
      'fanBeam: detectorDistance must be finite and at least 0, in domain units, got -1',
    ],
    [{ detectorCount: 0 }, 'fanBeam: detectorCount must be a positive integer, got 0'],
    [
      { detectorSpacing: -1 },
      'fanBeam: detectorSpacing must be positive and finite, in domain units, got -1',
    ],
    [{ detectorCentre: Number.NaN }, 'fanBeam: detectorCentre must be finite, got NaN at index 0'],
    [{ centre: [Number.NaN, 0] }, 'fanBeam: centre must be finite, got NaN at index 0'],
  ])('refuses %o', (options, message) => {
    const call = () => fanBeam({ shape: [4, 4], angles: [0], ...scanner, ...options });
    expect(call).toThrow(new RangeError(message));
  });
});
