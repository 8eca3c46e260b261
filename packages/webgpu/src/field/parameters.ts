import type { Field, FourierEncoding, Parameter, Parameters } from '@fourier-features/core';
import type { Layout } from './layout.ts';

/** Returns arrays shaped like a field's parameters as they lie in a buffer. */
export function packed(layout: Layout, parameters: Parameters): Float32Array<ArrayBuffer> {
  const packing = new Float32Array(layout.length);
  layout.layers.forEach(({ fanIn, fanOut, rows, columns, start }, l) => {
    const weights = parameters[2 * l]!.values;
    for (let row = 0; row < fanIn; row++)
      packing.set(weights.subarray(row * fanOut, (row + 1) * fanOut), start + row * columns);
    packing.set(parameters[2 * l + 1]!.values, start + rows * columns);
  });
  if (layout.waves !== undefined) {
    const [frequencies, amplitudes] = parameters.slice(2 * layout.layers.length);
    packing.set(frequencies!.values, layout.waves);
    packing.set(amplitudes!.values, layout.waves + frequencies!.values.length);
  }
  return packing;
}

/** Returns what a buffer holds under the names and shapes of the field's parameters. */
export function unpacked(
  layout: Layout,
  { parameters }: Field<FourierEncoding>,
  packing: Float32Array,
): Parameter[] {
  const named = (index: number, values: Float32Array): Parameter => {
    const { name, shape } = parameters[index]!;
    return { name, shape, values };
  };
  const layers = layout.layers.flatMap(({ fanIn, fanOut, rows, columns, start }, l) => {
    const weights = new Float32Array(fanIn * fanOut);
    for (let row = 0; row < fanIn; row++) {
      const at = start + row * columns;
      weights.set(packing.subarray(at, at + fanOut), row * fanOut);
    }
    const biases = start + rows * columns;
    return [named(2 * l, weights), named(2 * l + 1, packing.slice(biases, biases + fanOut))];
  });
  if (layout.waves === undefined) return layers;
  const first = 2 * layout.layers.length;
  let at = layout.waves;
  const waves = [first, first + 1].map((index) => {
    const start = at;
    at += parameters[index]!.values.length;
    return named(index, packing.slice(start, at));
  });
  return [...layers, ...waves];
}
