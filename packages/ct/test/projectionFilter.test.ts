import { type ProjectionFilter, projectionFilter, projectionFilters } from '@fourier-features/ct';
import { rampKernel } from '@fourier-features/ct/internal';
import { expectClose } from '@fourier-features/testing';
import { describe, expect, test } from 'vitest';

/** Computes Σ_n h(n)·cos(2πkn/size), the DFT of an even sequence, term by term. */
function naiveResponse(size: number, k: number): number {
  let sum = 0;
  for (let n = -size / 2 + 1; n <= size / 2; n++)
    sum += rampKernel(n) * Math.cos((2 * Math.PI * k * n) / size);
  return sum;
}

describe('rampKernel(n)', () => {
  test('is 1/4 at 0, 0 at other even n and −1/(π²n²) at odd n', () => {
    expectClose(
      [0, 1, -1, 2, 3, 4, 5].map(rampKernel),
      [0.25, -1 / Math.PI ** 2, -1 / Math.PI ** 2, 0, -1 / (9 * Math.PI ** 2), 0, -1 / (25 * Math.PI ** 2)],
      1e-12,
    );
  });
});

describe('projectionFilter(name, size)', () => {
  test.each([2, 4, 16, 64])('equals the DFT of the kernel for ram-lak, size %d', (size) => {
    const expected = Array.from({ length: size }, (_, k) => naiveResponse(size, k));
    expectClose(projectionFilter('ram-lak', size), expected, 1e-12);
  });

  test('is the ramp |f| in cycles per detector, except at DC, where it stays above 0', () => {
    const response = projectionFilter('ram-lak', 1024);
    for (const k of [50, 128, 400]) expectClose(response[k]!, k / 1024, 1e-4);
    expect(response[0]).toBeGreaterThan(0);
    expect(response[0]).toBeLessThan(1e-3);
  });

  test.each<[ProjectionFilter, number, number]>([
    ['shepp-logan', (Math.SQRT2 * 2) / Math.PI, 2 / Math.PI],
    ['cosine', Math.SQRT1_2, 0],
    ['hamming', 0.54, 0.08],
    ['hann', 0.5, 0],
  ])('weights half of the highest frequency and the highest as %s does', (name, half, highest) => {
    const [windowed, ramp] = [projectionFilter(name, 64), projectionFilter('ram-lak', 64)];
    expectClose(windowed[0]!, ramp[0]!, 1e-12);
    expectClose(windowed[16]! / ramp[16]!, half, 1e-12);
    expectClose(windowed[48]! / ramp[48]!, half, 1e-12);
    expectClose(windowed[32]! / ramp[32]!, highest, 1e-12);
  });

  test('converges to the kernel of Shepp and Logan, 2/(π²(1 − 4n²)), for shepp-logan', () => {
    const size = 4096;
    const response = projectionFilter('shepp-logan', size);
    for (const n of [0, 1, 2, 3]) {
      let sum = 0;
      for (let k = 0; k < size; k++) sum += response[k]! * Math.cos((2 * Math.PI * k * n) / size);
      expectClose(sum / size, 2 / (Math.PI ** 2 * (1 - 4 * n * n)), 1e-6);
    }
  });

  test('refuses sizes that are not powers of two and unknown filters', () => {
    expect(() => projectionFilter('hann', 12)).toThrow(
      'projectionFilter: size must be a power of two, at least 2, got 12',
    );
    expect(() => projectionFilter('box' as ProjectionFilter, 16)).toThrow(
      `projectionFilter: name must be one of ${projectionFilters.join(', ')}, got box`,
    );
  });
});
