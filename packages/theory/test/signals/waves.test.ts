import { expectClose } from '@fourier-features/testing';
import { residualSpectrum, squareWave, sumOfWaves } from '@fourier-features/theory';
import { describe, expect, test } from 'vitest';

describe('sumOfWaves(length, waves)', () => {
  test('has each wave in its bin and nothing elsewhere', () => {
    const waves = [
      { frequency: 3, amplitude: 0.5 },
      { frequency: 10, amplitude: 0.25, phase: 0.1 },
    ];
    const expected = new Float64Array(33);
    expected[3] = 16;
    expected[10] = 8;
    expectClose(residualSpectrum(sumOfWaves(64, waves)), expected, 1e-12);
  });

  test('starts a wave at the sine of its phase', () => {
    expectClose(sumOfWaves(1, [{ frequency: 5, amplitude: 2, phase: 0.25 }])[0]!, 2, 1e-12);
    expect(sumOfWaves(3, [])).toEqual(new Float64Array(3));
  });

  test('refuses a length that is not a positive integer', () => {
    expect(() => sumOfWaves(0, [])).toThrow('length must be a positive integer, got 0');
  });
});

describe('squareWave(length, frequency)', () => {
  test('is ½ in the first half of each period and −½ in the second', () => {
    expect([...squareWave(8, 2)]).toEqual([0.5, 0.5, -0.5, -0.5, 0.5, 0.5, -0.5, -0.5]);
  });

  test('holds odd multiples of its frequency, falling as 1/k', () => {
    const spectrum = residualSpectrum(squareWave(1024, 1));
    for (const k of [2, 4, 6]) expectClose(spectrum[k]!, 0, 1e-9);
    for (const k of [3, 5, 7]) expectClose(spectrum[1]! / spectrum[k]!, k, 0.01);
  });

  test('refuses a frequency that is not positive', () => {
    expect(() => squareWave(8, 0)).toThrow('frequency must be positive, in cycles, got 0');
  });
});
