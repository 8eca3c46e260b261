import {
  adam,
  type Checkpoint,
  encode,
  encodeGrid,
  type Field,
  gaussianEncoding,
  gridEncoding,
  type HiddenActivation,
  hashGridEncoding,
  identityEncoding,
  initialField,
  initialOptimizerState,
  layerSizes,
  type Optimizer,
  type Parameters,
  restoreRandom,
  seededRandom,
} from '@fourier-features/core';
import {
  decodeCheckpoint,
  decodeField,
  decodeSafetensors,
  encodeCheckpoint,
  encodeField,
  encodeSafetensors,
} from '@fourier-features/core/storage';
import * as nerf from '@fourier-features/nerf';
import { safetensorsMutators, withHeader } from '../mutate/containers.ts';
import { firstOf, notCount, notFinite, notShape, type Reader } from './reader.ts';
import { seedFiles } from './seedFiles.ts';

const mutators = safetensorsMutators;

/** Returns a small field, with a trained encoding or a fixed one. */
export function smallField(inputDim: number, outputDim: number, trainable = false): Field {
  const encoding = gaussianEncoding({ inputDim, frequencyCount: 2, scale: 2, random: seededRandom(1) });
  return initialField({ encoding: { ...encoding, trainable }, outputDim, width: 3, depth: 2 });
}

/** Returns a small field of each kind of format 3: activations with one and two constants, a hash grid, a plain grid. */
function otherFields(): Field[] {
  const random = seededRandom(2);
  const coordinates = identityEncoding({ inputDim: 2 });
  const size = { outputDim: 1, width: 3, depth: 3, random };
  const hashGrid = { inputDim: 3, levels: 2, coarsestCells: 1, finestCells: 2, tableSize: 16 };
  return [
    initialField({
      encoding: coordinates,
      ...size,
      firstActivation: { kind: 'sine', omega: 30 },
      hiddenActivation: { kind: 'wire', omega: 4, spread: 2 },
    }),
    initialField({
      encoding: hashGridEncoding(hashGrid),
      ...size,
      hiddenActivation: { kind: 'gauss', spread: 9 },
    }),
    initialField({
      encoding: gridEncoding({ inputDim: 2, coarsestCells: 3, interpolation: 'cubic' }),
      outputDim: 2,
      depth: 0,
      random,
    }),
  ];
}

/**
 * Returns files of fields or checkpoints, and the same as older versions wrote them: without a checksum, which refuses
 * nearly every change before anything else is looked at.
 */
export function withOlder(files: readonly Uint8Array[]): Uint8Array[] {
  return [...files, ...files.map((file) => withHeader(file, withoutChecksum))];
}

function withoutChecksum(json: string): string {
  const header = JSON.parse(json) as { __metadata__: Record<string, string> };
  const { fourier_features_crc32: _crc32, fourier_features: described, ...metadata } = header.__metadata__;
  const { checksum: _checksum, ...description } = JSON.parse(described!) as { checksum?: string };
  return JSON.stringify({
    ...header,
    __metadata__: { ...metadata, fourier_features: JSON.stringify(description) },
  });
}

/** Returns a checkpoint of a field after two updates. */
export function checkpointOf(field: Field, optimizer: Optimizer = adam()): Checkpoint {
  return {
    field,
    optimizer,
    optimizerState: { ...initialOptimizerState(optimizer, field.parameters), updates: 2 },
    randomState: seededRandom(0).state(),
    curve: [{ step: 1, loss: 0.5, fitPsnr: 3 }],
  };
}

function tensorsFault(tensors: Parameters): string | undefined {
  return firstOf(...tensors.map(({ name, shape, values }) => notShape(name, shape, values.length)));
}

function activationFault(activation: HiddenActivation): string | false {
  const { kind, ...constants } = activation;
  const wrong = Object.values<number>(constants).find((value) => !(value > 0 && value < 4e38));
  return wrong !== undefined && `the constants of ${kind} must be positive, got ${wrong}`;
}

