import type { Field } from '../field.ts';
import { isFourierRelu } from '../isFourierRelu.ts';
import {
  type DescribedEncoding,
  describeEncoding,
  describeFourier,
  parseEncoding,
  parseFourier,
} from './describedEncoding.ts';
import {
  type DescribedNetwork,
  describeReluNetwork,
  parseNetwork,
  parseReluNetwork,
} from './describedNetwork.ts';
import { fromJson } from './json.ts';

/** Version of files whose fields have Fourier encodings and ReLU alone, as all had before version 3. */
const FOURIER_RELU = 2;

/** Version of all other fields. */
const ANY_FIELD = 3;

/** The part of a field that is not arrays. */
export interface Description {
  readonly encoding: DescribedEncoding;
  readonly network: DescribedNetwork;
}

/** Checksum that files have; those of older versions have none. */
export const CHECKSUM = 'crc32';

/** Returns a field's description for JSON, with the lowest format whose readers compute the field. */
export function describeField(field: Field): object {
  const { encoding, network } = field;
  if (isFourierRelu(field))
    return {
      format: FOURIER_RELU,
      checksum: CHECKSUM,
      encoding: describeFourier(field.encoding),
      network: describeReluNetwork(network),
    };
  return { format: ANY_FIELD, checksum: CHECKSUM, encoding: describeEncoding(encoding), network };
}

/**
 * Parses what `describeField` gave.
 *
 * @returns the description, and whether the file must have a checksum.
 * @throws Error unless the JSON describes an encoding and a network, in one of the formats.
 */
export function parseDescription(caller: string, json: string): Description & { readonly checksum: boolean } {
  let parsed: unknown;
  try {
    parsed = fromJson(json);
  } catch {
    throw new Error(
      `${caller}: the hyper-parameters in the file must describe a field, but they are not JSON`,
    );
  }
  const { format, checksum, encoding, network } = (parsed ?? {}) as Readonly<Record<string, unknown>>;
  if (format !== FOURIER_RELU && format !== ANY_FIELD)
    throw new Error(
      typeof format === 'number' && format > ANY_FIELD
        ? `${caller}: format must be ${FOURIER_RELU} or ${ANY_FIELD}, got ${format}. Update this package.`
        : `${caller}: the file was written by an unreleased version. Fit again.`,
    );
  const subject = `${caller}: hyper-parameters`;
  const [readEncoding, readNetwork] =
    format === FOURIER_RELU ? [parseFourier, parseReluNetwork] : [parseEncoding, parseNetwork];
  return {
    encoding: readEncoding(caller, `${subject}.encoding`, encoding),
    network: readNetwork(`${subject}.network`, network),
    checksum: checksum !== undefined,
  };
}
