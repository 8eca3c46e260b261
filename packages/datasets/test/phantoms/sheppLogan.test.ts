import { randomSheppLogan, sheppLogan } from '@fourier-features/datasets';
import { describe, expect, test } from 'vitest';

/** Returns the sample nearest to a point of [−1, 1]². */
function at(
  { values, shape }: { values: Float32Array; shape: readonly number[] },
  x: number,
  y: number,
): number {
  const side = shape[0]!;
  const index = (coordinate: number) => Math.round(((coordinate + 1) / 2) * (side - 1));
  return values[index(y) * side + index(x)]!;
}

describe('sheppLogan({ shape })', () => {
  const head = sheppLogan({ shape: [257, 257] });

  test.each([
    ['outside', 0.9, 0.9, 0],
    ['the skull', 0, 0.9, 1],
    ['the brain', 0.5, 0.2, 0.2],
    ['the right ventricle', 0.22, 0, 0],
    ['the left ventricle', -0.22, 0, 0],
    ['the large tumour', 0, 0.45, 0.3],
    ['the upper spot', 0, 0.08, 0.3],
    ['the lowest row of spots', 0, -0.605, 0.3],
  ])('adds up the grey values of the table: %s', (_, x, y, grey) => {
    expect(at(head, x, y)).toBeCloseTo(grey, 6);
  });

  test('has the mean of its ellipses: Σ π a b grey in a square of area 4', () => {
    const { values, shape, license } = sheppLogan();
    // no sum of overlapping ellipses leaves [0, 1], so clipping changes nothing
    const table = [
      [1, 0.69, 0.92],
      [-0.8, 0.6624, 0.874],
      [-0.2, 0.11, 0.31],
      [-0.2, 0.16, 0.41],
      [0.1, 0.21, 0.25],
    ];
    const small = [
      [0.046, 0.046],
      [0.046, 0.046],
      [0.046, 0.023],
      [0.023, 0.023],
      [0.023, 0.046],
    ];
    const area = [...table, ...small.map((axes) => [0.1, ...axes])];
    const expected = area.reduce((sum, [grey, a, b]) => sum + Math.PI * grey! * a! * b!, 0) / 4;
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    // samples at both ends of [−1, 1]: their spacing is 2/511, not 2/512
    expect(mean * (512 / 511) ** 2).toBeCloseTo(expected, 3);
    expect({ shape, license }).toEqual({ shape: [512, 512], license: 'CC0-1.0' });
  });

  test.each([
    [[1, 1], '[1, 1]'],
    [[8, 9], '[8, 9]'],
    [[8.5, 8.5], '[8.5, 8.5]'],
    [[8], '[8]'],
  ])('refuses shape %j', (shape, got) => {
    expect(() => sheppLogan({ shape: shape as [number, number] })).toThrow(
      `sheppLogan: shape must be [n, n], integers of at least 2 samples, got ${got}`,
    );
  });
});

describe('randomSheppLogan({ shape, normals })', () => {
  const none = new Float32Array(60);

  test('equals the phantom without noise', () => {
    expect(randomSheppLogan({ shape: [40, 40], normals: none }).values).toEqual(
      sheppLogan({ shape: [40, 40] }).values,
    );
  });

  test('adds 0.05 z to grey value, semi-axes, centre and angle, in this order', () => {
    const changed = (parameter: number, z: number) =>
      randomSheppLogan({ shape: [257, 257], normals: none.with(parameter, z) });
    expect(at(changed(6, 2), 0.5, 0.2)).toBeCloseTo(0.3, 6); // grey of the brain −0.8 → −0.7
    expect(at(changed(1, 4), 0.8, 0)).toBe(1); // skull's half width 0.69 → 0.89
    expect(at(changed(2, -4), 0, 0.9)).toBe(0); // its half height 0.92 → 0.72
    expect(at(changed(3, 4), 0.85, 0)).toBe(1); // its x 0 → 0.2
    expect(at(changed(4, 1), 0, 0.96)).toBe(1); // its y 0 → 0.05
    expect(at(changed(5, 10 * Math.PI), -0.9, 0)).toBe(1); // its angle 0 → π/2, so that it lies flat
  });

  test('refuses another number of normals than 60', () => {
    expect(() => randomSheppLogan({ shape: [8, 8], normals: [1, 2] })).toThrow(
      'randomSheppLogan: normals must be 60 standard normal numbers, 6 for each of 10 ellipses, got 2',
    );
  });
});
