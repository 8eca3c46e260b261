import { seededRandom } from '@fourier-features/core';
import { type PoissonNoiseOptions, poissonNoise, transmissionToSinogram } from '@fourier-features/ct';
import { expectClose } from '@fourier-features/testing';
import { describe, expect, test } from 'vitest';

const random = () => seededRandom(7);

/** Returns the counts behind a noisy empty sinogram: I = I₀·e^(−noise), with I₀ the mean. */
function countsOf(mean: number, draws: number): number[] {
  const noisy = poissonNoise({ sinogram: new Float32Array(draws), photons: mean, random: random() });
  return Array.from(noisy, (value) => Math.round(mean * Math.exp(-value)));
}

/** Returns the Poisson probability of a count, with 0 counted as 1. */
function probability(mean: number, count: number): number {
  const single = (k: number): number => {
    let log = k * Math.log(mean) - mean;
    for (let factor = 2; factor <= k; factor++) log -= Math.log(factor);
    return Math.exp(log);
  };
  return count === 1 ? single(0) + single(1) : single(count);
}

describe('poissonNoise({ sinogram, photons, random, attenuation })', () => {
  test.each([0.7, 3, 9.9, 10.1, 15, 40, 200])(
    'draws counts of mean %d with Poisson probabilities',
    (mean) => {
      const draws = 40_000;
      const counts = countsOf(mean, draws);
      const seen = new Map<number, number>();
      for (const count of counts) seen.set(count, (seen.get(count) ?? 0) + 1);
      const range = Math.ceil(5 * Math.sqrt(mean));
      for (let k = Math.max(1, Math.floor(mean) - range); k <= mean + range; k++) {
        const expected = draws * probability(mean, k);
        // Five standard deviations of a binomial count, plus one for rare counts.
        expectClose(seen.get(k) ?? 0, expected, 5 * Math.sqrt(expected) + 1);
      }
    },
  );

  test.each([1e3, 1e5])('has mean and variance %d', (mean) => {
    const draws = 40_000;
    const counts = countsOf(mean, draws);
    const average = counts.reduce((sum, count) => sum + count, 0) / draws;
    const variance = counts.reduce((sum, count) => sum + (count - average) ** 2, 0) / draws;
    expectClose(average, mean, 5 * Math.sqrt(mean / draws));
    expectClose(variance / mean, 1, 5 * Math.sqrt(2 / draws));
  });

  test('is unbiased, with variance e^(s·p)/(I₀·s²)', () => {
    const [integral, photons, attenuation] = [0.4, 1e5, 3];
    const sinogram = new Float32Array(20_000).fill(integral);
    const noisy = poissonNoise({ sinogram, photons, random: random(), attenuation });
    const mean = noisy.reduce((sum, value) => sum + value, 0) / noisy.length;
    const variance = noisy.reduce((sum, value) => sum + (value - mean) ** 2, 0) / noisy.length;
    const expected = Math.exp(attenuation * integral) / (photons * attenuation ** 2);
    expectClose(mean, integral, 6 * Math.sqrt(expected / noisy.length));
    expectClose(variance / expected, 1, 0.06);
  });

  test('replaces a count of 0 by 1, so that results are finite', () => {
    const sinogram = new Float32Array(100).fill(50);
    const noisy = poissonNoise({ sinogram, photons: 100, random: random(), attenuation: 2 });
    expectClose(noisy, new Float32Array(100).fill(Math.log(100) / 2), 1e-6);
  });

  test('draws the same noise from the same seed', () => {
    const options = { sinogram: new Float32Array(10), photons: 50 };
    const [once, again] = [random(), random()].map((source) => poissonNoise({ ...options, random: source }));
    expect(again).toEqual(once);
    expect(poissonNoise({ ...options, random: seededRandom(8) })).not.toEqual(once);
  });

  test.each<[Partial<PoissonNoiseOptions>, string]>([
    [{ sinogram: Float32Array.of(0, Number.NaN) }, 'sinogram must be finite, got NaN at index 1'],
    [
      { sinogram: Float32Array.of(-1000) },
      'sinogram must keep photons·exp(−attenuation·p) finite, got -1000 at index 0',
    ],
    [{ photons: 0 }, 'photons must be positive and finite, per detector, got 0'],
    [{ attenuation: -1 }, 'attenuation must be positive and finite, in nepers per domain unit, got -1'],
  ])('refuses %o', (options, message) => {
    const call = () =>
      poissonNoise({ sinogram: new Float32Array(1), photons: 9, random: random(), ...options });
    expect(call).toThrow(new RangeError(`poissonNoise: ${message}`));
  });
});

describe('transmissionToSinogram({ intensities, incident })', () => {
  test('inverts the Beer–Lambert law', () => {
    const integrals = [0, 0.5, 2, -0.1];
    const intensities = integrals.map((p) => 700 * Math.exp(-p));
    expectClose(transmissionToSinogram({ intensities, incident: 700 }), integrals, 1e-6);
  });

  test('takes one incident intensity per detector', () => {
    const sinogram = transmissionToSinogram({
      intensities: [1, 2, Math.E, 2 * Math.E],
      incident: [Math.E, 2],
    });
    expectClose(sinogram, [1, 0, 0, -1], 1e-6);
  });

  test.each([
    [
      [1, 0],
      1,
      'intensities must be positive, got 0 at index 1. Replace the values of dead detectors first.',
    ],
    [[Number.NaN], 1, 'intensities must be finite, got NaN at index 0'],
    [[], 1, 'intensities must hold at least one number, got none'],
    [[1], -2, 'incident must be positive, got -2 at index 0. Replace the values of dead detectors first.'],
    [[1, 1, 1], [1, 1], 'intensities must be complete rows of the 2 detectors of incident, got 3 numbers'],
  ])('refuses intensities %o with incident %o', (intensities, incident, message) => {
    expect(() => transmissionToSinogram({ intensities, incident })).toThrow(
      new RangeError(`transmissionToSinogram: ${message}`),
    );
  });
});
