import { type EstimatePeakOptions, estimatePeak, parallelBeam, uniformAngles } from '@fourier-features/ct';
import { describe, expect, test } from 'vitest';
import { ellipses, rasterise } from './ellipses.ts';

const shape = [48, 48] as const;
const angles = uniformAngles(90);
/** Values up to 0.9. */
const truth = rasterise(ellipses, shape);
const geometry = { detectorCount: 70, detectorSpacing: 0.025 };
const sinogram = parallelBeam({ shape, angles, ...geometry }).apply(truth);

const estimate = (factor: number, options: Partial<EstimatePeakOptions> = {}): number =>
  estimatePeak({ sinogram: sinogram.map((v) => factor * v), angles, shape, ...geometry, ...options });

describe('estimatePeak(options)', () => {
  test.each([0.7, 1, 1.5])('is 1 for an image whose values reach about 1, times %d', (factor) => {
    expect(estimate(factor)).toBe(1);
  });

  test.each([100, 0.01])('is about the largest attenuation of other images, times %d', (factor) => {
    const peak = estimate(factor);
    expect(peak / (0.9 * factor)).toBeGreaterThan(0.9);
    expect(peak / (0.9 * factor)).toBeLessThan(1.2);
    expect(Number(peak.toPrecision(3))).toBe(peak);
  });

  test('brings an image into the range in which it is 1', () => {
    expect(estimate(1000 / estimate(1000))).toBe(1);
  });

  test('uses the geometry of parallelBeam by default', () => {
    const narrow = parallelBeam({ shape, angles }).apply(truth.map((value) => 50 * value));
    const peak = estimatePeak({ sinogram: narrow, angles, shape });
    expect(peak / (50 * 0.9)).toBeGreaterThan(0.9);
    expect(peak / (50 * 0.9)).toBeLessThan(1.2);
  });

  test('is about the largest attenuation if the detectors end at the axis of rotation', () => {
    const turn = uniformAngles(90, { arc: 2 * Math.PI });
    const half = { detectorCount: 35, detectorSpacing: 0.025, detectorCentre: 0 };
    const measured = parallelBeam({ shape, angles: turn, ...half }).apply(truth.map((v) => 50 * v));
    const peak = estimatePeak({ sinogram: measured, angles: turn, shape, ...half });
    expect(peak / (50 * 0.9)).toBeGreaterThan(0.9);
    expect(peak / (50 * 0.9)).toBeLessThan(1.2);
  });

  test('refuses sinograms without a positive value behind them, and what back-projection refuses', () => {
    const positive = 'estimatePeak: sinogram must have a positive value in its back-projection, got none';
    expect(() => estimate(0)).toThrow(positive);
    expect(() => estimate(0)).toThrow(RangeError);
    expect(() => estimate(1, { detectorCount: 48 })).toThrow(
      'sinogram must be [90, 48], 4320 numbers, got 6300',
    );
  });
});
