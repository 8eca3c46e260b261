import { checkFinite } from '../check.ts';
import { checkNetwork } from '../checkField.ts';
import { gridEntries } from '../encodings/grid.ts';
import type { Field } from '../field.ts';
import type { HiddenActivation } from '../network/activations.ts';
import { layerSizes } from '../network/network.ts';
import { type Parameter, TABLES } from '../parameters.ts';
import { damaged, type VerifiedFile, verified, withChecksum } from './checksum.ts';
import type { DescribedEncoding } from './describedEncoding.ts';
import { describeField, parseDescription } from './description.ts';
import { toJson } from './json.ts';
import { decodeSafetensors, encodeSafetensors } from './safetensors.ts';

/** A field and the metadata stored with it. */
export interface FieldFile {
  readonly field: Field;
  /** Text by key, such as the task and the size of the image. */
  readonly metadata: Readonly<Record<string, string>>;
}

/** Metadata key of the hyper-parameters, in JSON. */
const KEY = 'fourier_features';
const INITIAL = 'initial.';

/**
 * Encodes a field as one safetensors file: B, a, weights and biases, and every hyper-parameter in its metadata, so that the
 * file alone restores it, and a checksum. The same field and metadata give the same bytes.
 *
 * @example
 * import { basicEncoding, initialField } from '@fourier-features/core';
 * import { decodeField, encodeField } from '@fourier-features/core/storage';
 *
 * const field = initialField({ encoding: basicEncoding({ inputDim: 2 }), outputDim: 1, width: 8 });
 * const bytes = encodeField({ field, metadata: { task: 'demo' } });
 * const { metadata } = decodeField(bytes);
 */
export function encodeField({ field, metadata }: FieldFile): Uint8Array<ArrayBuffer> {
  const tensors = fieldTensors(field);
  const described = { ...metadata, [KEY]: toJson(describeField(field)) };
  return encodeSafetensors(withChecksum({ tensors, metadata: described }));
}

/**
 * Decodes a file that `encodeField` wrote.
 *
 * @throws Error of one line if the bytes are not such a file, do not have the checksum that it states, hold a number that is
 * not finite or arrays that do not fit its hyper-parameters, or were written by an unreleased version.
 * @example
 * import { identityEncoding, initialField } from '@fourier-features/core';
 * import { decodeField, encodeField } from '@fourier-features/core/storage';
 *
 * const saved = initialField({ encoding: identityEncoding({ inputDim: 2 }), outputDim: 1, width: 8 });
 * const { field } = decodeField(encodeField({ field: saved, metadata: {} }));
 */
export function decodeField(bytes: Uint8Array): FieldFile {
  const file = verified('decodeField', decodeSafetensors(bytes));
  const { [KEY]: _description, ...metadata } = file.metadata;
  return { field: rebuildField('decodeField', file), metadata };
}

/**
 * Returns the arrays of a field: B and a before training, under `initial.` if they are trained, unless the encoding is a grid,
 * then the parameters.
 */
export function fieldTensors({ encoding, parameters }: Field): Parameter[] {
  if (encoding.kind === 'grid') return [...parameters];
  const { frequencyCount, inputDim, frequencies, amplitudes, trainable } = encoding;
  const prefix = trainable ? INITIAL : '';
  const own: Parameter[] = [
    { name: `${prefix}encoding.frequencies`, shape: [frequencyCount, inputDim], values: frequencies },
    { name: `${prefix}encoding.amplitudes`, shape: [frequencyCount], values: amplitudes },
  ];
  return [...own, ...parameters];
}

/**
 * Restores a field from its description and the arrays that `fieldTensors` gave, in any order.
 *
 * @throws Error if the description is missing or the arrays do not fit it, or if it promises a checksum that is missing.
 */
export function rebuildField(caller: string, { tensors, metadata, checked }: VerifiedFile): Field {
  const { [KEY]: description } = metadata;
  if (description === undefined)
    throw new Error(`${caller}: the file must hold a field, but its metadata has no hyper-parameters`);
  const { encoding, network: described, checksum } = parseDescription(caller, description);
  if (checksum && !checked) damaged(caller);
  // Before anything is allocated for layers that a damaged file only claims.
  if (described.depth > tensors.length)
    throw new Error(
      `${caller}: the file must hold the arrays of ${described.depth} layers, got ${tensors.length} arrays`,
    );
  const network = {
    ...described,
    hiddenActivations: described.hiddenActivations ?? relus(described.depth - 1),
  };
  checkNetwork(caller, encoding, network);
  const take = (name: string, shape: readonly number[]): Parameter =>
    takeTensor(caller, tensors, name, shape);
  const layers = layerSizes(network).flatMap(({ fanIn, fanOut }, layer) => [
    take(`dense${layer}.weight`, [fanIn, fanOut]),
    take(`dense${layer}.bias`, [fanOut]),
  ]);
  return { network, ...rebuildEncoding(encoding, layers, take) };
}

/** Adds the arrays of an encoding to it, and those that are trained to the parameters of the layers. */
function rebuildEncoding(
  encoding: DescribedEncoding,
  layers: readonly Parameter[],
  take: (name: string, shape: readonly number[]) => Parameter,
): Pick<Field, 'encoding' | 'parameters'> {
  if (encoding.kind === 'grid') {
    const tables = take(TABLES, [gridEntries(encoding), encoding.featuresPerLevel]);
    return { encoding, parameters: [...layers, tables] };
  }
  const { frequencyCount: m, inputDim: d, trainable } = encoding;
  const pair = (prefix: string): [Parameter, Parameter] => [
    take(`${prefix}encoding.frequencies`, [m, d]),
    take(`${prefix}encoding.amplitudes`, [m]),
  ];
  const trained = trainable ? pair('') : [];
  const [frequencies, amplitudes] = pair(trainable ? INITIAL : '');
  return {
    encoding: { ...encoding, frequencies: frequencies.values, amplitudes: amplitudes.values },
    parameters: [...layers, ...trained],
  };
}

function relus(count: number): HiddenActivation[] {
  return Array.from({ length: count }, () => ({ kind: 'relu' }));
}

/**
 * Returns the array of that name.
 *
 * @throws Error unless there is one, of that shape, and all its numbers are finite.
 */
export function takeTensor(
  caller: string,
  tensors: readonly Parameter[],
  name: string,
  shape: readonly number[],
): Parameter {
  const found = tensors.find((tensor) => tensor.name === name);
  if (!found || found.shape.join() !== shape.join())
    throw new Error(`${caller}: the file must hold ${name} of shape [${shape.join(', ')}]`);
  checkFinite(caller, name, found.values);
  return found;
}
