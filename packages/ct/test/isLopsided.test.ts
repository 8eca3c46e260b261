import { isLopsided } from '@fourier-features/ct';
import { describe, expect, test } from 'vitest';

describe('isLopsided({ detectorCount, detectorCentre })', () => {
  test.each([
    // Sides of 32 and 32, 32.5 and 31.5, 30 and 34 (0.88), beyond the detectors.
    [64, 31.5, false],
    [64, 32, false],
    [64, 29.5, true],
    [64, 33.5, true],
    [64, 0, true],
    [64, -1000, true],
    [64, 1000, true],
    // Next to the middle of few detectors: 3.5 and 2.5.
    [6, 3, false],
  ])('of %i detectors with the axis on %d is %s', (detectorCount, detectorCentre, expected) => {
    expect(isLopsided({ detectorCount, detectorCentre })).toBe(expected);
  });

  test('refuses what is no scan', () => {
    expect(() => isLopsided({ detectorCount: 4, detectorCentre: Number.NaN })).toThrow(
      'isLopsided: detectorCentre must be finite',
    );
    expect(() => isLopsided({ detectorCount: 0, detectorCentre: 0 })).toThrow(
      'isLopsided: detectorCount must be a positive integer, got 0',
    );
  });
});
