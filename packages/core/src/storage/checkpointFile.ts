import { array, custom, type GenericSchema, object } from 'valibot';
import type { Checkpoint, UnmeasuredStep } from '../fit/checkpoint.ts';
import type { CurvePoint } from '../fit/curve.ts';
import type { Optimizer } from '../optimizer.ts';
import type { Parameter, Parameters } from '../parameters.ts';
import type { RandomState } from '../random/random.ts';
import { anyNumber, count, numberSchema, positiveNumber, wordSchema } from '../schemas.ts';
import { validated, validatedJson } from '../validate.ts';
import { verified, withChecksum } from './checksum.ts';
import { describeField } from './description.ts';
import { fieldTensors, rebuildField, takeTensor } from './fieldFile.ts';
import { fromJson, toJson } from './json.ts';
import { decodeSafetensors, encodeSafetensors } from './safetensors.ts';

/** A checkpoint and the metadata stored with it, such as the settings of the run. */
export interface CheckpointFile {
  readonly checkpoint: Checkpoint;
  readonly metadata: Readonly<Record<string, string>>;
  /** Arrays that a task keeps in addition; absent for none. */
  readonly tensors?: Parameters;
}

/** The part of a checkpoint that is not arrays. */
interface Progress {
  optimizer: Optimizer;
  updates: number;
  randomState: RandomState;
  curve: readonly CurvePoint[];
  unmeasured?: UnmeasuredStep;
}

const decay = numberSchema('in [0, 1)', (value) => value >= 0 && value < 1);

const progressSchema: GenericSchema<Progress> = object({
  optimizer: custom<Optimizer>(
    (value) => ['adam', 'sgd'].includes((value as Partial<Optimizer> | null)?.kind ?? ''),
    'an object of kind adam or sgd',
  ),
  updates: count,
  randomState: object({
    kind: wordSchema(['xoshiro128', 'threefry']),
    words: array(numberSchema('an integer from 0 to 4294967295', (value) => value >>> 0 === value)),
  }),
  // A loss may have diverged, and the psnr of an exact fit is infinite.
  curve: array(
    custom<CurvePoint>(
      (point) =>
        typeof point === 'object' &&
        point !== null &&
        'step' in point &&
        'loss' in point &&
        Object.values(point).every((each) => typeof each === 'number'),
      'an object of numbers with step and loss',
    ),
  ),
});

const optimizerSchemas: Readonly<Record<Optimizer['kind'], GenericSchema>> = {
  adam: object({ beta1: decay, beta2: decay, epsilon: positiveNumber }),
  sgd: object({ momentum: decay }),
};

const unmeasuredSchema: GenericSchema<UnmeasuredStep> = object({ step: count, loss: anyNumber });

const FIELD_KEY = 'fourier_features';
const PROGRESS_KEY = 'fourier_features_checkpoint';
const FIRST = 'first_moment.';
const SECOND = 'second_moment.';

/**
 * Encodes a checkpoint as one safetensors file, from which `decodeCheckpoint` restores it bit for bit.
 *
 * @example
 * import { finish, fit, identityEncoding, initialField, pointwiseSupervision } from '@fourier-features/core';
 * import { decodeCheckpoint, encodeCheckpoint } from '@fourier-features/core/storage';
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
export function encodeCheckpoint({
  checkpoint,
  metadata,
  tensors = [],
}: CheckpointFile): Uint8Array<ArrayBuffer> {
  const { field, optimizer, optimizerState, randomState, curve, unmeasured } = checkpoint;
  const { updates, firstMoments, secondMoments } = optimizerState;
  const progress: Progress = {
    optimizer,
    updates,
    randomState,
    curve,
    ...(unmeasured && { unmeasured }),
  };
  const content = {
    tensors: [
      ...fieldTensors(field),
      ...prefixed(FIRST, firstMoments),
      ...prefixed(SECOND, secondMoments),
      ...tensors,
    ],
    metadata: {
      ...metadata,
      [FIELD_KEY]: toJson(describeField(field)),
      [PROGRESS_KEY]: toJson(progress),
    },
  };
  return encodeSafetensors(withChecksum(content));
}

/**
 * Decodes a file that `encodeCheckpoint` wrote; the example there resumes from one.
 *
 * @throws Error of one line if the bytes are not such a file, do not have the checksum that it states, hold a number that is
 * not finite or not possible, hold a field without a checkpoint, or were written by an unreleased version.
 * @example
 * import { adam, identityEncoding, initialField, initialOptimizerState, seededRandom } from '@fourier-features/core';
 * import { decodeCheckpoint, encodeCheckpoint } from '@fourier-features/core/storage';
 *
 * const field = initialField({ encoding: identityEncoding({ inputDim: 1 }), outputDim: 1, width: 8 });
 * const optimizerState = initialOptimizerState(adam(), field.parameters);
 * const saved = { field, optimizer: adam(), optimizerState, randomState: seededRandom(0).state(), curve: [] };
 * const { checkpoint } = decodeCheckpoint(encodeCheckpoint({ checkpoint: saved, metadata: {} }));
 */
