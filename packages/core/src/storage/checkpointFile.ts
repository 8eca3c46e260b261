import type { Checkpoint, UnmeasuredStep } from '../fit/checkpoint.ts';
import type { CurvePoint } from '../fit/curve.ts';
import type { Optimizer } from '../optimizer.ts';
import type { Parameter, Parameters } from '../parameters.ts';
import type { RandomState } from '../random/random.ts';
import { describeField } from './description.ts';
import { fieldTensors, rebuildField } from './fieldFile.ts';
import { fromJson, toJson } from './json.ts';
import { decodeSafetensors, encodeSafetensors } from './safetensors.ts';

/** A checkpoint and the metadata stored with it, such as the settings of the run. */
export interface CheckpointFile {
  readonly checkpoint: Checkpoint;
  readonly metadata: Readonly<Record<string, string>>;
}

/** The part of a checkpoint that is not arrays. */
interface Progress {
  optimizer: Optimizer;
  updates: number;
  randomState: RandomState;
  curve: readonly CurvePoint[];
  unmeasured?: UnmeasuredStep;
}

const FIELD_KEY = 'fourier_features';
const PROGRESS_KEY = 'fourier_features_checkpoint';
const FIRST = 'first_moment.';
const SECOND = 'second_moment.';

/**
 * Encodes a checkpoint as one safetensors file, from which `decodeCheckpoint` restores it bit for bit.
 *
 * @example
 * import { decodeCheckpoint, encodeCheckpoint, finish, fit, identityEncoding, initialField, pointwiseSupervision } from '@fourier-features/core';
 * import { tfjsEngine } from '@fourier-features/core/tfjs';
 * import * as tf from '@tensorflow/tfjs';
 *
 * await tf.ready();
 * const engine = tfjsEngine();
 * const supervision = pointwiseSupervision({ coordinates: Float32Array.of(0, 0.5), targets: Float32Array.of(0, 1), inputDim: 1 });
 * const field = initialField({ encoding: identityEncoding({ inputDim: 1 }), outputDim: 1, width: 8 });
 * const { checkpoint } = await finish(fit({ field, supervision, engine, steps: 2 }));
 * const { checkpoint: resume } = decodeCheckpoint(encodeCheckpoint({ checkpoint, metadata: {} }));
 * await finish(fit({ field, supervision, engine, steps: 4, resume }));
 */
export function encodeCheckpoint({ checkpoint, metadata }: CheckpointFile): Uint8Array<ArrayBuffer> {
  const { field, optimizer, optimizerState, randomState, curve, unmeasured } = checkpoint;
  const { updates, firstMoments, secondMoments } = optimizerState;
  const progress: Progress = {
    optimizer,
    updates,
    randomState,
    curve,
    ...(unmeasured && { unmeasured }),
  };
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
 * Decodes a file that `encodeCheckpoint` wrote; the example there resumes from one.
 *
 * @throws Error if the bytes are not such a file, hold a field without a checkpoint, or were written by an unreleased version.
 * @example
 * import { adam, decodeCheckpoint, encodeCheckpoint, identityEncoding, initialField, initialOptimizerState, seededRandom } from '@fourier-features/core';
 *
 * const field = initialField({ encoding: identityEncoding({ inputDim: 1 }), outputDim: 1, width: 8 });
 * const optimizerState = initialOptimizerState(adam(), field.parameters);
 * const saved = { field, optimizer: adam(), optimizerState, randomState: seededRandom(0).state(), curve: [] };
 * const { checkpoint } = decodeCheckpoint(encodeCheckpoint({ checkpoint: saved, metadata: {} }));
 */
export function decodeCheckpoint(bytes: Uint8Array): CheckpointFile {
  const { tensors, metadata } = decodeSafetensors(bytes);
  const { [FIELD_KEY]: description, [PROGRESS_KEY]: progressJson, ...rest } = metadata;
  if (progressJson === undefined)
    throw new Error('decodeCheckpoint: the file must hold a checkpoint. A field alone cannot be resumed.');
  const field = rebuildField('decodeCheckpoint', description, tensors);
  const { optimizer, updates, randomState, curve, unmeasured } = parseProgress(progressJson);
  const firstMoments = moments(FIRST, field.parameters, tensors);
  const secondMoments = optimizer.kind === 'adam' ? moments(SECOND, field.parameters, tensors) : [];
  return {
    checkpoint: {
      field,
      optimizer,
      optimizerState: { updates, firstMoments, secondMoments },
      randomState,
      curve,
      ...(unmeasured && { unmeasured }),
    },
    metadata: rest,
  };
}

/** @throws Error unless the JSON is what `encodeCheckpoint` wrote, as far as decoding and resuming depend on it. */
function parseProgress(json: string): Progress {
  let parsed: Partial<Progress> | null = null;
  try {
    parsed = fromJson(json) as Partial<Progress> | null;
  } catch {
    // Reported below, like any other damage.
  }
  const { optimizer, updates, randomState, curve, unmeasured } = parsed ?? {};
  const known = optimizer?.kind === 'adam' || optimizer?.kind === 'sgd';
  if (!known || !Number.isInteger(updates) || !randomState || !Array.isArray(curve)) {
    throw new Error('decodeCheckpoint: the file must hold optimizer, updates, randomState and curve as JSON');
  }
  if (unmeasured && !(unmeasured.step === updates! - 1 && typeof unmeasured.loss === 'number')) {
    throw new Error('decodeCheckpoint: unmeasured in the file must hold the last step and its loss');
  }
  return parsed as Progress;
}

function prefixed(prefix: string, parameters: Parameters): Parameter[] {
  return parameters.map((parameter) => ({ ...parameter, name: prefix + parameter.name }));
}

/** Returns one moment per parameter, in their order. */
function moments(prefix: string, parameters: Parameters, tensors: readonly Parameter[]): Parameter[] {
  return parameters.map(({ name, shape }) => {
    const found = tensors.find((tensor) => tensor.name === prefix + name);
    if (found?.shape.join() !== shape.join()) {
      throw new Error(`decodeCheckpoint: the file must hold ${prefix}${name} of shape [${shape.join(', ')}]`);
    }
    return { ...found!, name };
  });
}
