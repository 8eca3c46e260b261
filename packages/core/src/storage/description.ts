import type { Encoding } from '../encodings/encoding.ts';
import type { Field } from '../field.ts';
import { type Network, outputActivations } from '../network/network.ts';
import { fromJson } from './json.ts';

/** Version of field and checkpoint files. */
const FORMAT = 2;

/** The part of a field that is not arrays. */
export interface Description {
  readonly encoding: Omit<Encoding, 'frequencies' | 'amplitudes'>;
  readonly network: Network;
}

/** Returns a field's description and its format version, for JSON. */
export function describeField({ encoding, network }: Field): object {
  const { frequencies: _b, amplitudes: _a, ...described } = encoding;
  return { format: FORMAT, encoding: described, network };
}

/**
 * Parses what `describeField` gave.
 *
 * @throws Error unless the JSON describes an encoding and a network that fit each other, in this format.
 */
export function parseDescription(caller: string, json: string): Description {
  const unreadable = (what: string): never => {
    throw new Error(`${caller}: the hyper-parameters in the file must describe a field, ${what}`);
  };
  let parsed: unknown;
  try {
    parsed = fromJson(json);
  } catch {
    return unreadable('but they are not JSON');
  }
  const { format, encoding, network } = (parsed ?? {}) as Partial<Description> & { format?: unknown };
  if (format !== FORMAT) {
    throw new Error(
      typeof format === 'number' && format > FORMAT
        ? `${caller}: format must be ${FORMAT}, got ${format}. Update this package.`
        : `${caller}: the file was written by an unreleased version. Fit again.`,
    );
  }
  if (!encoding || !network) return unreadable('but the encoding or the network is missing');
  const { inputDim, depth, width } = network;
  const sizes = { inputDim, outputDim: network.outputDim, depth, width, d: encoding.inputDim };
  for (const [name, size] of Object.entries(sizes)) {
    if (!Number.isInteger(size) || size < 1)
      unreadable(`but ${name} must be a positive integer, got ${String(size)}`);
  }
  const { frequencyCount: m, inputDim: d, outputDim, inputRange, includeCoordinates } = encoding;
  const features = 2 * m + (includeCoordinates ? d : 0);
  if (outputDim !== features || network.inputDim !== features) {
    unreadable(`but the encoding has ${features} features and the network takes ${network.inputDim}`);
  }
  if (!outputActivations.includes(network.outputActivation))
    unreadable(`but the activation ${network.outputActivation} is unknown`);
  if (!Array.isArray(inputRange) || !inputRange.every(Number.isFinite))
    unreadable('but inputRange is not a pair of numbers');
  return { encoding, network };
}
