import { checkOneOf, checkPositiveInteger } from './check.ts';
import type { Encoding } from './encodings/encoding.ts';
import { glorotTruncated, type Initializer } from './network/initializers.ts';
import { type Network, type OutputActivation, outputActivations } from './network/network.ts';
import type { Parameter, Parameters } from './parameters.ts';
import type { Random } from './random/random.ts';
import { seededRandom } from './random/seededRandom.ts';

/** A function of coordinates `[n, d]` → values `[n, c]`: an encoding, then a network, with its parameters. */
export interface Field {
  readonly encoding: Encoding;
  readonly network: Network;
  readonly parameters: Parameters;
}

export interface FieldOptions {
  encoding: Encoding;
  /** Number of values c at each point. */
  outputDim: number;
  /** Number of dense layers, output included; 4 by default. */
  depth?: number;
  /** Channels of each hidden layer; 256 by default. */
  width?: number;
  /** Activation of the output; `sigmoid` by default. */
  outputActivation?: OutputActivation;
  /** Draws the initial weights and biases; `glorotTruncated` by default. */
  initializer?: Initializer;
  /** `[outputDim]`, added to the initial biases of the output layer, before its activation; nothing by default. */
  outputBias?: readonly number[] | undefined;
  /** Random generator for the initial weights; `seededRandom(0)` by default. */
  random?: Random;
}

/**
 * Returns a field with freshly drawn parameters.
 *
 * @throws RangeError if a size is not a positive integer, the activation is unknown, or `outputBias` does not fit.
 * @example
 * import { gaussianEncoding, initialField } from '@fourier-features/core';
 *
 * const field = initialField({ encoding: gaussianEncoding({ inputDim: 2, scale: 10 }), outputDim: 3 });
 */
export function initialField({
  encoding,
  outputDim,
  depth = 4,
  width = 256,
  outputActivation = 'sigmoid',
  initializer = glorotTruncated,
  outputBias,
  random = seededRandom(0),
}: FieldOptions): Field {
  checkPositiveInteger('initialField', 'outputDim', outputDim);
  checkPositiveInteger('initialField', 'depth', depth);
  checkPositiveInteger('initialField', 'width', width);
  checkOneOf('initialField', 'outputActivation', outputActivation, outputActivations);
  const network: Network = { inputDim: encoding.outputDim, outputDim, depth, width, outputActivation };
  const layers = initializer(network, random);
  if (outputBias) addOutputBias(layers.at(-1)!.values, outputBias);
  return { encoding, network, parameters: [...layers, ...trainableEncodingParameters(encoding)] };
}

function addOutputBias(biases: Float32Array, outputBias: readonly number[]): void {
  if (outputBias.length !== biases.length || !outputBias.every(Number.isFinite))
    throw new RangeError(
      `initialField: outputBias must be ${biases.length} finite numbers, one per output, got [${outputBias.join(', ')}]`,
    );
  outputBias.forEach((value, i) => {
    biases[i]! += value;
  });
}

/**
 * Returns the encoding after training: B and a come from the parameters if they were trained.
 *
 * @example
 * import { gaussianEncoding, initialField, trainedEncoding } from '@fourier-features/core';
 *
 * const encoding = gaussianEncoding({ inputDim: 2, scale: 10, frequencyCount: 8, trainable: true });
 * const { frequencies } = trainedEncoding(initialField({ encoding, outputDim: 1, width: 8 }));
 */
export function trainedEncoding({ encoding, parameters }: Field): Encoding {
  if (!encoding.trainable) return encoding;
  const named = (name: string, otherwise: Float32Array): Float32Array =>
    parameters.find((parameter) => parameter.name === name)?.values ?? otherwise;
  return {
    ...encoding,
    frequencies: named('encoding.frequencies', encoding.frequencies),
    amplitudes: named('encoding.amplitudes', encoding.amplitudes),
  };
}

function trainableEncodingParameters(encoding: Encoding): Parameter[] {
  if (!encoding.trainable) return [];
  const { frequencyCount, inputDim, frequencies, amplitudes } = encoding;
  return [
    { name: 'encoding.frequencies', shape: [frequencyCount, inputDim], values: frequencies.slice() },
    { name: 'encoding.amplitudes', shape: [frequencyCount], values: amplitudes.slice() },
  ];
}
