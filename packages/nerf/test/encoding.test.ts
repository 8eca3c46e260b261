import { seededRandom } from '@fourier-features/core';
import * as nerf from '@fourier-features/nerf';
import { expectClose } from '@fourier-features/testing';
import { describe, expect, test } from 'vitest';

/** B as published, in radians per unit, one row per frequency. */
function radiansOf(name: nerf.EncodingName, frequencyCount = 256): number[][] {
  const { scale } = nerf.publishedDefaults.encodings[name];
  const { frequencies } = nerf.encoding(name, { scale, frequencyCount, random: seededRandom(0) });
  return Array.from({ length: frequencies.length / 3 }, (_, j) =>
    Array.from(frequencies.subarray(3 * j, 3 * j + 3), (x) => 2 * Math.PI * x),
  );
}

describe('encoding(name, options)', () => {
  test('is v itself for none, and sines of single radians for basic', () => {
    const none = nerf.encoding('none', { scale: null, frequencyCount: 1, random: seededRandom(0) });
    expect(none).toMatchObject({ outputDim: 3, includeCoordinates: true, inputRange: [0, 1] });
    expectClose(radiansOf('basic').flat(), [1, 0, 0, 0, 1, 0, 0, 0, 1], 1e-6);
  });

  test('has 2^0 … 2^8 radians on each axis in octaves', () => {
    const rows = radiansOf('positional-octaves');
    expect(rows).toHaveLength(27);
    for (let j = 0; j < 9; j++) {
      expectClose(rows[j]!, [2 ** j, 0, 0], 1e-4);
      expectClose(rows[18 + j]!, [0, 0, 2 ** j], 1e-4);
    }
  });

  test('has 2^linspace(0, 8, 85) − 1 radians on each axis for the positional encoding', () => {
    const rows = radiansOf('positional');
    expect(rows).toHaveLength(255);
    for (const j of [0, 1, 42, 84]) expectClose(rows[85 + j]!, [0, 2 ** ((8 * j) / 84) - 1, 0], 1e-4);
  });

  test('draws Gaussian entries of 26 radians', () => {
    const entries = radiansOf('gaussian', 4000).flat();
    expect(entries).toHaveLength(12_000);
    const deviation = Math.sqrt(entries.reduce((sum, x) => sum + x * x, 0) / entries.length);
    expect(Math.abs(deviation - 26)).toBeLessThan(0.6);
  });

  test.each(['positional', 'positional-octaves'] as const)('turns B of %s by 45° about z, then x', (name) => {
    const plain = radiansOf(name);
    const turned = radiansOf(`${name}-rotated`);
    const h = Math.SQRT1_2;
    const transposes = [
      [h, h, 0, -h, h, 0, 0, 0, 1],
      [1, 0, 0, 0, h, h, 0, -h, h],
    ];
    const times = (row: number[], m: number[]) =>
      [0, 1, 2].map((k) => [0, 1, 2].reduce((sum, i) => sum + row[i]! * m[3 * i + k]!, 0));
    expectClose(
      turned.flat(),
      plain.flatMap((row) => transposes.reduce(times, row)),
      1e-3,
    );
  });

  test('refuses a missing scale, one below a radian and too few frequencies', () => {
    const options = { scale: null, frequencyCount: 256, random: seededRandom(0) };
    expect(() => nerf.encoding('gaussian', options)).toThrow(/scale of gaussian must be a number/);
    expect(() => nerf.encoding('gaussian', { ...options, scale: -1 })).toThrow(/scale must be .*, got -1/);
    for (const name of ['positional', 'positional-octaves'] as const)
      expect(() => nerf.encoding(name, { ...options, scale: 0.1 })).toThrow(
        /scale must be (greater than|at least) 0\.159.* got 0\.1/,
      );
    expect(() => nerf.encoding('positional', { ...options, scale: 4, frequencyCount: 2 })).toThrow(
      /frequencyCount must be at least 3, 1 per axis, got 2/,
    );
  });
});

describe('defaults and publishedDefaults', () => {
  test('state the published radians and their cycles', () => {
    expect(nerf.publishedDefaults.encodings.gaussian).toMatchObject({ radians: 26, learningRate: 5e-4 });
    expect(nerf.publishedDefaults.encodings.gaussian.scale).toBeCloseTo(4.138, 3);
    for (const { scale, radians } of Object.values(nerf.publishedDefaults.encodings)) {
      if (scale === null) expect(radians).toBeNull();
      else expect(2 * Math.PI * scale).toBeCloseTo(radians!, 9);
    }
  });

  test('share the published scales; rates fall to a twentieth', () => {
    for (const [name, { scale, learningRate }] of Object.entries(nerf.defaults.encodings)) {
      expect(scale).toBe(nerf.publishedDefaults.encodings[name as nerf.EncodingName].scale);
      const { initial, final } = learningRate as { initial: number; final: number };
      expect(final / initial).toBeCloseTo(1 / 20, 12);
    }
  });

  test('compare encodings of the task', () => {
    for (const name of nerf.comparedEncodings) expect(nerf.defaults.encodings).toHaveProperty(name);
  });
});

describe('defaultScale(encoding, cameras, range)', () => {
  const cameras = nerf.orbitCameras({ frames: 3, radius: 4, width: 400 });
  const range = { near: 2, far: 6 };

  test('is the published one for the published cameras, and null for encodings without a scale', () => {
    expect(nerf.defaultScale('gaussian', cameras, range)).toBeCloseTo(26 / (2 * Math.PI), 6);
    expect(nerf.defaultScale('basic', cameras, range)).toBeNull();
  });

  test('follows the pixels and the units', () => {
    const small = nerf.orbitCameras({ frames: 3, radius: 4, width: 100 });
    expect(nerf.defaultScale('positional', small, range)).toBeCloseTo(2 ** 6 / (2 * Math.PI), 6);
    // The same scene in units half as long.
    expect(nerf.defaultScale('gaussian', cameras, { near: 4, far: 12 })).toBeCloseTo(13 / (2 * Math.PI), 6);
  });

  test('refuses no cameras and depths in the wrong order', () => {
    expect(() => nerf.defaultScale('gaussian', [], range)).toThrow(
      /cameras must hold at least one camera, got none/,
    );
    expect(() => nerf.defaultScale('gaussian', cameras, { near: 6, far: 2 })).toThrow(/defaultScale: /);
  });
});
