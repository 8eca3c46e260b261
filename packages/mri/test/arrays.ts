import { indicesOf } from '@fourier-features/testing';

/** Returns numbers in [−½, ½), the same for the same seed. */
export function noise(count: number, seed = 1): Float32Array {
  let state = seed;
  return Float32Array.from({ length: count }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32 - 0.5;
  });
}

/** Returns the signed frequencies of a bin of a DC-first grid. */
export function frequenciesOf(bin: number, shape: readonly number[]): number[] {
  return indicesOf(bin, shape).map((index, axis) =>
    index < Math.ceil(shape[axis]! / 2) ? index : index - shape[axis]!,
  );
}

export function product(shape: readonly number[]): number {
  return shape.reduce((all, cells) => all * cells, 1);
}

export function energy(array: ArrayLike<number>): number {
  return Array.from(array).reduce((sum, value) => sum + value * value, 0);
}

/** Returns a smooth ball in the middle of a grid, in [0, 1]. */
export function smoothBall(shape: readonly number[]): Float32Array {
  return Float32Array.from({ length: product(shape) }, (_, cell) => {
    const squared = indicesOf(cell, shape).reduce(
      (sum, index, axis) => sum + (index / shape[axis]! - 0.5) ** 2,
      0,
    );
    return Math.exp(-squared / 0.05);
  });
}
