import type { Field, GridEncoding, Parameter, Parameters } from '@fourier-features/core';
import type { Region } from '../host.ts';
import { roundUp } from './arena.ts';
import type { GridLayout } from './gridLayout.ts';
import { fourierPart, type LayerLayout, type Layout } from './layout.ts';
import { panelWidth, type Tile } from './tile.ts';

/** The arrays that have the layout of the parameters; `gradients` is that of the first lane. */
export type ParameterArray = 'parameters' | 'firstMoments' | 'secondMoments' | 'gradients';

/** Copies parameters to and from the kernels' layout. */
export interface ParameterStore {
  /** Clears an array, padding included, and copies parameters, or moments in the same order, into it if given. */
  write(array: ParameterArray, parameters: Parameters | undefined): void;
  /** Returns a copy of an array under the names and shapes of the parameters. */
  read(array: ParameterArray): Parameter[];
}

/** A run of consecutive numbers of a parameter that are consecutive in the kernels' layout too. */
type Visit = (parameter: number, from: number, length: number, at: number) => void;

/** Creates the store of a field's memory. */
export function createParameterStore(
  field: Field,
  region: Region,
  layout: Layout,
  tile: Tile,
): ParameterStore {
  const floatsOf = (array: ParameterArray): Float32Array =>
    new Float32Array(region.buffer, region.start + layout[array], layout.parameterCount);
  const visitAll = (visit: Visit): void => {
    layout.layers.forEach((layer, index) => {
      visitWeights(layer, tile, (from, length, at) => visit(2 * index, from, length, at));
      visit(2 * index + 1, 0, layer.fanOut, layer.biases);
    });
  };
  const { depth } = field.network;
  const { encoding } = field;
  const { inputDim } = encoding;
  const { frequencyCount, trainable } = fourierPart(encoding);
  const tables =
    encoding.kind === 'grid' && layout.grid ? createTableStore(encoding, region, layout.grid) : undefined;
  return {
    write: (array, parameters) => {
      const floats = floatsOf(array).fill(0);
      tables?.write(array, parameters?.[2 * depth]);
      if (!parameters) return;
      visitAll((parameter, from, length, at) =>
        floats.set(parameters[parameter]!.values.subarray(from, from + length), at),
      );
      if (!trainable) return;
      const [frequencies, amplitudes] = [parameters[2 * depth]!, parameters[2 * depth + 1]!];
      const to = floats.subarray(layout.trainedFrequencies);
      writeFrequencies(to, frequencies.values, inputDim, layout.frequencyStride);
      floats.set(amplitudes.values, layout.trainedAmplitudes);
    },
    read: (array) => {
      const floats = floatsOf(array);
      const copies = field.parameters.map(({ values }) => new Float32Array(values.length));
      visitAll((parameter, from, length, at) =>
        copies[parameter]!.set(floats.subarray(at, at + length), from),
      );
      tables?.read(array, copies[2 * depth]!);
      if (trainable) {
        for (let i = 0; i < inputDim; i++) {
          const row = layout.trainedFrequencies + i * layout.frequencyStride;
          for (let j = 0; j < frequencyCount; j++) copies[2 * depth]![j * inputDim + i] = floats[row + j]!;
        }
        const at = layout.trainedAmplitudes;
        copies[2 * depth + 1]!.set(floats.subarray(at, at + frequencyCount));
      }
      return field.parameters.map((parameter, index) => ({ ...parameter, values: copies[index]! }));
    },
  };
}

/** Copies the tables of a grid to and from the kernels' layout, in which each level is padded. */
interface TableStore {
  write(array: ParameterArray, tables: Parameter | undefined): void;
  read(array: ParameterArray, values: Float32Array): void;
}

function createTableStore(
  { levels, featuresPerLevel }: GridEncoding,
  region: Region,
  layout: GridLayout,
): TableStore {
  const floatsOf = (array: ParameterArray): Float32Array =>
    new Float32Array(
      region.buffer,
      region.start + layout[array === 'parameters' ? 'tables' : array],
      layout.floats,
    );
  return {
    write: (array, tables) => {
      const floats = floatsOf(array).fill(0);
      if (!tables) return;
      levels.forEach(({ entries, start }, level) => {
        const from = start * featuresPerLevel;
        const values = tables.values.subarray(from, from + entries * featuresPerLevel);
        floats.set(values, layout.levelTables[level]!);
      });
    },
    read: (array, values) => {
      const floats = floatsOf(array);
      levels.forEach(({ entries, start }, level) => {
        const at = layout.levelTables[level]!;
        values.set(floats.subarray(at, at + entries * featuresPerLevel), start * featuresPerLevel);
      });
    },
  };
}

/** Writes B, `[m][d]`, as `[d][stride]`. */
export function writeFrequencies(
  to: Float32Array,
  frequencies: Float32Array,
  inputDim: number,
  stride: number,
): void {
  for (let i = 0; i < inputDim; i++) {
    for (let j = 0; j < frequencies.length / inputDim; j++)
      to[i * stride + j] = frequencies[j * inputDim + i]!;
  }
}

/** Visits the runs of a layer's weights: the outputs of one panel, for each input. */
function visitWeights(
  { fanIn, fanOut, weights }: LayerLayout,
  tile: Tile,
  visit: (from: number, length: number, at: number) => void,
): void {
  const panel = panelWidth(tile);
  const rows = roundUp(fanIn, tile.rows);
  const columns = roundUp(fanOut, tile.width);
  for (let column = 0; column < fanOut; column += panel) {
    const width = Math.min(panel, columns - column);
    const length = Math.min(width, fanOut - column);
    for (let input = 0; input < fanIn; input++)
      visit(input * fanOut + column, length, weights + column * rows + input * width);
  }
}