/** Returns how a field breaks its promises: shapes that fit, numbers that are finite, features as many as it states. */
export function fieldFault({ encoding, network, parameters }: Field): string | undefined {
  const [low, high] = encoding.inputRange;
  const { depth, hiddenActivations } = network;
  const fault = firstOf(
    tensorsFault(parameters),
    hiddenActivations.length !== Math.max(0, depth - 1) && 'each hidden layer must have an activation',
    ...hiddenActivations.map(activationFault),
  );
  if (fault !== undefined) return fault;
  // The corners of the domain, where an entry beyond the tables would be looked up.
  const features = [0, 1].flatMap((at) => {
    const point = new Float32Array(encoding.inputDim).fill(at);
    return encoding.kind === 'grid'
      ? [...encodeGrid(encoding, parameters.at(-1)!.values, point)]
      : [...encode(encoding, point)];
  });
  return firstOf(
    ...layerSizes(network).map(
      ({ fanIn, fanOut }, l) =>
        parameters[2 * l]?.values.length !== fanIn * fanOut && `layer ${l} must have its weights`,
    ),
    ...(encoding.kind === 'fourier'
      ? [notFinite('frequencies', encoding.frequencies), notFinite('amplitudes', encoding.amplitudes)]
      : []),
    ...parameters.map(({ name, values }) => notFinite(name, values)),
    encoding.inputRange.length !== 2 && 'inputRange must be a pair',
    low === high && `inputRange must not be empty, got [${low}, ${high}]`,
    notFinite('inputRange', encoding.inputRange),
    features.length !== 2 * network.inputDim && 'the network must take the features of the encoding',
    notFinite('features', features),
    typeof encoding.trainable !== 'boolean' && 'trainable must be true or false',
  );
}

function checkpointFault(checkpoint: Checkpoint): string | undefined {
  const { field, optimizer, optimizerState, randomState, curve } = checkpoint;
  const { updates, firstMoments, secondMoments } = optimizerState;
  const constants = optimizer.kind === 'adam' ? [optimizer.beta1, optimizer.beta2] : [optimizer.momentum];
  return firstOf(
    fieldFault(field),
    notCount('updates', updates),
    ...[...firstMoments, ...secondMoments].map(({ name, values }) => notFinite(name, values)),
    tensorsFault([...firstMoments, ...secondMoments]),
    constants.some((constant) => !(constant >= 0 && constant < 1)) &&
      `decays must be in [0, 1), got ${constants}`,
    optimizer.kind === 'adam' &&
      !(optimizer.epsilon > 0) &&
      `epsilon must be positive, got ${optimizer.epsilon}`,
    ...curve.map(({ step }) => notCount('a step of the curve', step)),
    ...curve.map(({ loss }) => typeof loss !== 'number' && 'a loss of the curve must be a number'),
    restoreRandom(randomState).integers(1, 2).length !== 1 && 'the random generator must continue',
  );
}

/** Readers of safetensors files, fields and checkpoints. */
export const fieldReaders: readonly Reader[] = [
  {
    name: 'safetensors',
    seeds: async () => [
      ...(await seedFiles('safetensors')),
      encodeSafetensors({ tensors: smallField(2, 1).parameters, metadata: { task: 'demo' } }),
    ],
    mutators,
    names: /^decodeSafetensors: /,
    read: async (bytes) => {
      const { tensors } = decodeSafetensors(bytes);
      const names = new Set(tensors.map(({ name }) => name));
      return firstOf(tensorsFault(tensors), names.size !== tensors.length && 'names must differ');
    },
  },
  {
    name: 'field',
    seeds: async () =>
      withOlder([
        encodeField({ field: smallField(2, 3), metadata: { task: 'image' } }),
        encodeField({ field: smallField(1, 1, true), metadata: {} }),
        ...otherFields().map((field) => encodeField({ field, metadata: {} })),
      ]),
    mutators,
    names: /^(decodeField|decodeSafetensors): /,
    read: async (bytes) => fieldFault(decodeField(bytes).field),
  },
  {
    name: 'checkpoint',
    seeds: async () =>
      withOlder([
        encodeCheckpoint({ checkpoint: checkpointOf(smallField(2, 1)), metadata: { task: 'image' } }),
        encodeCheckpoint({
          checkpoint: { ...checkpointOf(smallField(1, 1, true)), unmeasured: { step: 1, loss: Number.NaN } },
          metadata: {},
        }),
        ...otherFields().map((field) => encodeCheckpoint({ checkpoint: checkpointOf(field), metadata: {} })),
      ]),
    mutators,
    names: /^(decodeCheckpoint|decodeSafetensors): /,
    read: async (bytes) => checkpointFault(decodeCheckpoint(bytes).checkpoint),
  },
  {
    name: 'scene-checkpoint',
    seeds: async () =>
      withOlder([
        nerf.encodeCheckpoint({
          checkpoint: { ...checkpointOf(smallField(3, 4)), occupancy: new Float32Array(8).fill(0.5) },
          metadata: { task: 'nerf' },
        }),
      ]),
    mutators,
    names: /^(decodeCheckpoint|decodeSafetensors): /,
    read: async (bytes) => {
      const { checkpoint } = nerf.decodeCheckpoint(bytes);
      const { occupancy } = checkpoint;
      return firstOf(
        checkpointFault(checkpoint),
        notFinite('densities', occupancy),
        occupancy && !Number.isInteger(Math.cbrt(occupancy.length)) && 'densities must fill a cube',
      );
    },
  },
];
