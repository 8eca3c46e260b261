import type { Trainer } from '@fourier-features/core';

/** Raw values whose density after ReLU is `density` and whose colour after the sigmoid is `colour`. */
export function rawValues(
  points: ArrayLike<number>,
  density: (x: number, y: number, z: number) => number,
  colour: readonly number[] = [0.5, 0.5, 0.5],
): Float32Array {
  const raw = colour.map((c) => Math.log(c / (1 - c)));
  const values = new Float32Array((4 * points.length) / 3);
  for (let n = 0; n < points.length / 3; n++)
    values.set([...raw, density(points[3 * n]!, points[3 * n + 1]!, points[3 * n + 2]!)], 4 * n);
  return values;
}

/** Answers as a trainer would whose field is known. */
export const analytic =
  (density: (x: number, y: number, z: number) => number, colour?: readonly number[]): Trainer['evaluate'] =>
  async (points) =>
    rawValues(points, density, colour);

/** A uniform sphere about the origin; ReLU makes 0 of what is outside. */
export const sphere =
  (radius: number, density: number) =>
  (x: number, y: number, z: number): number =>
    Math.hypot(x, y, z) < radius ? density : -1;
