import { randomSheppLogan3d, sheppLogan3d } from '@fourier-features/datasets';
import { describe, expect, test } from 'vitest';

function at(
  { values, shape }: { values: Float32Array; shape: readonly number[] },
  x: number,
  y: number,
  z: number,
): number {
  const [depth, height, width] = shape as [number, number, number];
  const index = (coordinate: number, side: number) => Math.round(((coordinate + 1) / 2) * (side - 1));
  return values[(index(z, depth) * height + index(y, height)) * width + index(x, width)]!;
}

describe('sheppLogan3d({ shape, zRange })', () => {
  const head = sheppLogan3d({ shape: [81, 81, 81] });

  test.each([
    ['outside', 0.9, 0.9, 0, 0],
    ['the skull at the top', 0, 0, 0.89, 1],
    ['the skull in front', 0, 0.9, 0, 1],
    ['the brain', 0.5, -0.2, 0.3, 0.2],
    ['the right ventricle', 0.22, 0, -0.25, 0],
    ['the left ventricle', -0.22, 0, -0.25, 0],
    ['the large tumour', 0, 0.4, -0.25, 0.3],
    ['a spot high up', 0, 0.1, 0.625, 0.3],
  ])('adds up the grey values of the table: %s', (_, x, y, z, grey) => {
    expect(head.shape).toEqual([81, 81, 81]);
    expect(at(head, x, y, z)).toBeCloseTo(grey, 6);
  });

  test('samples the slices between the heights of zRange', () => {
    // heights of the middle slices: −0.25, 0, 0.25
    const whole = sheppLogan3d({ shape: [9, 9, 9] });
    const part = sheppLogan3d({ shape: [3, 9, 9], zRange: [-0.25, 0.25] });
    expect(part.shape).toEqual([3, 9, 9]);
    expect(part.values).toEqual(whole.values.slice(3 * 81, 6 * 81));
  });

  test('is 1 in the skull only: 4/3 π (abc of the outer ellipsoid − abc of the inner)', () => {
    const { values } = sheppLogan3d({ shape: [64, 64, 64] });
    const skull = values.filter((value) => value === 1).length * (2 / 63) ** 3;
    const expected = (4 / 3) * Math.PI * (0.69 * 0.92 * 0.9 - 0.6624 * 0.874 * 0.88);
    expect(Math.abs(skull / expected - 1)).toBeLessThan(0.02);
  });

  test('refuses descending ranges and shapes that are not [depth, n, n]', () => {
    expect(() => sheppLogan3d({ zRange: [1, -1] })).toThrow(
      'sheppLogan3d: zRange must be two ascending finite numbers, got [1, -1]',
    );
    expect(() => sheppLogan3d({ shape: [1.5, 8, 8] })).toThrow(
      'sheppLogan3d: shape must be [depth, n, n], integers of at least 2 samples, got [1.5, 8, 8]',
    );
    expect(() => sheppLogan3d({ shape: [8, 8, 9] })).toThrow('got [8, 8, 9]');
  });
});

describe('randomSheppLogan3d({ shape, normals })', () => {
  test('equals the phantom without noise, and another in [0, 1] with it', () => {
    const plain = sheppLogan3d({ shape: [16, 16, 16] });
    expect(randomSheppLogan3d({ shape: [16, 16, 16], normals: new Float32Array(80) }).values).toEqual(
      plain.values,
    );
    const { values } = randomSheppLogan3d({
      shape: [16, 16, 16],
      normals: Float32Array.from({ length: 80 }, (_, i) => Math.sin(i)),
    });
    expect(values).not.toEqual(plain.values);
    expect(values.every((value) => value >= 0 && value <= 1)).toBe(true);
  });

  test('adds 0.05 z to the third semi-axis and to z', () => {
    const changed = (parameter: number, z: number) =>
      randomSheppLogan3d({ shape: [41, 41, 41], normals: new Float32Array(80).with(parameter, z) });
    expect(at(changed(3, -4), 0, 0, 0.85)).toBe(0);
    expect(at(changed(6, 4), 0, 0, 0.95)).toBe(1);
  });

  test('refuses another number of normals than 80', () => {
    expect(() => randomSheppLogan3d({ normals: [] })).toThrow('normals must be 80 standard normal numbers');
  });
});
