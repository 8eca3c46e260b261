import {
  type Batch,
  type Encoding,
  type Field,
  type FourierEncoding,
  fourierEncoding,
  type GridEncoding,
  type GridLevel,
  gridEntries,
  type HiddenActivation,
  identityEncoding,
  layerSizes,
  type Network,
  type Optimizer,
  type Parameter,
  type Random,
  seededRandom,
} from '@fourier-features/core';
import { meanSquareBatch } from '../engine/meanSquare.ts';

/** Seeds of fields whose encoding is fixed: all kinds of encodings, activations, losses, batches and optimisers. */
const fieldSeeds: readonly number[] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];

/** Seeds of fields whose B and a are trained as well. */
const trainableSeeds: readonly number[] = [100, 101, 102, 103, 104, 105];

/** Seeds of fields whose hidden layers have all kinds of activations, mixed. */
const activationSeeds: readonly number[] = [200, 201, 202, 203, 204, 205, 206, 207, 208, 209];

/** Seeds of fields with tables: all dimensions, interpolations and ways to find an entry, with layers and without. */
const gridSeeds: readonly number[] = Array.from({ length: 16 }, (_, i) => 300 + i);

/** Seeds of all fields. */
export const bitSeeds: readonly number[] = [
  ...fieldSeeds,
  ...trainableSeeds,
  ...activationSeeds,
  ...gridSeeds,
];

/** A field, what it is trained on, and how. */
export interface BitField {
  readonly field: Field;
  readonly optimizer: Optimizer;
  readonly batches: readonly Batch[];
  /** Points for evaluation. */
  readonly coordinates: Float32Array;
  readonly learningRate: number;
}

/**
 * Draws a field and its training. Logarithms, sines and exponentials differ between runtimes in their last bits, so
 * everything here is computed from uniforms by +, −, ×, ÷ and √ alone, which do not.
 */
export function bitField(seed: number): BitField {
  const random = seededRandom(seed);
  const pick = (from: number, to: number): number => from + random.integers(1, to - from + 1)[0]!;
  const isGrid = gridSeeds.includes(seed);
  const encoding = isGrid
    ? drawGrid(pick, seed)
    : drawEncoding(random, pick, { seed, trainable: trainableSeeds.includes(seed) });
  const outputActivation = (['sigmoid', 'linear', 'tanh'] as const)[seed % 3]!;
  const isActivated = activationSeeds.includes(seed);
  const depth = isActivated ? 2 + (seed % 3) : isGrid ? seed % 3 : 1 + ((seed + 2) % 4);
  const network: Network = {
    inputDim: encoding.outputDim,
    outputDim: depth === 0 ? encoding.outputDim : pick(1, 5),
    depth,
    width: pick(1, 45),
    hiddenActivations: Array.from({ length: Math.max(0, depth - 1) }, (_, layer) =>
      isActivated ? mixedActivation(seed + layer) : { kind: 'relu' },
    ),
    outputActivation,
  };
  // Some batches are large enough to keep many threads busy.
  const counts = [pick(1, 40), seed % 8 === 1 ? pick(1500, 2500) : pick(100, 300), 64];
  return {
    field: { encoding, network, parameters: drawParameters(random, encoding, network) },
    optimizer:
      seed % 4 === 3
        ? { kind: 'sgd', momentum: 0.875 }
        : { kind: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-8 },
    batches: counts.map((count, i) => drawBatch(random, encoding, network, count, i === 2 || seed % 5 === 4)),
    coordinates: random.uniforms(pick(200, 700) * encoding.inputDim),
    learningRate: seed % 4 === 3 ? 0.0625 : 0.0078125,
  };
}