export function decodeCheckpoint(bytes: Uint8Array): CheckpointFile {
  const file = verified('decodeCheckpoint', decodeSafetensors(bytes));
  const { [FIELD_KEY]: _description, [PROGRESS_KEY]: progressJson, ...metadata } = file.metadata;
  if (progressJson === undefined)
    throw new Error('decodeCheckpoint: the file must hold a checkpoint. A field alone cannot be resumed.');
  const field = rebuildField('decodeCheckpoint', file);
  const { optimizer, updates, randomState, curve, unmeasured } = parseProgress(progressJson);
  const firstMoments = moments(FIRST, field.parameters, file.tensors);
  const secondMoments = optimizer.kind === 'adam' ? moments(SECOND, field.parameters, file.tensors) : [];
  const own = new Set(fieldTensors(field).flatMap(({ name }) => [name, FIRST + name, SECOND + name]));
  const tensors = file.tensors.filter(({ name }) => !own.has(name));
  return {
    checkpoint: {
      field,
      optimizer,
      optimizerState: { updates, firstMoments, secondMoments },
      randomState,
      curve,
      ...(unmeasured && { unmeasured }),
    },
    metadata,
    ...(tensors.length > 0 && { tensors }),
  };
}

/** @throws Error unless the JSON is what `encodeCheckpoint` wrote, and its numbers fit each other. */
function parseProgress(json: string): Progress {
  const subject = 'decodeCheckpoint: the progress in the file';
  const progress = validatedJson(subject, progressSchema, json, fromJson);
  const { optimizer, updates, curve, unmeasured, randomState } = progress;
  validated(`${subject}.optimizer`, optimizerSchemas[optimizer.kind], optimizer);
  for (const [index, { step }] of curve.entries()) {
    const after = curve[index - 1]?.step ?? -1;
    const rule = `an integer above ${after} and below ${updates}, the updates`;
    const next = numberSchema(rule, () => Number.isInteger(step) && step > after && step < updates);
    validated(`${subject}.curve[${index}].step`, next, step);
  }
  if (unmeasured !== undefined) {
    validated(`${subject}.unmeasured`, unmeasuredSchema, unmeasured);
    const last = numberSchema(`the last step, ${updates - 1}`, (step) => step === updates - 1);
    validated(`${subject}.unmeasured.step`, last, unmeasured.step);
  }
  const { kind, words } = randomState;
  const length = kind === 'threefry' ? 2 : 4;
  const state = custom<typeof words>(
    () => words.length === length && (kind === 'threefry' || words.some((word) => word !== 0)),
    kind === 'threefry' ? '2 integers' : '4 integers, not all 0',
  );
  validated(`${subject}.randomState.words`, state, words);
  return progress;
}

function prefixed(prefix: string, parameters: Parameters): Parameter[] {
  return parameters.map((parameter) => ({ ...parameter, name: prefix + parameter.name }));
}

/** Returns one moment per parameter, in their order. */
function moments(prefix: string, parameters: Parameters, tensors: readonly Parameter[]): Parameter[] {
  return parameters.map(({ name, shape }) => {
    const found = takeTensor('decodeCheckpoint', tensors, prefix + name, shape);
    if (prefix === SECOND && found.values.some((value) => value < 0))
      throw new RangeError(
        `decodeCheckpoint: ${prefix}${name} must not be negative, it is a mean of squares`,
      );
    return { ...found, name };
  });
}
