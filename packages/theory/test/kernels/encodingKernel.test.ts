import { fourierEncoding, gaussianEncoding, identityEncoding, seededRandom } from '@fourier-features/core';
import { expectClose } from '@fourier-features/testing';
import {
  composedKernel,
  encodingBandwidth,
  encodingKernel,
  gaussianKernel,
  kernelMatrix,
  matrix,
  ntk,
} from '@fourier-features/theory';
import { kernelDiagonal } from '@fourier-features/theory/internal';
import { expect, test } from 'vitest';

const points = matrix(3, 2, [0.1, 0.2, 0.15, 0.1, 0.4, 0.25]);

test('encodingKernel(encoding) is Σ a_j² cos 2πb_j·(u − v)', () => {
  const frequencies = [1, 2, -3, 0.5];
  const amplitudes = [0.5, 2];
  const k = kernelMatrix(encodingKernel(fourierEncoding({ inputDim: 2, frequencies, amplitudes })), points);
  for (let i = 0; i < 3; i++) {
    for (let j = 0; j < 3; j++) {
      const [dx, dy] = [0, 1].map((axis) => points.values[2 * i + axis]! - points.values[2 * j + axis]!);
      const expected = [0, 1].reduce(
        (sum, f) =>
          sum +
          amplitudes[f]! ** 2 *
            Math.cos(2 * Math.PI * (frequencies[2 * f]! * dx! + frequencies[2 * f + 1]! * dy!)),
        0,
      );
      expectClose(k.values[3 * i + j]!, expected, 1e-6);
    }
  }
});

test('encodingKernel of m Gaussian frequencies is gaussianKernel(scale) up to an error of order 1/√m', () => {
  const scale = 2;
  const limit = kernelMatrix(gaussianKernel(scale), points).values;
  const frequencyCount = 20_000;
  const encoding = gaussianEncoding({
    inputDim: 2,
    scale,
    frequencyCount,
    normalise: true,
    random: seededRandom(4),
  });
  const drawn = kernelMatrix(encodingKernel(encoding), points).values;
  // A mean of m cosines of variance at most ½: four standard deviations.
  expectClose(drawn, limit, 4 * Math.sqrt(0.5 / frequencyCount));
});

test('encodingBandwidth(encoding) gives the scale of Gaussian frequencies and the half-width of their kernel', () => {
  const scale = 3;
  const { rmsFrequency, halfWidth } = encodingBandwidth(
    gaussianEncoding({ inputDim: 2, scale, frequencyCount: 20_000, random: seededRandom(4) }),
  );
  expectClose(rmsFrequency, [scale, scale], 0.06);
  const k = kernelMatrix(gaussianKernel(scale), matrix(2, 1, [0, halfWidth[0]!]));
  expectClose(k.values[1]!, 0.5, 0.02);
});

test('encodingBandwidth accounts for the input range', () => {
  const encoding = fourierEncoding({ inputDim: 1, frequencies: [2], inputRange: [-1, 1] });
  expectClose(encodingBandwidth(encoding).rmsFrequency, [4], 1e-12);
});

test('composedKernel(ntk, encoding) is stationary with Fourier features, but not with the identity', () => {
  const kernel = ntk({ depth: 3, parameterisation: 'ntk', bias: false });
  const pairs = matrix(4, 2, [0.1, 0.2, 0.15, 0.1, 0.5, 0.6, 0.55, 0.5]);
  const of = (encoding: Parameters<typeof composedKernel>[1]): [number, number] => {
    const k = kernelMatrix(composedKernel(kernel, encoding), pairs).values;
    return [k[1]!, k[2 * 4 + 3]!];
  };
  const [here, there] = of(gaussianEncoding({ inputDim: 2, scale: 2, frequencyCount: 8 }));
  expectClose(here / there, 1, 1e-5);
  const [bareHere, bareThere] = of(identityEncoding({ inputDim: 2 }));
  expect(bareThere / bareHere).toBeGreaterThan(2);
});

test('kernelDiagonal is the diagonal of kernelMatrix, which is exactly symmetric', () => {
  const kernel = composedKernel(
    ntk({ depth: 3, parameterisation: 'ntk', bias: true }),
    gaussianEncoding({ inputDim: 2, scale: 2 }),
  );
  const { values } = kernelMatrix(kernel, points);
  expect(Array.from(kernelDiagonal(kernel, points))).toEqual([values[0], values[4], values[8]]);
  expect([values[1], values[2], values[5]]).toEqual([values[3], values[6], values[7]]);
});

test('kernels refuse points and scales that do not fit', () => {
  expect(() => kernelMatrix(gaussianKernel(1), points, matrix(1, 3))).toThrow('same dimension, got 2 and 3');
  expect(() => gaussianKernel(0)).toThrow('gaussianKernel: scale must be positive');
  expect(() => encodingBandwidth(identityEncoding({ inputDim: 1 }))).toThrow(
    'must have frequencies, got identity',
  );
  const narrow = composedKernel(gaussianKernel(1), identityEncoding({ inputDim: 1 }));
  expect(() => kernelMatrix(narrow, points)).toThrow('coordinates must be [n, 1], got [3, 2]');
});
