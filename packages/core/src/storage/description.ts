import { custom, type GenericSchema, object } from 'valibot';
import { encodingNames, type FourierEncoding } from '../encodings/encoding.ts';
import type { Field } from '../field.ts';
import { type Network, outputActivations } from '../network/network.ts';
import { count, flag, positiveCount, wordSchema } from '../schemas.ts';
import { validated } from '../validate.ts';
import { fromJson } from './json.ts';

/** Version of field and checkpoint files. */
const FORMAT = 2;

/** The part of a field that is not arrays. */
export interface Description {
  readonly encoding: Omit<FourierEncoding, 'kind' | 'frequencies' | 'amplitudes'>;
  readonly network: Omit<Network, 'hiddenActivations'>;
}

/** Checksum that files have; those of older versions have none. */
export const CHECKSUM = 'crc32';

const descriptionSchema: GenericSchema<Description> = object({
  encoding: object({
    name: wordSchema(encodingNames),
    inputDim: positiveCount,
    frequencyCount: count,
    outputDim: positiveCount,
    includeCoordinates: flag,
    inputRange: custom<readonly [number, number]>(
      (value) =>
        Array.isArray(value) && value.length === 2 && value.every(Number.isFinite) && value[0] !== value[1],
      'two different finite numbers',
    ),
    trainable: flag,
    hyperparameters: custom<FourierEncoding['hyperparameters']>(
      (value) =>
        typeof value === 'object' &&
        value !== null &&
        Object.values(value).every((each) => ['number', 'boolean', 'string'].includes(typeof each)),
      'an object of numbers, booleans and strings',
    ),
  }),
  network: object({
    inputDim: positiveCount,
    outputDim: positiveCount,
    depth: positiveCount,
    width: positiveCount,
    outputActivation: wordSchema(outputActivations),
  }),
});

/** Returns a field's description and its format version, for JSON. */
export function describeField({ encoding, network }: Field<FourierEncoding>): object {
  const { kind: _k, frequencies: _b, amplitudes: _a, ...described } = encoding;
  const { hiddenActivations: _h, ...shape } = network;
  return { format: FORMAT, checksum: CHECKSUM, encoding: described, network: shape };
}

/**
 * Parses what `describeField` gave.
 *
 * @returns the description, and whether the file must have a checksum.
 * @throws Error unless the JSON describes an encoding and a network that fit each other, in this format.
 */
export function parseDescription(caller: string, json: string): Description & { readonly checksum: boolean } {
  const unreadable = (what: string): never => {
    throw new Error(`${caller}: the hyper-parameters in the file must describe a field, ${what}`);
  };
  let parsed: unknown;
  try {
    parsed = fromJson(json);
  } catch {
    return unreadable('but they are not JSON');
  }
  const { format, checksum } = (parsed ?? {}) as { format?: unknown; checksum?: unknown };
  if (format !== FORMAT) {
    throw new Error(
      typeof format === 'number' && format > FORMAT
        ? `${caller}: format must be ${FORMAT}, got ${format}. Update this package.`
        : `${caller}: the file was written by an unreleased version. Fit again.`,
    );
  }
  const { encoding, network } = validated(`${caller}: hyper-parameters`, descriptionSchema, parsed);
  const { frequencyCount: m, inputDim: d, outputDim, includeCoordinates } = encoding;
  const features = 2 * m + (includeCoordinates ? d : 0);
  if (outputDim !== features || network.inputDim !== features) {
    unreadable(`but the encoding has ${features} features and the network takes ${network.inputDim}`);
  }
  return { encoding, network, checksum: checksum !== undefined };
}
