import { indicesOf } from './indicesOf.ts';

/** Computes the unitary DFT of complex values `[...shape, 2]` by its definition, N² products. */
export function directDft(values: ArrayLike<number>, shape: readonly number[]): Float64Array {
  const count = values.length / 2;
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
