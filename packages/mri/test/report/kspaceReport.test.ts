import { fullMask, type KspaceReport, kspaceReport } from '@fourier-features/mri';
import { directDft, indicesOf } from '@fourier-features/testing';
import { describe, expect, test } from 'vitest';
import { noise, product } from '../arrays.ts';

const shapes = [[[6, 8]], [[5, 7]], [[4, 3, 5]]];

/** K-space of a complex image by the definition of the transform. */
const transformed = (image: Float32Array, shape: readonly number[]): Float32Array =>
  Float32Array.from(directDft(image, shape));

const reportOf = (
  kspace: Float32Array,
  shape: readonly number[],
  options: { centreFraction?: number } = {},
): KspaceReport => kspaceReport({ kspace, shape, ...options });

/** K-space with these energies per bin, and phases. */
const withEnergies = (energies: readonly number[]): Float32Array =>
  Float32Array.from(
    energies.flatMap((energy, i) => [Math.sqrt(energy) * Math.cos(i), Math.sqrt(energy) * Math.sin(i)]),
  );

describe('kspaceReport(options)', () => {
  test.each([[[9, 16]], [[8, 5]], [[4, 12, 3]]])(
    'compares the borders of the image with its middle, wherever DC is, on %j',
    (shape) => {
      const image = noise(2 * product(shape), 5);
      let [borders, middles] = [0, 0];
      for (let cell = 0; cell < product(shape); cell++) {
        const magnitude = Math.hypot(image[2 * cell]!, image[2 * cell + 1]!);
        indicesOf(cell, shape).forEach((index, axis) => {
          const side = shape[axis]!;
          const turn = (from: number): number => Math.abs(((index - from + 1.5 * side) % side) - side / 2);
          if (turn(0) <= side / 8) borders += magnitude;
          if (turn(Math.floor(side / 2)) <= side / 8) middles += magnitude;
        });
      }
      const expected = (borders - middles) / (borders + middles);
      const kspace = transformed(image, shape);
      expect(reportOf(kspace, shape).wrap).toBeCloseTo(expected, 4);
      const row = 2 * shape.at(-1)!;
      const rolled = kspace.map((_, i) => kspace[(i + 3 * row) % kspace.length]!);
      if (shape.length === 2) expect(reportOf(rolled, shape).wrap).toBeCloseTo(expected, 4);
    },
  );

  test.each([
    [[4, 8], -1],
    [[0, 0], 1],
    [[4, 0], 0],
  ])('finds a point at %j', (point, wrap) => {
    const image = new Float32Array(2 * 9 * 16);
    image[2 * (16 * point[0]! + point[1]!)] = 1;
    expect(reportOf(transformed(image, [9, 16]), [9, 16]).wrap).toBeCloseTo(wrap, 3);
  });

  test('measures the energy near index 0 of each axis, and finds the strongest bin', () => {
    // Rows hold 10, 5, 1, 2, 2, 0, 0, 5 of the energy, columns 3 : 1 : 0 : 1 : 0.
    const rows = [10, 5, 1, 2, 2, 0, 0, 5];
    const columns = [3, 1, 0, 1, 0];
    const kspace = withEnergies(rows.flatMap((row) => columns.map((column) => row * column)));
    const report = reportOf(kspace, [8, 5]);
    expect(report.strongest).toEqual([0, 0]);
    // Of 8 rows, 7, 0 and 1 are within 2 of 0, and 2 and 6 at exactly 2 count half; of 5 columns, 4, 0 and 1 within 1.25.
    expect(report.nearStart[0]).toBeCloseTo((10 + 5 + 5 + 0.5) / 25, 5);
    expect(report.nearStart[1]).toBeCloseTo(4 / 5, 5);
    // 1/Σp².
    expect(report.spread[0]).toBeCloseTo(25 ** 2 / (100 + 25 + 1 + 4 + 4 + 25), 4);
    expect(report.spread[1]).toBeCloseTo(25 / 11, 5);
    expect(report.coverage).toBe((6 * 3) / 40);
    expect(report.dcSampled).toBe(true);
  });

  test('cannot tell on axes of fewer than 4 bins', () => {
    expect(reportOf(withEnergies([9, 1, 1, 9, 1, 1, 9, 1, 1]), [3, 3]).nearStart).toEqual([0.5, 0.5]);
  });

  test('measures how the energy spreads over coils, and how symmetrically', () => {
    const energies = [4, 2, 1, 0, 1, 2];
    const kspace = withEnergies(energies.flatMap((energy) => [energy / 2, energy / 2, 0, 0]));
    const report = reportOf(kspace, [2, 2]);
    expect(report.coilSpread).toBeCloseTo(100 / 26, 5);
    expect(report.strongestCoil).toBe(0);
    expect(report.coilSymmetry).toBeCloseTo(1, 6);
    const falling = withEnergies([1, 8, 4, 2].flatMap((energy) => [energy, 0, 0, 0]));
    const { coilSymmetry, strongestCoil } = reportOf(falling, [2, 2]);
    expect(strongestCoil).toBe(1);
    // About 8: 4 and 1, then 2 with itself, then 1 and 4.
    expect(coilSymmetry).toBeCloseTo((1 + 2 + 1) / 7, 5);
    expect(reportOf(withEnergies([1, 2, 3, 4]), [2, 2])).toMatchObject({ coilSpread: 1, coilSymmetry: 0 });
  });

  test.each(shapes)('tells a real image by its conjugate symmetry, on %j', (shape) => {
    const real = noise(product(shape), 7);
    const turned = (phase: number): Float32Array =>
      Float32Array.from([...real].flatMap((value) => [value * Math.cos(phase), value * Math.sin(phase)]));
    const symmetry = (image: Float32Array): number =>
      reportOf(transformed(image, shape), shape).conjugateSymmetry;
    expect(symmetry(turned(0))).toBeCloseTo(1, 5);
    expect(symmetry(turned(Math.PI / 2))).toBeCloseTo(-1, 5);
    expect(symmetry(turned(Math.PI / 6))).toBeCloseTo(0.5, 5);
    // Half of k-space has no pairs, except where a bin is its own.
    const half = transformed(turned(0), shape).map((value, i) => (i >> 1 === 1 ? value : 0));
    expect(reportOf(half, shape).conjugateSymmetry).toBe(0);
  });

  test('measures the coverage of the centre', () => {
    const shape = [10, 12];
    const mask = fullMask(shape);
    const kspace = noise(240);
    // Frequencies −1 and 0 of 10 · 0.2 rows, and −1, 0 of 12 · 0.2 columns.
    mask[0] = 0;
    mask[11] = 0;
    const report = kspaceReport({ kspace, shape, mask, centreFraction: 0.2 });
    expect(report).toMatchObject({ centreCoverage: 0.5, dcSampled: false, coverage: 118 / 120 });
    expect(kspaceReport({ kspace, shape, mask, centreFraction: 0 }).centreCoverage).toBe(0);
  });

  test('is finite without signal, and refuses arrays that do not fit', () => {
    const nothing = reportOf(new Float32Array(50), [5, 5]);
    for (const figure of Object.values(nothing).flat()) expect(Number.isNaN(Number(figure))).toBe(false);
    expect(() => reportOf(new Float32Array(49), [5, 5])).toThrow(
      'kspaceReport: kspace must be [coils, 5, 5, 2]',
    );
    expect(() => reportOf(new Float32Array(50), [25])).toThrow('kspaceReport: shape');
    expect(() => reportOf(new Float32Array(50), [5, 5], { centreFraction: 2 })).toThrow(
      'kspaceReport: centreFraction must be in [0, 1], got 2',
    );
    expect(() => kspaceReport({ kspace: noise(50), shape: [5, 5], mask: new Uint8Array(3) })).toThrow(
      'kspaceReport: mask',
    );
  });

  test('takes more coils than a call has arguments', () => {
    const kspace = new Float32Array(2 * 4 * 130_000);
    kspace[8 * 70_000] = 1;
    expect(reportOf(kspace, [2, 2])).toMatchObject({ strongestCoil: 70_000, coilSpread: 1 });
  });
});
