import {
  fanBeam,
  parallelBeam,
  publishedGeometry,
  publishedRadon,
  uniformAngles,
} from '@fourier-features/ct';
import { drawSlice, type SimulateCtOptions, simulateCt } from '@fourier-features/tasks';
import { describe, expect, test } from 'vitest';

const slice = await drawSlice('shepp-logan', { size: 32 });
const scan = (options: SimulateCtOptions = {}): ReturnType<typeof simulateCt> => simulateCt(slice, options);
const angles = uniformAngles(20);

describe('simulateCt(slice, options)', () => {
  test('measures the slice, which is the truth, by lines', () => {
    const input = scan();
    const sinogram = parallelBeam({ shape: [32, 32], angles }).apply(slice.values);
    expect(input.measurements).toEqual(sinogram);
    expect(input.operator.apply(slice.values)).toEqual(sinogram);
    expect(input).toMatchObject({ name: slice.name, sha256: slice.sha256, truth: slice.values });
    expect(input.description).toBe('phantom-shepp-logan: 32x32, 20 projections over 180°');
  });

  test('measures by the published operator', () => {
    const sinogram = publishedRadon({ shape: [32, 32], angles }).apply(slice.values);
    expect(scan({ operator: 'published' }).measurements).toEqual(sinogram);
  });

  test('explains by one operator what another made, about the same centre', () => {
    const input = scan({ simulate: 'published' });
    expect(input.measurements).toEqual(publishedRadon({ shape: [32, 32], angles }).apply(slice.values));
    const lines = parallelBeam({ shape: [32, 32], angles, ...publishedGeometry([32, 32]) });
    expect(input.operator.apply(slice.values)).toEqual(lines.apply(slice.values));
  });

  test('measures by a fan, over a whole turn unless told otherwise', () => {
    const input = scan({ beam: 'fan', angles: 9 });
    const { fan, angles: turned } = input.scan;
    expect(turned).toEqual(uniformAngles(9, { arc: 2 * Math.PI }));
    const sinogram = fanBeam({ shape: [32, 32], angles: turned, ...fan! }).apply(slice.values);
    expect(input.measurements).toEqual(sinogram);
    expect(input.operator.apply(slice.values)).toEqual(sinogram);
    expect(input.description).toBe('phantom-shepp-logan: 32x32, 9 fan-beam projections over 360°');
    expect(input.settings).toMatchObject({ beam: 'fan', angles: 9, arc: 2 * Math.PI });
    expect(scan({ beam: 'fan', arc: 4 }).scan.angles).toEqual(uniformAngles(20, { arc: 4 }));
  });

  test('sees with its fan what the parallel beam sees, the circle in the picture', () => {
    const { fan } = scan({ beam: 'fan' }).scan;
    const { sourceDistance, detectorCount, detectorSpacing } = fan!;
    const outermost = Math.atan2((detectorCount * detectorSpacing) / 2, sourceDistance);
    expect(sourceDistance * Math.sin(outermost)).toBeGreaterThanOrEqual(0.5);
    expect(sourceDistance * Math.sin(outermost)).toBeLessThan(0.53);
  });

  test('notes the inverse crime alone, and advises noise only if there is none', () => {
    expect(scan({ simulate: 'published' }).notes).toEqual([]);
    expect(scan({ simulate: 'lines', operator: 'published' }).notes).toEqual([]);
    expect(scan().notes).toEqual([
      expect.stringMatching(/operator lines .*inverse crime.*\{simulate\}, or \{photons\} for noise\.$/),
    ]);
    expect(scan({ operator: 'published', photons: 1e4 }).notes).toEqual([
      expect.stringMatching(/operator published .*inverse crime.*results\. Pass another \{simulate\}\.$/),
    ]);
  });

  test('adds the noise of counted photons, the same for the same seed', () => {
    const exact = scan().measurements;
    const noisy = scan({ photons: 1e4, seed: 1 }).measurements;
    // With I = I₀·exp(−4p), the variance of −ln(I/I₀)/4 is about exp(4p)/(16·I₀).
    const squares = noisy.map((value, i) => (value - exact[i]!) ** 2 / (Math.exp(4 * exact[i]!) / 16e4));
    const mean = squares.reduce((a, b) => a + b) / squares.length;
    expect(mean).toBeGreaterThan(0.8);
    expect(mean).toBeLessThan(1.2);
    expect(scan({ photons: 1e4, seed: 1 }).measurements).toEqual(noisy);
    expect(scan({ photons: 1e4, seed: 2 }).measurements).not.toEqual(noisy);
  });

  test('records everything that decides the measurements', () => {
    const options = { angles: 7, arc: 1, simulate: 'published', photons: 500, seed: 3 } as const;
    expect(scan(options).settings).toEqual({ ...options, beam: 'parallel', operator: 'lines', size: 32 });
    expect(scan(options).operator.outputShape).toEqual([7, 32]);
    expect(scan().settings).toMatchObject({ simulate: 'lines', photons: null, seed: 0 });
  });

  test('refuses options out of range', () => {
    expect(() => scan({ angles: 0 })).toThrow('count must be a positive integer');
    expect(() => scan({ photons: 0 })).toThrow('photons must be positive');
    expect(() => scan({ beam: 'fan', simulate: 'published' })).toThrow('beam must be parallel');
    expect(() => scan({ beam: 'fan', arc: 7 })).toThrow('arc must be up to 360° for a fan, got 401.07°');
  });
});
