import type { Checkpoint } from '../fit/checkpoint.ts';
import type { CurvePoint } from '../fit/fit.ts';
import type { Optimizer } from '../fit/optimizer.ts';
import type { Parameter, Parameters } from '../parameters.ts';
import type { RandomState } from '../random/random.ts';
import { describeField } from './description.ts';
import { fieldTensors, rebuildField } from './fieldFile.ts';
import { fromJson, toJson } from './json.ts';
import { decodeSafetensors, encodeSafetensors } from './safetensors.ts';

/** A checkpoint and what its maker wrote beside it, such as the settings of the run. */
export interface CheckpointFile {
  readonly checkpoint: Checkpoint;
  readonly metadata: Readonly<Record<string, string>>;
}

/** What a checkpoint holds besides arrays. */
interface Progress {
  optimizer: Optimizer;
  updates: number;
  randomState: RandomState;
  curve: readonly CurvePoint[];
}

const FIELD_KEY = 'fourier_features';
const PROGRESS_KEY = 'fourier_features_checkpoint';
const FIRST = 'first_moment.';
const SECOND = 'second_moment.';

/** A checkpoint as one safetensors file; to the bit what `decodeCheckpoint` gives back. */
export function encodeCheckpoint({ checkpoint, metadata }: CheckpointFile): Uint8Array<ArrayBuffer> {
  const { field, optimizer, optimizerState, randomState, curve } = checkpoint;
  const { updates, firstMoments, secondMoments } = optimizerState;
  const progress: Progress = { optimizer, updates, randomState, curve };
  return encodeSafetensors({
    tensors: [...fieldTensors(field), ...prefixed(FIRST, firstMoments), ...prefixed(SECOND, secondMoments)],
    metadata: {
      ...metadata,
      [FIELD_KEY]: toJson(describeField(field)),
      [PROGRESS_KEY]: toJson(progress),
    },
  });
}

/**
 * The checkpoint in a file that `encodeCheckpoint` wrote.
 *
 * @throws Error if the bytes are no such file.
 */
export function decodeCheckpoint(bytes: Uint8Array): CheckpointFile {
  const { tensors, metadata } = decodeSafetensors(bytes);
  const { [FIELD_KEY]: description, [PROGRESS_KEY]: progressJson, ...rest } = metadata;
  if (progressJson === undefined)
    throw new Error('decodeCheckpoint: the file holds no checkpoint; a field alone cannot go on');
  const field = rebuildField(description, tensors);
  const { optimizer, updates, randomState, curve } = fromJson(progressJson) as Progress;
  const firstMoments = moments(FIRST, field.parameters, tensors);
  const secondMoments = optimizer.kind === 'adam' ? moments(SECOND, field.parameters, tensors) : [];
  return {
    checkpoint: {
      field,
      optimizer,
      optimizerState: { updates, firstMoments, secondMoments },
      randomState,
      curve,
    },
    metadata: rest,
  };
}

function prefixed(prefix: string, parameters: Parameters): Parameter[] {
  return parameters.map((parameter) => ({ ...parameter, name: prefix + parameter.name }));
}

/** One moment for each parameter, in their order. */
function moments(prefix: string, parameters: Parameters, tensors: readonly Parameter[]): Parameter[] {
  return parameters.map(({ name, shape }) => {
    const found = tensors.find((tensor) => tensor.name === prefix + name);
    if (found?.shape.join() !== shape.join()) {
      throw new Error(`decodeCheckpoint: the file must hold ${prefix}${name} of shape [${shape.join(', ')}]`);
    }
    return { ...found!, name };
  });
}
