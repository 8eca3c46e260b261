import { seededRandom } from '@fourier-features/core';
import { parallelBeam, type SinogramReport, sinogramReport, uniformAngles } from '@fourier-features/ct';
import { describe, expect, test } from 'vitest';
import { type Ellipse, ellipses, lineIntegral, rasterise } from '../ellipses.ts';

const DETECTORS = 60;

/** Exact projections of ellipses, of a square of side 1 whose middle falls on `centre`. */
function projections(
  shapes: readonly Ellipse[],
  angles: ArrayLike<number>,
  { centre = (DETECTORS - 1) / 2, spacing = 1 / DETECTORS } = {},
): Float32Array {
  const sinogram = new Float32Array(angles.length * DETECTORS);
  for (let k = 0; k < angles.length; k++) {
    const theta = angles[k]!;
    const middle = (Math.cos(theta) + Math.sin(theta)) / 2;
    for (let j = 0; j < DETECTORS; j++)
      sinogram[k * DETECTORS + j] = lineIntegral(shapes, theta, middle + (j - centre) * spacing);
  }
  return sinogram;
}

/** Two ellipses away from the centre. */
const aside: readonly Ellipse[] = [
  { value: 0.8, x: 0.3, y: 0.6, a: 0.2, b: 0.08, phi: 0.5 },
  { value: 0.5, x: 0.5, y: 0.75, a: 0.1, b: 0.15, phi: 0 },
];

const half = uniformAngles(40);
const sinogram = projections(ellipses, half);
const report = (angles: ArrayLike<number>, values: ArrayLike<number> = sinogram): SinogramReport =>
  sinogramReport({ sinogram: values, angles });
const deviation = ({ centroidDeviation, widthDeviation }: SinogramReport): number =>
  Math.hypot(centroidDeviation, widthDeviation);

