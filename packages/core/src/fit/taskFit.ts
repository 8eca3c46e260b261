import { checkOneOf } from '../check.ts';
import { type EncodingSetting, encodingByName, type ScaledEncodingName } from '../encodings/byName.ts';
import type { Engine } from '../engine.ts';
import { type Field, initialField } from '../field.ts';
import type { OutputActivation } from '../network/network.ts';
import type { FitRandoms } from '../random/seededRandoms.ts';
import type { Checkpoint } from './checkpoint.ts';
import type { LearningRate } from './schedule.ts';
import type { StopRule } from './stopping.ts';

/** What a task recommends for one of its encodings. */
export interface EncodingDefaults {
  /** Cycles per unit of the domain; null for encodings without a scale. */
  readonly scale: number | null;
  readonly learningRate: LearningRate;
}

/** What a task recommends for training; `encodings` has an entry for each encoding of the task. */
export interface TaskDefaults<Name extends ScaledEncodingName> {
  readonly encoding: Name;
  readonly encodings: Readonly<Record<Name, EncodingDefaults>>;
  /** Number of frequencies m. */
  readonly frequencyCount: number;
  /** Channels of each hidden layer. */
  readonly width: number;
  /** Number of dense layers, output included. */
  readonly depth: number;
  /** Updates in total. */
  readonly steps: number;
  readonly seed: number;
}

/**
 * Returns what a task recommends for one of its encodings.
 *
 * @throws RangeError if the task has no encoding of that name.
 * @example
 * import { encodingDefaults } from '@fourier-features/core';
 *
 * const encodings = { none: { scale: null, learningRate: 1e-2 }, gaussian: { scale: 10, learningRate: 1e-3 } };
 * encodingDefaults('fit', { encodings }, 'gaussian').scale; // 10
 */
export function encodingDefaults(
  caller: string,
  { encodings }: { readonly encodings: Readonly<Partial<Record<ScaledEncodingName, EncodingDefaults>>> },
  encoding: ScaledEncodingName,
): EncodingDefaults {
  checkOneOf(caller, 'encoding', encoding, Object.keys(encodings));
  return encodings[encoding]!;
}

/** What the fits of all tasks accept in addition to their data: the encoding, the network and the training. */
export interface TaskFitOptions<Name extends ScaledEncodingName> {
  engine: Engine;
  /** Name of the encoding. */
  encoding?: Name;
  /** Cycles per unit of the domain; null for encodings without a scale. By default the task's for the encoding. */
  scale?: number | null;
  /** Number of frequencies m. */
  frequencyCount?: number;
  /** Channels of each hidden layer. */
  width?: number;
  /** Number of dense layers, output included. */
  depth?: number;
  /** Updates in total. */
  steps?: number;
  /** Constant rate or schedule of Adam; by default the task's for the encoding. */
  learningRate?: LearningRate;
  /** Seed for the random generators; not used if `randoms` is given. */
  seed?: number;
  /** Random generators; by default `seededRandoms(seed)`. */
  randoms?: FitRandoms;
  /** Steps between measurements. */
  measureEvery?: number;
  /** Rules for stopping before the last step, by the measures of the task. */
  stop?: StopRule | readonly StopRule[];
  /** Seconds between checkpoint events; none by default. */
  checkpointSeconds?: number;
  /** Checkpoint to continue from; its field replaces encoding, scale and network of the options. */
  resume?: Checkpoint;
  /** Ends the run, also within a step or a measurement; the checkpoint of the end event continues it. */
  signal?: AbortSignal;
}

export interface TaskFieldOptions extends EncodingSetting {
  /** Name of the encoding. */
  encoding: ScaledEncodingName;
  /** Cycles per unit of the domain; null for encodings without a scale. */
  scale: number | null;
  /** Number of frequencies m. */
  frequencyCount: number;
  /** Channels of each hidden layer. */
  width: number;
  /** Number of dense layers, output included. */
  depth: number;
  /** Number of values c at each point. */
  outputDim: number;
  outputActivation: OutputActivation;
  /** `[outputDim]`, added to the initial biases of the output layer, before its activation; nothing by default. */
  outputBias?: readonly number[] | undefined;
  /** Random generators of the fit. */
  randoms: FitRandoms;
}

/**
 * Returns the initial field of a task's fit: the encoding of that name and a network, drawn from the fit's generators.
 *
 * @throws RangeError if the encoding's scale is missing or out of range, or a size is not a positive integer.
 * @example
 * import { seededRandoms, taskField } from '@fourier-features/core';
 *
 * const network = { width: 16, depth: 2, outputDim: 1, outputActivation: 'sigmoid' } as const;
 * const field = taskField({ encoding: 'gaussian', scale: 10, frequencyCount: 8, inputDim: 2, ...network, randoms: seededRandoms(0) });
 */
export function taskField({
  encoding,
  scale,
  frequencyCount,
  width,
  depth,
  outputDim,
  outputActivation,
  outputBias,
  randoms,
  ...setting
}: TaskFieldOptions): Field {
  return initialField({
    encoding: encodingByName(encoding, { ...setting, scale, frequencyCount, random: randoms.encoding }),
    outputDim,
    width,
    depth,
    outputActivation,
    outputBias,
    random: randoms.network,
  });
}
