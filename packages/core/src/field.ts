import { checkOneOf, checkPositiveInteger } from './check.ts';
import type { Encoding, FourierEncoding } from './encodings/encoding.ts';
import { type GridEncoding, gridEntries } from './encodings/grid.ts';
import { checkActivation, type HiddenActivation } from './network/activations.ts';
import { checkDepth } from './network/checkDepth.ts';
import { type Initializer, publishedInitializer } from './network/initializers.ts';
import { type Network, type OutputActivation, outputActivations } from './network/network.ts';
import { type Parameter, type Parameters, TABLES } from './parameters.ts';
import type { Random } from './random/random.ts';
import { seededRandom } from './random/seededRandom.ts';

/** A function of coordinates `[n, d]` → values `[n, c]`: an encoding, then a network, with its parameters. */
export interface Field<Of extends Encoding = Encoding> {
  readonly encoding: Of;
  readonly network: Network;
  readonly parameters: Parameters;
}

export interface FieldOptions<Of extends Encoding = Encoding> {
  encoding: Of;
  /** Number of values c at each point. */
  outputDim: number;
  /** Number of dense layers, output included; 4 by default. 0 makes the encoding's features the values. */
  depth?: number;
  /** Channels of each hidden layer; 256 by default. */
  width?: number;
  /** Activation of the hidden layers; ReLU by default. */
  hiddenActivation?: HiddenActivation;
  /** Activation of the first hidden layer; that of the others by default. */
  firstActivation?: HiddenActivation;
  /** Activation of the output; `sigmoid` by default. */
  outputActivation?: OutputActivation;
  /** Draws the initial weights and biases; by default the one published with the first hidden layer's activation. */
  initializer?: Initializer;
  /**
   * `[outputDim]`, added to the initial biases of the output layer, before its activation, or to the tables if there is no
   * layer; nothing by default.
   */
  outputBias?: readonly number[] | undefined;
  /** Random generator for the initial weights and tables; `seededRandom(0)` by default. */
  random?: Random;
}

/**
 * Returns a field with freshly drawn parameters.
 *
 * @throws RangeError if a size is not a positive integer, an activation is unknown, `outputBias` does not fit, or `depth` is 0
 * and the encoding is not a grid of `outputDim` features.
 * @example
 * import { gaussianEncoding, initialField } from '@fourier-features/core';
 *
 * const field = initialField({ encoding: gaussianEncoding({ inputDim: 2, scale: 10 }), outputDim: 3 });
 */
export function initialField<Of extends Encoding>({
  encoding,
  outputDim,
  depth = 4,
  width = 256,
  hiddenActivation = { kind: 'relu' },
  firstActivation = hiddenActivation,
  outputActivation = 'sigmoid',
  initializer = publishedInitializer,
  outputBias,
  random = seededRandom(0),
}: FieldOptions<Of>): Field<Of> {
  const caller = 'initialField';
  checkPositiveInteger(caller, 'outputDim', outputDim);
  if (depth !== 0) checkPositiveInteger(caller, 'depth', depth);
  checkDepth(caller, 'depth', depth, encoding, outputDim);
  checkPositiveInteger(caller, 'width', width);
  checkActivation(caller, 'hiddenActivation', hiddenActivation);
  checkActivation(caller, 'firstActivation', firstActivation);
  checkOneOf(caller, 'outputActivation', outputActivation, outputActivations);
  const network: Network = {
    inputDim: encoding.outputDim,
    outputDim,
    depth,
    width,
    hiddenActivations: Array.from({ length: Math.max(0, depth - 1) }, (_, layer) =>
      layer === 0 ? firstActivation : hiddenActivation,
    ),
    outputActivation,
  };
  // Drawn before the layers, so that they do not depend on their number.
  const ofEncoding =
    encoding.kind === 'grid' ? [initialTables(encoding, random)] : trainableEncodingParameters(encoding);
  const layers = initializer(network, random);
  if (outputBias) {
    checkOutputBias(outputDim, outputBias);
    if (depth > 0) addToRows(layers.at(-1)!.values, outputBias);
    else if (encoding.kind === 'grid') addToTables(ofEncoding[0]!.values, encoding, outputBias);
  }
  return { encoding, network, parameters: [...layers, ...ofEncoding] };
}

function checkOutputBias(outputDim: number, outputBias: readonly number[]): void {
  if (outputBias.length !== outputDim || !outputBias.every(Number.isFinite))
    throw new RangeError(
      `initialField: outputBias must be ${outputDim} finite numbers, one per output, got [${outputBias.join(', ')}]`,
    );
}

/** Adds to the entries of each level what belongs to the outputs that the level has. */
function addToTables(
  tables: Float32Array,
  { levels, featuresPerLevel: size }: GridEncoding,
  outputBias: readonly number[],
): void {
  for (const [l, { start, entries }] of levels.entries())
    addToRows(
      tables.subarray(start * size, (start + entries) * size),
      outputBias.slice(l * size, (l + 1) * size),
    );
}

/** Adds the same numbers to each row. */
function addToRows(rows: Float32Array, numbers: readonly number[]): void {
  for (let i = 0; i < rows.length; i++) rows[i]! += numbers[i % numbers.length]!;
}

/**
 * Returns the encoding after training: B and a come from the parameters if they were trained. Grids have no values of their
 * own: their tables are the parameter `encoding.tables`.
 *
 * @example
 * import { gaussianEncoding, initialField, trainedEncoding } from '@fourier-features/core';
 *
 * const encoding = gaussianEncoding({ inputDim: 2, scale: 10, frequencyCount: 8, trainable: true });
 * const { frequencies } = trainedEncoding(initialField({ encoding, outputDim: 1, width: 8 }));
 */
export function trainedEncoding<Of extends Encoding>({ encoding, parameters }: Field<Of>): Of {
  if (encoding.kind === 'grid' || !encoding.trainable) return encoding;
  const named = (name: string, otherwise: Float32Array): Float32Array =>
    parameters.find((parameter) => parameter.name === name)?.values ?? otherwise;
  return {
    ...encoding,
    frequencies: named('encoding.frequencies', encoding.frequencies),
    amplitudes: named('encoding.amplitudes', encoding.amplitudes),
  };
}

/** Draws tables from U(−1e-4, 1e-4), as published with hash grids; not among the numbers that layers are drawn from. */
function initialTables(encoding: GridEncoding, random: Random): Parameter {
  const shape = [gridEntries(encoding), encoding.featuresPerLevel];
  const [, , ofTables] = random.split(3) as [Random, Random, Random];
  const values = ofTables.uniforms(shape[0]! * shape[1]!).map((value) => (2 * value - 1) * 1e-4);
  return { name: TABLES, shape, values };
}

function trainableEncodingParameters(encoding: FourierEncoding): Parameter[] {
  if (!encoding.trainable) return [];
  const { frequencyCount, inputDim, frequencies, amplitudes } = encoding;
  return [
    { name: 'encoding.frequencies', shape: [frequencyCount, inputDim], values: frequencies.slice() },
    { name: 'encoding.amplitudes', shape: [frequencyCount], values: amplitudes.slice() },
  ];
}
