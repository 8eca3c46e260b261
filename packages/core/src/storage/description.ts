import type { Encoding } from '../encodings/encoding.ts';
import type { Field } from '../field.ts';
import type { Network, OutputActivation } from '../network/network.ts';
import { fromJson } from './json.ts';

const FORMAT = 1;

/** Everything about a field that is not an array. */
export interface Description {
  readonly encoding: Omit<Encoding, 'frequencies' | 'amplitudes'>;
  readonly network: Network;
}

/** A field's description and the format it is in, to be written as JSON. */
export function describeField({ encoding, network }: Field): object {
  const { frequencies: _b, amplitudes: _a, ...described } = encoding;
  return { format: FORMAT, encoding: described, network };
}

const ACTIVATIONS: readonly unknown[] = ['linear', 'sigmoid', 'tanh'] satisfies OutputActivation[];

/** @throws Error unless the JSON describes an encoding and a network that fit each other. */
export function parseDescription(json: string): Description {
  const unreadable = (what: string): never => {
    throw new Error(`decodeField: the hyper-parameters in the file must describe a field: ${what}`);
  };
  let parsed: unknown;
  try {
    parsed = fromJson(json);
  } catch {
    return unreadable('they are not JSON');
  }
  const { format, encoding, network } = (parsed ?? {}) as Partial<Description> & { format?: unknown };
  if (format !== FORMAT) {
    throw new Error(
      `decodeField: format ${FORMAT} is read, the file has ${String(format)}; update this package`,
    );
  }
  if (!encoding || !network) return unreadable('the encoding or the network is missing');
  const { inputDim, depth, width } = network;
  const sizes = { inputDim, outputDim: network.outputDim, depth, width, d: encoding.inputDim };
  for (const [name, size] of Object.entries(sizes)) {
    if (!Number.isInteger(size) || size < 1)
      unreadable(`${name} is ${String(size)}, no whole number of at least 1`);
  }
  const { frequencyCount: m, inputDim: d, outputDim, inputRange, includeCoordinates } = encoding;
  const features = 2 * m + (includeCoordinates ? d : 0);
  if (outputDim !== features || network.inputDim !== features) {
    unreadable(`the encoding gives ${features} features, the network takes ${network.inputDim}`);
  }
  if (!ACTIVATIONS.includes(network.outputActivation)) unreadable(`activation ${network.outputActivation}`);
  if (!Array.isArray(inputRange) || !inputRange.every(Number.isFinite))
    unreadable('the input range is no pair');
  return { encoding, network };
}
