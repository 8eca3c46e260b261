import {
  type DirectBatch,
  type Encoding,
  type Field,
  type FieldOptions,
  type FourierEncoding,
  fourierEncoding,
  gridEncoding,
  type HashGridOptions,
  type HiddenActivation,
  hashGridEncoding,
  identityEncoding,
  initialField,
  type Loss,
  type Parameter,
  type Random,
  seededRandom,
} from '@fourier-features/core';
import { withActivations } from './withActivations.ts';

export interface FourierFieldOptions
  extends Partial<Omit<FieldOptions, 'encoding' | 'random' | 'hiddenActivation' | 'firstActivation'>> {
  inputDim?: number;
  /** Number of frequencies m, or 0 for the identity. */
  frequencyCount?: number;
  /** a, `[m]`; random ones from 0.5 to 1.5 by default. */
  amplitudes?: readonly number[];
  includeCoordinates?: boolean;
  inputRange?: readonly [number, number];
  trainable?: boolean;
  /** Of the hidden layers, repeated from the first on if there are more of these; ReLU by default. */
  activations?: readonly HiddenActivation[];
  grid?: undefined;
  seed?: number;
}

export interface SmallFieldOptions extends Omit<FourierFieldOptions, 'grid'> {
  /** A grid instead of a Fourier encoding: a hash grid if it has a `tableSize`. */
  grid?: GridOptions | undefined;
}

type GridOptions = Omit<HashGridOptions, 'inputDim' | 'inputRange'>;

/**
 * Returns a small field whose biases and tables are not near 0, so that an error in them shows. Without a layer, its values
 * are as many as the features of its grid.
 */
export function smallField(options?: FourierFieldOptions): Field<FourierEncoding>;
export function smallField(options: SmallFieldOptions): Field;
export function smallField({
  inputDim = 2,
  frequencyCount = 7,
  amplitudes,
  includeCoordinates = false,
  inputRange = [0, 1],
  trainable = false,
  activations = [{ kind: 'relu' }],
  grid,
  seed = 1,
  ...options
}: SmallFieldOptions = {}): Field {
  const random = seededRandom(seed);
  const encoding: Encoding = grid
    ? smallGrid({ ...grid, inputDim, inputRange })
    : frequencyCount === 0
      ? identityEncoding({ inputDim, inputRange })
      : fourierEncoding({
          inputDim,
          frequencies: random.normals(frequencyCount * inputDim).map((value) => 2 * value),
          amplitudes: amplitudes ?? random.uniforms(frequencyCount).map((value) => 0.5 + value),
          includeCoordinates,
          inputRange,
          trainable,
        });
  const sizes = { outputDim: 3, depth: 3, width: 20, ...options };
  if (sizes.depth === 0) sizes.outputDim = encoding.outputDim;
  const initial = initialField({ encoding, random, ...sizes });
  const field = activations.every(({ kind }) => kind === 'relu')
    ? initial
    : withActivations(initial, activations, random);
  const parameters = field.parameters.map((parameter) => {
    if (parameter.name.endsWith('bias')) return redrawn(parameter, random, 0.3);
    return parameter.name === 'encoding.tables' ? redrawn(parameter, random, 0.5) : parameter;
  });
  return { ...field, parameters };
}

function smallGrid({ tableSize, ...options }: HashGridOptions): Encoding {
  return tableSize === undefined ? gridEncoding(options) : hashGridEncoding({ ...options, tableSize });
}

function redrawn(parameter: Parameter, random: Random, deviation: number): Parameter {
  return { ...parameter, values: random.normals(parameter.values.length).map((value) => deviation * value) };
}

/** Draws points in the unit cube and targets in [0, 1). */
export function smallBatch(
  { encoding, network }: Field,
  count: number,
  { loss = 'mse', seed = 5 }: { loss?: Loss; seed?: number } = {},
): DirectBatch {
  const random = seededRandom(seed);
  return {
    coordinates: random.uniforms(count * encoding.inputDim),
    targets: random.uniforms(count * network.outputDim),
    loss,
  };
}
