/** Returns numbers in [−½, ½), the same for the same seed. */
export function noise(count: number, seed = 1): Float32Array {
  let state = seed;
  return Float32Array.from({ length: count }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32 - 0.5;
  });
}

/** Returns the indices along each axis of a cell of a row-major grid. */
export function indicesOf(cell: number, shape: readonly number[]): number[] {
  const indices: number[] = [];
  let rest = cell;
  for (const cells of shape.toReversed()) {
    indices.unshift(rest % cells);
    rest = Math.floor(rest / cells);
  }
  return indices;
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

/** Computes the unitary DFT by its definition, N² products. */
export function directDft(values: Float32Array, shape: readonly number[]): Float64Array {
  const count = product(shape);
  const spectrum = new Float64Array(2 * count);
  const places = Array.from({ length: count }, (_, i) => indicesOf(i, shape));
  for (let k = 0; k < count; k++) {
    for (let j = 0; j < count; j++) {
      const turns = shape.reduce(
        (sum, cells, axis) => sum + (places[j]![axis]! * places[k]![axis]!) / cells,
        0,
      );
      const [cos, sin] = [Math.cos(2 * Math.PI * turns), -Math.sin(2 * Math.PI * turns)];
      spectrum[2 * k]! += (values[2 * j]! * cos - values[2 * j + 1]! * sin) / Math.sqrt(count);
      spectrum[2 * k + 1]! += (values[2 * j]! * sin + values[2 * j + 1]! * cos) / Math.sqrt(count);
    }
  }
  return spectrum;
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
