import { type Encoding, type Field, layerSizes, type Network } from '@fourier-features/core';
import { MOST_POINTS_KEPT, mostLanes, ROUND_POINTS, SMALL_BATCH_LANES } from '../rounds.ts';
import { ALIGNMENT, createArena, roundUp } from './arena.ts';
import { type GridLayout, layOutGrid } from './gridLayout.ts';
import { panelWidth, type Tile } from './tile.ts';

/** Frequencies whose phases are computed at a time; WAVES in c/phases.h. */
const WAVES = 64;
/** Floats by which arrays may be read or written beyond their end: a vector of the widest. SLACK in the native check.c. */
const SLACK = 16;
const FLOAT_BYTES = 4;
const DOUBLE_BYTES = 8;
/** Bytes of activations and gradients that a block of points may take, so that they stay in a core's cache. */
const BLOCK_BYTES = 768 * 1024;
/** Points of which blocks hold a multiple; itself one of every POINTS_AT_ONCE in c/product.h. Also in the native check.c. */
const BLOCK_UNIT = 24;
const MOST_BLOCK_POINTS = 240;
/** Sizes of the structures in c/plan.h, which asserts them. */
export const PLAN_BYTES = 144;
export const LAYER_BYTES = 56;
export const JOB_BYTES = 76;
/** Offsets are 32-bit numbers. */
const MOST_BYTES = 2 ** 32;
/** Jobs that can be posted at once: a round of points, the scatter of its gradient to tables, then the update. */
const MOST_JOBS = 3;

/** What a field is laid out for. Evaluation takes no room for gradients, moments and targets. */
export type Purpose = 'training' | 'evaluation';

/** One dense layer, as in c/plan.h; `weights` and `biases` in floats from the first parameter, the rest in bytes. */
export interface LayerLayout {
  readonly fanIn: number;
  readonly fanOut: number;
  readonly weights: number;
  readonly biases: number;
  readonly transposed: number;
  readonly input: number;
  /** In floats. */
  readonly inputStride: number;
  /** Where ∂h/∂z of the layer's activation is in a slot, in training unless it is ReLU. */
  readonly slopes: number;
  /** In floats; 0 if there is no such place. */
  readonly slopeStride: number;
}

/** Where the parts of a field are in its memory, as in c/plan.h: bytes from the start, unless said otherwise. */
export interface Layout {
  readonly layers: readonly LayerLayout[];
  readonly layerTable: number;
  readonly jobs: number;
  readonly frequencies: number;
  readonly amplitudes: number;
  /** In floats. */
  readonly frequencyStride: number;
  /** Number of floats of all parameters, padding included. */
  readonly parameterCount: number;
  readonly parameters: number;
  readonly firstMoments: number;
  readonly secondMoments: number;
  readonly gradients: number;
  readonly losses: number;
  /** In floats from the first parameter. */
  readonly trainedFrequencies: number;
  readonly trainedAmplitudes: number;
  readonly blockPoints: number;
  readonly slots: number;
  readonly slotBytes: number;
  readonly logits: number;
  readonly logitStride: number;
  readonly scratch: number;
  readonly threadBytes: number;
  readonly bufferBytes: number;
  readonly bufferStride: number;
  readonly coordinates: number;
  readonly targets: number;
  readonly values: number;
  /** The tables, if the encoding is a grid. */
  readonly grid: GridLayout | undefined;
  /** Size of the whole memory. */
  readonly bytes: number;
}

/**
 * Lays out the memory of a field for kernels of a tile on a number of threads. Its size does not depend on any batch; the
 * system provides what a batch touches, and no batch touches what it does not need.
 *
 * @throws RangeError if the field needs more than 4 GiB.
 */
