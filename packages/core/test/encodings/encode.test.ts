import {
  basicEncoding,
  encode,
  fourierEncoding,
  gaussianEncoding,
  identityEncoding,
  seededRandom,
  seriesEncoding,
} from '@fourier-features/core';
import { expectClose } from '@fourier-features/testing';
import { describe, expect, test } from 'vitest';
import { dot } from './dot.ts';

const points = seededRandom(1).uniforms(2 * 12);

describe('encode(encoding, coordinates)', () => {
  test('is [a sin 2πbv, a cos 2πbv] for one frequency', () => {
    const encoding = fourierEncoding({ inputDim: 2, frequencies: [3, -2], amplitudes: [0.5] });
    const cycles = 3 * 0.25 - 2 * 0.125;
    expectClose(
      encode(encoding, [0.25, 0.125]),
      [0.5 * Math.sin(2 * Math.PI * cycles), 0.5 * Math.cos(2 * Math.PI * cycles)],
      1e-7,
    );
  });

  test('puts all sines before all cosines, point by point', () => {
    const encoding = fourierEncoding({ inputDim: 1, frequencies: [1, 2] });
    expectClose(encode(encoding, [0, 0.25]), [0, 0, 1, 1, 1, 0, 0, -1], 1e-7);
  });

  test('gives a stationary kernel: γ(u)·γ(v) = Σ a² cos 2πb·(u − v)', () => {
    const random = seededRandom(2);
    const frequencies = random.normals(2 * 16).map((value) => 4 * value);
    const amplitudes = random.uniforms(16);
    const encoding = fourierEncoding({ inputDim: 2, frequencies, amplitudes });
    const features = encode(encoding, points);
    for (let u = 0; u < 12; u++) {
      for (let v = 0; v < 12; v++) {
        let kernel = 0;
        for (let j = 0; j < 16; j++) {
          const phase =
            frequencies[2 * j]! * (points[2 * u]! - points[2 * v]!) +
            frequencies[2 * j + 1]! * (points[2 * u + 1]! - points[2 * v + 1]!);
          kernel += amplitudes[j]! ** 2 * Math.cos(2 * Math.PI * phase);
        }
        const row = (i: number): Float32Array => features.subarray(32 * i, 32 * (i + 1));
        expectClose(dot(row(u), row(v)), kernel, 1e-5);
      }
    }
  });

  test('is periodic if the frequencies are integers', () => {
    const encoding = seriesEncoding({ frequencyCount: 8, power: 1 });
    expectClose(encode(encoding, [0.3 + 5]), encode(encoding, [0.3]), 1e-6);
  });

  test('maps the domain to the input range before B', () => {
    const frequencies = [1.5, 0.5, -1, 2];
    const plain = fourierEncoding({ inputDim: 2, frequencies });
    const mapped = fourierEncoding({ inputDim: 2, frequencies, inputRange: [-1, 3] });
    expectClose(
      encode(mapped, points),
      encode(
        plain,
        Array.from(points, (value) => -1 + 4 * value),
      ),
      1e-6,
    );
  });

  test('puts the mapped coordinates first if they are included', () => {
    const options = { inputDim: 2, scale: 3, frequencyCount: 4, inputRange: [-1, 1] } as const;
    const without = encode(gaussianEncoding({ ...options, random: seededRandom(3) }), [0.25, 0.75]);
    const including = gaussianEncoding({ ...options, includeCoordinates: true, random: seededRandom(3) });
    expect(including.outputDim).toBe(2 + 8);
    expect([...encode(including, [0.25, 0.75])]).toEqual([-0.5, 0.5, ...without]);
  });

  test('returns the mapped coordinates for the identity', () => {
    expect([...encode(identityEncoding({ inputDim: 2, inputRange: [-1, 1] }), [0, 1, 0.5, 0.25])]).toEqual([
      -1, 1, 0, -0.5,
    ]);
  });

  test('is empty for no points', () => {
    expect(encode(basicEncoding({ inputDim: 3 }), [])).toEqual(new Float32Array(0));
  });

  test('refuses half a point', () => {
    expect(() => encode(basicEncoding({ inputDim: 3 }), [1, 2, 3, 4])).toThrow(
      new RangeError('encode: coordinates must be [n, 3], got 4 numbers'),
    );
  });
});
