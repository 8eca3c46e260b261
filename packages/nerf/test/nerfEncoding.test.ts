import { seededRandom } from '@fourier-features/core';
import {
  defaultScale,
  encodingDefaults,
  type NerfEncodingName,
  nerfEncoding,
  orbitCameras,
} from '@fourier-features/nerf';
import { expectClose } from '@fourier-features/testing';
import { describe, expect, test } from 'vitest';

/** B as published, in radians per unit, one row for each frequency. */
function radiansOf(name: NerfEncodingName, frequencyCount = 256): number[][] {
  const { scale } = encodingDefaults[name];
  const { frequencies } = nerfEncoding(name, { scale, frequencyCount, random: seededRandom(0) });
  return Array.from({ length: frequencies.length / 3 }, (_, j) =>
    Array.from(frequencies.subarray(3 * j, 3 * j + 3), (x) => 2 * Math.PI * x),
  );
}

describe('nerfEncoding(name, options)', () => {
  test('gives v itself for none, and sines of single radians for basic', () => {
    const none = nerfEncoding('none', { scale: null, frequencyCount: 1, random: seededRandom(0) });
    expect(none).toMatchObject({ outputDim: 3, includeCoordinates: true, inputRange: [0, 1] });
    expectClose(radiansOf('basic').flat(), [1, 0, 0, 0, 1, 0, 0, 0, 1], 1e-6);
  });

  test('has 2^0 … 2^8 radians on each axis for the original positional encoding', () => {
    const rows = radiansOf('positional-original');
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

  test.each(['positional', 'positional-original'] as const)(
    'turns B of %s by 45° about z, then x',
    (name) => {
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
    },
  );

  test('states the published radians and their cycles', () => {
    expect(encodingDefaults.gaussian.scale).toBeCloseTo(4.138, 3);
    for (const { scale, radians } of Object.values(encodingDefaults))
      if (scale !== null) expect(2 * Math.PI * scale).toBeCloseTo(radians!, 9);
  });

  test('refuses a missing scale and too few frequencies', () => {
    const options = { scale: null, frequencyCount: 256, random: seededRandom(0) };
    expect(() => nerfEncoding('gaussian', options)).toThrow(/scale must be positive/);
    expect(() => nerfEncoding('positional', { ...options, scale: 0.1 })).toThrow(/at least 1\/\(2π\)/);
    expect(() => nerfEncoding('positional', { ...options, scale: 4, frequencyCount: 5 })).toThrow(
      /at least 6/,
    );
  });
});

describe('defaultScale', () => {
  const cameras = orbitCameras({ frames: 3, radius: 4, width: 400 });
  const range = { near: 2, far: 6 };

  test('is the published one for the published cameras, and none for encodings without', () => {
    expect(defaultScale('gaussian', cameras, range)).toBeCloseTo(26 / (2 * Math.PI), 6);
    expect(defaultScale('basic', cameras, range)).toBeNull();
  });

  test('follows the pixels and the units', () => {
    const small = orbitCameras({ frames: 3, radius: 4, width: 100 });
    expect(defaultScale('positional', small, range)).toBeCloseTo(2 ** 6 / (2 * Math.PI), 6);
    // The same scene in units half as long.
    expect(defaultScale('gaussian', cameras, { near: 4, far: 12 })).toBeCloseTo(13 / (2 * Math.PI), 6);
  });

  test('refuses to answer for no cameras, or no depths', () => {
    expect(() => defaultScale('gaussian', [], range)).toThrow(
      /cameras must hold at least one camera, got none/,
    );
    expect(() => defaultScale('gaussian', cameras, { near: 6, far: 2 })).toThrow(/defaultScale: /);
  });
});
