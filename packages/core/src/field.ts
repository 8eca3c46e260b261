import { checkPositiveInteger } from './check.ts';
import type { Encoding } from './encodings/encoding.ts';
import { glorotTruncated, type Initializer } from './network/initializers.ts';
import type { Network, OutputActivation } from './network/network.ts';
import type { Parameter, Parameters } from './parameters.ts';
import { createRandom } from './random/createRandom.ts';
import type { Random } from './random/random.ts';

/** A function of coordinates `[n, d]` → values `[n, c]`: an encoding, then a network, with its parameters. */
export interface Field {
  readonly encoding: Encoding;
  readonly network: Network;
  readonly parameters: Parameters;
}

export interface FieldOptions {
  encoding: Encoding;
  /** c, the number of values at each point. */
  outputDim: number;
  /** Dense layers, the output included; at least 1. */
  depth?: number;
  /** Channels of each hidden layer. */
  width?: number;
  outputActivation?: OutputActivation;
  initializer?: Initializer;
  random?: Random;
}

/**
 * A field with freshly drawn parameters.
 *
 * @throws RangeError if a size is not a positive whole number.
 */
export function createField({
  encoding,
  outputDim,
  depth = 4,
  width = 256,
  outputActivation = 'sigmoid',
  initializer = glorotTruncated,
  random = createRandom(0),
}: FieldOptions): Field {
  checkPositiveInteger('createField', 'outputDim', outputDim);
  checkPositiveInteger('createField', 'depth', depth);
  checkPositiveInteger('createField', 'width', width);
  const network: Network = { inputDim: encoding.outputDim, outputDim, depth, width, outputActivation };
  return {
    encoding,
    network,
    parameters: [...initializer(network, random), ...trainableEncodingParameters(encoding)],
  };
}

/** The encoding as it is after training: B and a are taken from the parameters if they were trained. */
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