describe('sinogramReport({ sinogram, angles })', () => {
  test('finds exact projections consistent, about the middle', () => {
    const figures = report(half);
    expect(figures.massVariation).toBeLessThan(0.003);
    expect(deviation(figures)).toBeLessThan(0.05);
    expect(figures.centre).toBeCloseTo(29.5, 1);
    expect(figures.centreError).toBeLessThan(0.02);
    expect([figures.negativeShare, ...figures.edges]).toEqual([0, 0, 0]);
  });

  test('computes the variation of the sums along both axes, by its definition', () => {
    const { massVariation, transposedMassVariation } = report([0, 1, 2], [1, 2, 3, 4, 8, 9]);
    const variation = (sums: number[]): number => {
      const mean = sums.reduce((a, b) => a + b) / sums.length;
      return Math.sqrt(sums.reduce((sum, each) => sum + (each - mean) ** 2, 0) / sums.length) / mean;
    };
    expect(massVariation).toBeCloseTo(variation([3, 7, 17]), 12);
    expect(transposedMassVariation).toBeCloseTo(variation([12, 15]), 12);
  });

  test('tells the centre of rotation, also beyond the object’s middle', () => {
    for (const centre of [22.25, 29.5, 33]) {
      const { centre: estimate, centreError } = report(half, projections(ellipses, half, { centre }));
      expect(Math.abs(estimate - centre)).toBeLessThan(0.1);
      expect(centreError).toBeLessThan(0.05);
    }
  });

  test('is uncertain of the centre if the arc is small', () => {
    const few = uniformAngles(40, { arc: 0.2 });
    const noise = seededRandom(3).uniforms(40 * DETECTORS);
    const noisy = projections(ellipses, few).map((value, i) => value + 0.01 * noise[i]!);
    expect(report(few, noisy).centreError).toBeGreaterThan(1);
  });

  test.each([
    ['half', Math.PI, 2 * Math.PI],
    ['double', 2 * Math.PI, Math.PI],
    ['radiansAsDegrees', Math.PI, (Math.PI * Math.PI) / 180],
    ['degreesAsRadians', Math.PI, 180],
  ] as const)('tells that the arc is %s, %d rather than %d', (change, arc, stated) => {
    const measured = projections(aside, uniformAngles(40, { arc }));
    const figures = report(uniformAngles(40, { arc: stated }), measured);
    expect(deviation(figures)).toBeGreaterThan(1);
    expect(figures.ifAngles[change]).toBeLessThan(0.05);
    const least = Math.min(...Object.values(figures.ifAngles));
    expect(figures.ifAngles[change]).toBe(least);
  });

  test.each([
    [120, 180],
    [60, 180],
    [220, 360],
    [120, 180, 1000],
  ])('finds an arc of %d° rather than %d°', (arc, stated, count = 40) => {
    const degree = Math.PI / 180;
    const measured = projections(aside, uniformAngles(count, { arc: arc * degree }));
    const { bestStretch } = report(uniformAngles(count, { arc: stated * degree }), measured);
    expect(bestStretch.factor).toBeCloseTo(arc / stated, 2);
    expect(bestStretch.deviation).toBeLessThan(0.05);
  });

  test('tells what noise adds to the variation of the sums', () => {
    const noise = seededRandom(5).uniforms(sinogram.length);
    // uniform in [−0.1, 0.1]: a deviation of 0.2/√12 for each of 60 detectors
    const noisy = sinogram.map((value, i) => value + 0.2 * noise[i]! - 0.1);
    const mean = sinogram.reduce((sum, value) => sum + value, 0) / 40;
    const expected = ((0.2 / Math.sqrt(12)) * Math.sqrt(DETECTORS)) / mean;
    const { massNoise, massVariation } = report(half, noisy);
    expect(massNoise / expected).toBeGreaterThan(0.8);
    expect(massNoise / expected).toBeLessThan(1.3);
    expect(massVariation / expected).toBeGreaterThan(0.7);
    expect(report(half).massNoise).toBeLessThan(0.1 * expected);
  });

  test('tells air at the ends from the edge of an object as wide as the detectors', () => {
    const disc: Ellipse = { value: 1, x: 0.5, y: 0.5, a: 0.5, b: 0.5, phi: 0 };
    expect(report(half, projections([disc], half)).ends.flatness).toBeLessThan(0.5);
    const { level, flatness } = report(
      half,
      sinogram.map((value) => value + 0.25),
    ).ends;
    expect(level).toBeCloseTo(0.25, 6);
    expect(flatness).toBeCloseTo(1, 6);
    expect(report([0], [1, 1, 1, 1, 1, 1, 1]).ends).toEqual({ level: 0, flatness: 0 });
  });

  test('tells that the end of the arc is a projection too', () => {
    const measured = projections(
      aside,
      Float64Array.from({ length: 40 }, (_, k) => (k * Math.PI) / 39),
    );
    const figures = report(half, measured);
    expect(figures.ifAngles.endIncluded).toBeLessThan(deviation(figures) / 2);
  });

  test('tells the reverse order of angles that are not evenly spread', () => {
    const uneven = Float64Array.from({ length: 40 }, (_, k) => Math.PI * (k / 40) ** 2);
    const figures = report(uneven.toReversed(), projections(aside, uneven));
    expect(deviation(figures)).toBeGreaterThan(1);
    expect(figures.ifAngles.reversedOrder).toBeLessThan(0.05);
  });

  test('cannot tell the sense of rotation: a mirrored object has these projections', () => {
    const reverse = half.map((angle) => -angle);
    const mirrored = ellipses.map((shape) => ({ ...shape, y: 1 - shape.y, phi: -shape.phi }));
    expect(projections(mirrored, reverse).every((value, i) => Math.abs(value - sinogram[i]!) < 1e-5)).toBe(
      true,
    );
    expect(deviation(report(reverse))).toBeCloseTo(deviation(report(half)), 6);
  });

  test('cannot tell the arc of a disc about the centre', () => {
    const disc = [{ value: 1, x: 0.5, y: 0.5, a: 0.3, b: 0.3, phi: 0 }];
    const figures = report(uniformAngles(40, { arc: 2 * Math.PI }), projections(disc, half));
    expect(deviation(figures)).toBeLessThan(0.01);
  });

  test('tells projections that end inside the object by their sums and by the ends of the detectors', () => {
    const figures = report(half, projections(ellipses, half, { spacing: 0.5 / DETECTORS }));
    expect(figures.massVariation).toBeGreaterThan(0.06);
    expect(Math.max(...figures.edges)).toBeGreaterThan(0.5);
  });

  test('tells intensities by the ends of the detectors', () => {
    const { edges } = report(
      half,
      sinogram.map((value) => 1000 * Math.exp(-4 * value)),
    );
    // Beside the object all pass; in the middle less than 1/e.
    expect(Math.min(...edges)).toBeGreaterThan(1.5);
  });

  test('measures the share of negative values', () => {
    expect(report([0, 1], [1, -2, 3, 4]).negativeShare).toBeCloseTo(0.2, 12);
    expect(report([0, 1], [0, 0, 0, 0]).negativeShare).toBe(0);
  });

  test('predicts how far noise moves the centres of mass', () => {
    const angles = uniformAngles(200);
    const random = seededRandom(5);
    const clean = projections(ellipses, angles);
    const noisy = clean.map((value) => value + 0.05 * (random.uniforms(12).reduce((a, b) => a + b, 0) - 6));
    const { centroidDeviation, noiseDeviation } = report(angles, noisy);
    expect(noiseDeviation / centroidDeviation).toBeGreaterThan(0.8);
    expect(noiseDeviation / centroidDeviation).toBeLessThan(1.3);
  });

  test('accepts the projections of pixels', () => {
    const shape = [32, 32] as const;
    const figures = report(half, parallelBeam({ shape, angles: half }).apply(rasterise(ellipses, shape)));
    expect(deviation(figures)).toBeLessThan(0.05);
    expect(figures.massVariation).toBeLessThan(0.01);
  });

  test('has no figures that need mass for a sinogram without it', () => {
    const { massVariation, centroidDeviation, centre } = report([0, 1], [0, 0, 0, 0]);
    expect([massVariation, centroidDeviation, centre]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
  });

  test('has figures for angles that do not determine a curve', () => {
    const { centroidDeviation, widthDeviation, centre } = report([1, 1], [0, 1, 2, 1, 0, 0, 2, 2, 0, 0]);
    // Centres of mass of 2 and 1.5 at one angle are 0.25 off any curve; mean squares of 0.5 and 0.25 are 0.125 off.
    expect(centroidDeviation).toBeCloseTo(0.25, 3);
    expect(widthDeviation).toBeCloseTo(0.125 / (2 * Math.sqrt(0.375)), 3);
    expect(Math.abs(centre - 1.75)).toBeLessThan(1);
  });

  test('refuses what is no array of projections', () => {
    expect(() => report([0, 1], [1, 2, 3])).toThrow(
      'sinogramReport: sinogram must be complete rows of detectors for 2 angles, got 3 numbers',
    );
    expect(() => report([0, 1], [1, Number.NaN])).toThrow('sinogramReport: sinogram must be finite');
    expect(() => report([], [1])).toThrow('sinogramReport: angles must hold at least one number');
  });
});