function drawEncoding(
  random: Random,
  pick: (from: number, to: number) => number,
  { seed, trainable }: { seed: number; trainable: boolean },
): FourierEncoding {
  const inputDim = 1 + (seed % 4);
  const inputRange = seed % 2 === 1 ? ([-1, 1] as const) : ([0, 1] as const);
  if (seed % 6 === 5 && !trainable) return identityEncoding({ inputDim, inputRange });
  const frequencyCount = pick(1, 40);
  return fourierEncoding({
    inputDim,
    frequencies: centred(random, frequencyCount * inputDim, 8),
    amplitudes: random.uniforms(frequencyCount),
    includeCoordinates: seed % 3 === 1,
    inputRange,
    trainable,
  });
}

/** Draws levels that are dense and levels that are hashed, of features that do and do not divide a cache line. */
function drawGrid(pick: (from: number, to: number) => number, seed: number): GridEncoding {
  const inputDim = 1 + (seed % 4);
  const isCubic = seed % 8 >= 4;
  const featuresPerLevel = isCubic ? pick(1, 9) : ([2, 2, 4, 1, 3] as const)[seed % 5]!;
  const levels: GridLevel[] = [];
  const count = isCubic ? pick(1, 2) : pick(1, 7);
  for (let level = 0; level < count; level++) {
    const cells = pick(1, 9) * (level + 1);
    const last = levels.at(-1);
    const start = last ? last.start + last.entries : 0;
    levels.push({ cells, entries: Math.min((cells + 1) ** inputDim, 128), start });
  }
  return {
    kind: 'grid',
    name: 'hash-grid',
    inputDim,
    outputDim: levels.length * featuresPerLevel,
    levels,
    featuresPerLevel,
    interpolation: isCubic ? 'cubic' : 'linear',
    inputRange: seed % 2 === 1 ? [-0.25, 1.125] : [0, 1],
    trainable: true,
    hyperparameters: {},
  };
}

function mixedActivation(index: number): HiddenActivation {
  const kinds: readonly HiddenActivation[] = [
    { kind: 'sine', omega: 3.25 },
    { kind: 'wire', omega: 2.5, spread: 1.25 },
    { kind: 'relu' },
    { kind: 'finer', omega: 1.75 },
    { kind: 'gauss', spread: 1.5 },
  ];
  return kinds[index % kinds.length]!;
}

function drawParameters(random: Random, encoding: Encoding, network: Network): Parameter[] {
  const layers = layerSizes(network).flatMap(({ fanIn, fanOut }, layer): Parameter[] => [
    {
      name: `dense${layer}.weight`,
      shape: [fanIn, fanOut],
      values: centred(random, fanIn * fanOut, Math.sqrt(6 / fanIn)),
    },
    { name: `dense${layer}.bias`, shape: [fanOut], values: centred(random, fanOut, 0.5) },
  ]);
  if (encoding.kind === 'grid') {
    const shape = [gridEntries(encoding), encoding.featuresPerLevel];
    return [...layers, { name: 'encoding.tables', shape, values: centred(random, shape[0]! * shape[1]!, 1) }];
  }
  if (!encoding.trainable) return layers;
  const { frequencies, amplitudes, frequencyCount, inputDim } = encoding;
  return [
    ...layers,
    { name: 'encoding.frequencies', shape: [frequencyCount, inputDim], values: frequencies.slice() },
    { name: 'encoding.amplitudes', shape: [frequencyCount], values: amplitudes.slice() },
  ];
}

function drawBatch(
  random: Random,
  { inputDim }: Encoding,
  { outputDim, outputActivation }: Network,
  count: number,
  indirect: boolean,
): Batch {
  const coordinates = random.uniforms(count * inputDim);
  const targets = random.uniforms(count * outputDim);
  if (indirect) return meanSquareBatch({ coordinates, targets, loss: 'mse' }, outputDim);
  return { coordinates, targets, loss: outputActivation === 'sigmoid' && count % 2 === 1 ? 'bce' : 'mse' };
}

/** Draws uniforms in [−bound, bound). */
function centred(random: Random, count: number, bound: number): Float32Array {
  return random.uniforms(count).map((value) => bound * (2 * value - 1));
}
