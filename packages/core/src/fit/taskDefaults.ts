import { checkOneOf } from '../check.ts';
import type { ScaledEncodingName } from '../encodings/byName.ts';
import type { Optimizer } from '../optimizer.ts';
import type { FieldHyperparameters, FieldName } from './fieldName.ts';
import type { LearningRate } from './schedule.ts';

/** What a task recommends for one of its encodings. */
export interface EncodingDefaults {
  /** Cycles per unit of the domain; null for encodings without a scale. */
  readonly scale: number | null;
  readonly learningRate: LearningRate;
}

/** What a task recommends for a field, in addition to what all fields share. */
export interface FieldDefaults extends FieldHyperparameters {
  /** Channels of each hidden layer; absent from `grid`. */
  readonly width?: number;
  /** Number of dense layers, output included; absent from `grid`. */
  readonly depth?: number;
  readonly learningRate: LearningRate;
  /** Adam with its customary constants if absent. */
  readonly optimizer?: Optimizer;
}

/** Name of a field that has no encoding by name. */
export type OtherFieldName = Exclude<FieldName, 'fourier'>;

/** What a task recommends for training; `encodings` has an entry for each encoding of the task. */
export interface TaskDefaults<Name extends ScaledEncodingName> {
  readonly encoding: Name;
  readonly encodings: Readonly<Record<Name, EncodingDefaults>>;
  /**
   * What is recommended for fields other than `fourier`. If `finestCells` of a grid is absent, it is the number of samples
   * along the longest side of the data.
   */
  readonly fields: Readonly<Record<OtherFieldName, FieldDefaults>>;
  /** Number of frequencies m of `fourier`. */
  readonly frequencyCount: number;
  /** Channels of each hidden layer of `fourier`. */
  readonly width: number;
  /** Number of dense layers of `fourier`, output included. */
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

/**
 * Returns what a task recommends for a field other than `fourier`, on data with `cells` samples along the longest side: grids
 * have as many cells there, unless the task fixes their number.
 *
 * @throws RangeError if there is no field of that name.
 * @example
 * import { fieldDefaults } from '@fourier-features/core';
 * import * as image from '@fourier-features/image';
 *
 * fieldDefaults('fit', image.defaults, 'grid', 64).finestCells; // 64
 */
export function fieldDefaults(
  caller: string,
  { fields }: { readonly fields: Readonly<Record<OtherFieldName, FieldDefaults>> },
  field: OtherFieldName,
  cells?: number,
): FieldDefaults {
  checkOneOf(caller, 'field', field, Object.keys(fields));
  const defaults = fields[field];
  if (field !== 'hash' && field !== 'grid') return defaults;
  const { finestCells = cells, coarsestCells } = defaults;
  if (finestCells === undefined) return defaults;
  return {
    ...defaults,
    finestCells,
    ...(coarsestCells === undefined ? {} : { coarsestCells: Math.min(coarsestCells, finestCells) }),
  };
}
