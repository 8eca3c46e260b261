import { type Field, type FourierEncoding, layerSizes } from '@fourier-features/core';

/** Numbers between the starts of regions: 256 bytes, which bindings must be aligned to. */
const ALIGNMENT = 64;

/** Where a dense layer is among the parameters, in numbers. */
export interface LayerPlace {
  readonly fanIn: number;
  readonly fanOut: number;
  /** Fan-in and fan-out, rounded up to fours: the size of the layer in memory; what is beyond is 0. */
  readonly rows: number;
  readonly columns: number;
  /** Where the weights `[rows][columns]` start, which the biases `[columns]` follow. */
  readonly start: number;
  readonly length: number;
}

/** How a field's parameters, and their gradients and moments, lie in buffers, in numbers. */
export interface Layout {
  readonly layers: readonly LayerPlace[];
  /** Where trained B `[m, d]` and a `[m]` start, if the encoding is trainable. */
  readonly waves: number | undefined;
  /** Length of the whole; a multiple of 64. */
  readonly length: number;
}

/** Lays out the parameters of a field. */
export function layOut({ network, encoding }: Pick<Field<FourierEncoding>, 'network' | 'encoding'>): Layout {
  let length = 0;
  const take = (numbers: number): number => {
    const start = length;
    length = roundUp(length + numbers, ALIGNMENT);
    return start;
  };
  const layers = layerSizes(network).map(({ fanIn, fanOut }): LayerPlace => {
    const [rows, columns] = [roundUp(fanIn, 4), roundUp(fanOut, 4)];
    const numbers = (rows + 1) * columns;
    return { fanIn, fanOut, rows, columns, start: take(numbers), length: numbers };
  });
  const waves = encoding.trainable ? take(encoding.frequencyCount * (encoding.inputDim + 1)) : undefined;
  return { layers, waves, length };
}

/** Returns the least multiple of `unit` that is not less than x. */
export function roundUp(x: number, unit: number): number {
  return Math.ceil(x / unit) * unit;
}