export function layOut(field: Field, purpose: Purpose, tile: Tile, threads: number): Layout {
  const { encoding, network } = field;
  const { inputDim } = encoding;
  const { frequencyCount, trainable } = fourierPart(encoding);
  // Frequencies and amplitudes are among the parameters; tables are not.
  const differentiated = trainable || encoding.kind === 'grid';
  const ofTraining = (bytes: number): number => (purpose === 'training' ? bytes : 0);
  const memory = createArena();
  memory.take(PLAN_BYTES);
  const parameters = createArena();
  const takeParameters = (floats: number): number => parameters.take(floats * FLOAT_BYTES) / FLOAT_BYTES;
  const slot = createArena();
  const sizes = layerSizes(network);
  const strides = sizes.map(({ fanIn }) => strideOf(fanIn));
  const logitStride = strideOf(network.outputDim);
  const slopeStrides = sizes.map((_, layer) => ofTraining(slopeStrideOf(network, layer)));
  const widest = Math.max(
    ...sizes.map(({ fanOut }) => fanOut),
    network.outputDim,
    ...(differentiated ? [encoding.outputDim] : []),
  );
  const bufferStride = strideOf(widest);
  // One of them holds the outputs of a layer before its activation, if that is not ReLU.
  const activated = network.hiddenActivations.some(({ kind }) => kind !== 'relu');
  const buffered = purpose === 'training' || activated;
  const floatsPerPoint =
    [...strides, ...slopeStrides].reduce((sum, stride) => sum + stride, logitStride) +
    (buffered ? 2 * bufferStride : 0);
  const blockPoints = pointsPerBlock(floatsPerPoint * FLOAT_BYTES);
  const room = (stride: number): number => (blockPoints * stride + SLACK) * FLOAT_BYTES;

  const layers = sizes.map(({ fanIn, fanOut }, layer): LayerLayout => {
    const columns = roundUp(fanOut, tile.width);
    const transposed = (layer > 0 || differentiated) && ofTraining(roundUp(fanIn, panelWidth(tile)) * fanOut);
    return {
      fanIn,
      fanOut,
      weights: takeParameters(roundUp(fanIn, tile.rows) * columns),
      biases: takeParameters(columns),
      transposed: transposed ? memory.take(transposed * FLOAT_BYTES) : 0,
      input: slot.take(room(strides[layer]!)),
      inputStride: strides[layer]!,
      slopes: slopeStrides[layer] ? slot.take(room(slopeStrides[layer])) : 0,
      slopeStride: slopeStrides[layer]!,
    };
  });
  const logits = slot.take(room(logitStride));
  const frequencyStride = roundUp(frequencyCount, WAVES);
  const encodingFloats = trainable ? frequencyStride : 0;
  const trainedFrequencies = takeParameters(inputDim * encodingFloats);
  const trainedAmplitudes = takeParameters(encodingFloats);
  const parameterBytes = parameters.end;
  const lanes = mostLanes(field);
  const slots = Math.max(threads, ofTraining(slotsKept(blockPoints)));
  const bufferBytes = buffered ? roundUp(room(bufferStride), ALIGNMENT) : 0;
  const threadBytes = 2 * bufferBytes + roundUp(DOUBLE_BYTES * inputDim, ALIGNMENT);
  const parametersAt = memory.take(parameterBytes);
  const encodingPlaces = trainable
    ? {
        frequencies: parametersAt + trainedFrequencies * FLOAT_BYTES,
        amplitudes: parametersAt + trainedAmplitudes * FLOAT_BYTES,
      }
    : {
        frequencies: memory.take(inputDim * frequencyStride * FLOAT_BYTES),
        amplitudes: memory.take(frequencyStride * FLOAT_BYTES),
      };
  const places = {
    layerTable: memory.take(LAYER_BYTES * layers.length),
    jobs: memory.take(MOST_JOBS * JOB_BYTES),
    firstMoments: memory.take(ofTraining(parameterBytes)),
    secondMoments: memory.take(ofTraining(parameterBytes)),
    losses: memory.take(DOUBLE_BYTES * lanes),
    coordinates: memory.take(ROUND_POINTS * inputDim * FLOAT_BYTES),
    targets: memory.take(ofTraining((ROUND_POINTS * network.outputDim + SLACK) * FLOAT_BYTES)),
    values: memory.take(ROUND_POINTS * network.outputDim * FLOAT_BYTES),
    scratch: memory.take(threads * threadBytes),
    gradients: memory.take(ofTraining(lanes * parameterBytes)),
    slots: memory.take(slots * slot.end),
  };
  const grid = encoding.kind === 'grid' ? layOutGrid(encoding, purpose, memory, threads) : undefined;
  if (memory.end > MOST_BYTES)
    throw new RangeError(
      `createTrainer, createEvaluator: the field must need at most 4 GiB of memory, got ${(memory.end / 2 ** 30).toFixed(1)} GiB. Use fewer or smaller layers, smaller tables, or tfjsEngine().`,
    );
  return {
    layers,
    parameters: parametersAt,
    parameterCount: parameterBytes / FLOAT_BYTES,
    ...encodingPlaces,
    frequencyStride,
    trainedFrequencies,
    trainedAmplitudes,
    blockPoints,
    slotBytes: slot.end,
    logits,
    logitStride,
    threadBytes,
    bufferBytes,
    bufferStride,
    ...places,
    grid,
    bytes: memory.end,
  };
}

/** Returns how many frequencies there are, and whether they are trained; a grid has none. */
export function fourierPart(encoding: Encoding): { frequencyCount: number; trainable: boolean } {
  return encoding.kind === 'fourier' ? encoding : { frequencyCount: 0, trainable: false };
}

/**
 * Returns the number of blocks that keep their activations between the passes of an indirect batch: those of its points, and
 * one more per lane, which may end with a block that is not full. So few points have the lanes of a small batch.
 */
export function slotsKept(blockPoints: number): number {
  return Math.ceil(MOST_POINTS_KEPT / blockPoints) + SMALL_BATCH_LANES;
}

/** Returns the floats between rows of activations: no power of two, with which all rows would share the same cache sets. */
function strideOf(channels: number): number {
  return roundUp(channels, SLACK) + SLACK;
}

/** Returns the floats between rows of a layer's slopes: none with ReLU, two rows of channels side by side with `wire`. */
function slopeStrideOf({ hiddenActivations, width }: Network, layer: number): number {
  const activation = hiddenActivations[layer];
  if (!activation || activation.kind === 'relu') return 0;
  return strideOf(width) * (activation.kind === 'wire' ? 2 : 1);
}

function pointsPerBlock(bytesPerPoint: number): number {
  const fitting = Math.floor(BLOCK_BYTES / bytesPerPoint / BLOCK_UNIT) * BLOCK_UNIT;
  return Math.min(Math.max(fitting, BLOCK_UNIT), MOST_BLOCK_POINTS);
}
