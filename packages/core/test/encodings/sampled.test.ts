import {
  encode,
  type FourierEncoding,
  gaussianEncoding,
  laplacianEncoding,
  logUniformEncoding,
  type Random,
  seededRandom,
  threefryRandom,
  uniformEncoding,
} from '@fourier-features/core';
import { expectClose } from '@fourier-features/testing';
import { describe, expect, test } from 'vitest';
import { dot } from './dot.ts';

const COUNT = 40_000;

/** Returns γ(u)·γ(0)/m, which tends to E cos 2πb·u as m grows; its error is about 1/√(2m) = 0.0035. */
function kernel(encoding: FourierEncoding, difference: readonly number[]): number {
  const origin = new Float32Array(encoding.inputDim);
  return dot(encode(encoding, difference), encode(encoding, origin)) / encoding.frequencyCount;
}

const differences = [
  [0, 0],
  [0.01, 0],
  [0.03, -0.02],
  [0, 0.07],
  [0.1, 0.1],
];

describe('gaussianEncoding({ inputDim, scale })', () => {
  test('has the kernel exp(−2π²σ²|u − v|²)', () => {
    const scale = 4;
    const encoding = gaussianEncoding({ inputDim: 2, frequencyCount: COUNT, scale, random: seededRandom(1) });
    for (const [x, y] of differences as [number, number][]) {
      const expected = Math.exp(-2 * Math.PI ** 2 * scale ** 2 * (x * x + y * y));
      expectClose(kernel(encoding, [x, y]), expected, 0.015);
    }
  });

  test('scales one draw: σ = 8 is eight times σ = 1', () => {
    const draw = (scale: number): Float32Array =>
      gaussianEncoding({ inputDim: 2, frequencyCount: 8, scale, random: seededRandom(2) }).frequencies;
    expectClose(
      draw(8),
      draw(1).map((value) => 8 * value),
      1e-6,
    );
  });
});

describe('uniformEncoding({ inputDim, scale })', () => {
  test('has the product kernel Re ∏ (e^{2πiσu} − 1)/(2πiσu), a sinc shifted to σ/2', () => {
    const scale = 12;
    const encoding = uniformEncoding({ inputDim: 2, frequencyCount: COUNT, scale, random: seededRandom(3) });
    const sinc = (x: number): number => (x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x));
    for (const [x, y] of differences as [number, number][]) {
      const expected = sinc(scale * x) * sinc(scale * y) * Math.cos(Math.PI * scale * (x + y));
      expectClose(kernel(encoding, [x, y]), expected, 0.015);
    }
  });

  test('draws from [0, σ)', () => {
    const { frequencies } = uniformEncoding({ inputDim: 1, frequencyCount: 5000, scale: 3 });
    expect(Math.min(...frequencies)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...frequencies)).toBeLessThan(3);
    expect(Math.max(...frequencies)).toBeGreaterThan(2.99);
  });
});

describe('laplacianEncoding({ inputDim, scale })', () => {
  test('has the kernel ∏ 1/(1 + (2πσu)²)', () => {
    const scale = 4;
    const encoding = laplacianEncoding({
      inputDim: 2,
      frequencyCount: COUNT,
      scale,
      random: seededRandom(4),
    });
    for (const difference of differences) {
      const expected = difference.reduce((product, u) => product / (1 + (2 * Math.PI * scale * u) ** 2), 1);
      expectClose(kernel(encoding, difference), expected, 0.015);
    }
  });

  test('stays finite if the uniform draw is 0 or the largest below 1', () => {
    for (const uniform of [0, 1 - 2 ** -24, 1 - 2 ** -23, 0.5]) {
      const random: Random = {
        ...seededRandom(0),
        uniforms: (count) => new Float32Array(count).fill(uniform),
      };
      const { frequencies } = laplacianEncoding({ inputDim: 1, frequencyCount: 1, scale: 1, random });
      expect(Math.abs(frequencies[0]!)).toBeLessThan(18);
    }
  });
});

describe('logUniformEncoding({ inputDim, scale })', () => {
  test('has frequencies in [1, σ] whose logarithms are uniform', () => {
    const scale = 64;
    const { frequencies } = logUniformEncoding({ inputDim: 1, frequencyCount: COUNT, scale });
    const logs = [...frequencies].map((b) => Math.log(b) / Math.log(scale)).sort((a, b) => a - b);
    expectClose(logs[0]!, 0, 1e-3);
    expectClose(logs.at(-1)!, 1, 1e-3);
    // Kolmogorov–Smirnov: the distance exceeds 2.23/√n with a probability of 1e-4.
    const distance = Math.max(...logs.map((value, i) => Math.abs(value - i / COUNT)));
    expect(distance).toBeLessThan(2.23 / Math.sqrt(COUNT));
  });

  test.each([1, 0.5, -2, Number.NaN])('refuses σ = %d', (scale) => {
    expect(() => logUniformEncoding({ inputDim: 1, scale })).toThrow(
      new RangeError(`logUniformEncoding: scale must be greater than 1, in cycles per unit, got ${scale}`),
    );
  });
});

describe.each([
  ['gaussianEncoding', 'gaussian', gaussianEncoding],
  ['uniformEncoding', 'uniform', uniformEncoding],
  ['laplacianEncoding', 'laplacian', laplacianEncoding],
  ['logUniformEncoding', 'log-uniform', logUniformEncoding],
])('%s(options)', (caller, name, build) => {
  test('has 256 frequency vectors by default, with a = 1, and records its scale', () => {
    const encoding = build({ inputDim: 3, scale: 5 });
    expect(encoding).toMatchObject({
      name,
      inputDim: 3,
      frequencyCount: 256,
      outputDim: 512,
      hyperparameters: { scale: 5 },
    });
    expect(encoding.frequencies.length).toBe(768);
    expect(encoding.amplitudes.every((value) => value === 1)).toBe(true);
  });

  test('depends on the random generator alone', () => {
    const draw = (seed: number): Float32Array =>
      build({ inputDim: 2, scale: 5, random: threefryRandom(seed) }).frequencies;
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
  });

  test('passes the other options on', () => {
    const encoding = build({
      inputDim: 2,
      scale: 5,
      frequencyCount: 4,
      normalise: true,
      includeCoordinates: true,
      inputRange: [-1, 1],
      trainable: true,
    });
    expect([...encoding.amplitudes]).toEqual([0.5, 0.5, 0.5, 0.5]);
    expect(encoding).toMatchObject({ outputDim: 10, inputRange: [-1, 1], trainable: true });
  });

  test('refuses an infinite scale', () => {
    expect(() => build({ inputDim: 1, scale: Number.POSITIVE_INFINITY })).toThrow(
      new RangeError(`${caller}: scale must be positive and finite, in cycles per unit, got Infinity`),
    );
  });

  test('refuses 0 frequencies and 0 coordinates', () => {
    expect(() => build({ inputDim: 1, scale: 2, frequencyCount: 0 })).toThrow(
      new RangeError(`${caller}: frequencyCount must be a positive integer, got 0`),
    );
    expect(() => build({ inputDim: 0, scale: 2 })).toThrow(
      new RangeError(`${caller}: inputDim must be a positive integer, got 0`),
    );
  });
});

describe.each([gaussianEncoding, uniformEncoding, laplacianEncoding])('%o', (build) => {
  test.each([0, -1, Number.NaN])('refuses the scale %d', (scale) => {
    expect(() => build({ inputDim: 1, scale })).toThrow(
      /^\w+Encoding: scale must be positive and finite, in cycles per unit, got (0|-1|NaN)$/,
    );
  });
});
