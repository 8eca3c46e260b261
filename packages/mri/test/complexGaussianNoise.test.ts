import { seededRandom } from '@fourier-features/core';
import { complexGaussianNoise } from '@fourier-features/mri';
import { expectClose } from '@fourier-features/testing';
import { describe, expect, test } from 'vitest';
import { energy, noise } from './arrays.ts';

const mask = Uint8Array.from({ length: 2000 }, (_, i) => (i % 4 === 0 ? 0 : 1));
/** K-space of two coils. */
const kspace = noise(8000).map((value, i) => value * mask[(i >> 1) % 2000]!);
const sampled = [...kspace.keys()].filter((i) => mask[(i >> 1) % 2000] === 1);

describe('complexGaussianNoise(options)', () => {
  test('adds numbers of that deviation to sampled bins only', () => {
    const noisy = complexGaussianNoise({ kspace, mask, deviation: 0.3, random: seededRandom(0) });
    const added = noisy.map((value, i) => value - kspace[i]!);
    expect(added.every((value, i) => mask[(i >> 1) % 2000] === 1 || value === 0)).toBe(true);
    const parts = [sampled.filter((i) => i % 2 === 0), sampled.filter((i) => i % 2 === 1)];
    for (const part of parts) {
      const mean = part.reduce((sum, i) => sum + added[i]!, 0) / part.length;
      expect(Math.abs(mean)).toBeLessThan(0.025);
      expect(Math.abs(Math.sqrt(energy(part.map((i) => added[i]!)) / part.length) - 0.3)).toBeLessThan(0.015);
    }
    const correlation = parts[0]!.reduce((sum, i) => sum + added[i]! * added[i + 1]!, 0) / parts[0]!.length;
    expect(Math.abs(correlation)).toBeLessThan(0.01);
  });

  test('reaches the requested signal-to-noise ratio', () => {
    const noisy = complexGaussianNoise({ kspace, mask, snr: 12, random: seededRandom(1) });
    const added = noisy.map((value, i) => value - kspace[i]!);
    expect(Math.abs(10 * Math.log10(energy(kspace) / energy(added)) - 12)).toBeLessThan(0.3);
  });

  test('is the same for the same seed, and adds nothing for a deviation of 0', () => {
    const draw = (seed: number, deviation: number): Float32Array =>
      complexGaussianNoise({ kspace, mask, deviation, random: seededRandom(seed) });
    expect(draw(1, 1)).toEqual(draw(1, 1));
    expect(draw(2, 1)).not.toEqual(draw(1, 1));
    expectClose(draw(1, 0), kspace, 0);
  });

  test('refuses both or neither of deviation and snr, values out of range, and arrays that do not fit', () => {
    const options = { kspace, mask, random: seededRandom(0) };
    expect(() => complexGaussianNoise(options)).toThrow(
      'either deviation or snr must be given, got undefined and undefined',
    );
    expect(() => complexGaussianNoise({ ...options, deviation: 1, snr: 1 })).toThrow(
      'either deviation or snr must be given, got 1 and 1',
    );
    expect(() => complexGaussianNoise({ ...options, deviation: -1 })).toThrow('deviation must be at least 0');
    expect(() => complexGaussianNoise({ ...options, snr: Number.NaN })).toThrow(
      'snr must be finite, in dB, got NaN',
    );
    expect(() => complexGaussianNoise({ ...options, mask: mask.subarray(1), snr: 1 })).toThrow(
      'kspace must hold 2 numbers',
    );
  });
});
