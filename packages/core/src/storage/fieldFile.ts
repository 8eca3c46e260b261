import type { Field } from '../field.ts';
import { layerSizes } from '../network/network.ts';
import type { Parameter } from '../parameters.ts';
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
 * file alone restores it. The same field and metadata give the same bytes.
 *
 * @example
 * import { basicEncoding, decodeField, encodeField, initialField } from '@fourier-features/core';
 *
 * const field = initialField({ encoding: basicEncoding({ inputDim: 2 }), outputDim: 1, width: 8 });
 * const bytes = encodeField({ field, metadata: { task: 'demo' } });
 * const { metadata } = decodeField(bytes);
 */
export function encodeField({ field, metadata }: FieldFile): Uint8Array<ArrayBuffer> {
  const tensors = fieldTensors(field);
  return encodeSafetensors({ tensors, metadata: { ...metadata, [KEY]: toJson(describeField(field)) } });
}

/**
 * Decodes a file that `encodeField` wrote.
 *
 * @throws Error if the bytes are not such a file, its arrays do not fit its hyper-parameters, or it was written by an
 * unreleased version.
 * @example
 * import { decodeField, encodeField, identityEncoding, initialField } from '@fourier-features/core';
 *
 * const saved = initialField({ encoding: identityEncoding({ inputDim: 2 }), outputDim: 1, width: 8 });
 * const { field } = decodeField(encodeField({ field: saved, metadata: {} }));
 */
export function decodeField(bytes: Uint8Array): FieldFile {
  const { tensors, metadata } = decodeSafetensors(bytes);
  const { [KEY]: description, ...rest } = metadata;
  return { field: rebuildField('decodeField', description, tensors), metadata: rest };
}

/** Returns B and a before training, under `initial.` if they are trained, then the parameters. */
export function fieldTensors({ encoding, parameters }: Field): Parameter[] {
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
 * @throws Error if the description is missing or the arrays do not fit it.
 */
export function rebuildField(
  caller: string,
  description: string | undefined,
  tensors: readonly Parameter[],
): Field {
  if (description === undefined)
    throw new Error(`${caller}: the file must hold a field, but its metadata has no hyper-parameters`);
  const { encoding, network } = parseDescription(caller, description);
  const take = (name: string, shape: number[]): Parameter => {
    const found = tensors.find((tensor) => tensor.name === name);
    if (!found || found.shape.join() !== shape.join()) {
      throw new Error(`${caller}: the file must hold ${name} of shape [${shape.join(', ')}]`);
    }
    return found;
  };
  const { frequencyCount: m, inputDim: d, trainable } = encoding;
  const prefix = trainable ? INITIAL : '';
  // Before anything is allocated for layers that a damaged file only claims.
  if (network.depth > tensors.length)
    throw new Error(
      `${caller}: the file must hold the arrays of ${network.depth} layers, got ${tensors.length} arrays`,
    );
  const parameters = layerSizes(network).flatMap(({ fanIn, fanOut }, layer) => [
    take(`dense${layer}.weight`, [fanIn, fanOut]),
    take(`dense${layer}.bias`, [fanOut]),
  ]);
  if (trainable) parameters.push(take('encoding.frequencies', [m, d]), take('encoding.amplitudes', [m]));
  return {
    encoding: {
      ...encoding,
      frequencies: take(`${prefix}encoding.frequencies`, [m, d]).values,
      amplitudes: take(`${prefix}encoding.amplitudes`, [m]).values,
    },
    network,
    parameters,
  };
}
