import { checkOneOf } from '../check.ts';
import type { ScaledEncodingName } from '../encodings/byName.ts';
import type { Optimizer } from '../optimizer.ts';
import {
  type FieldHyperparameters,
  type FieldName,
  type FieldOptionName,
  fieldNames,
  fieldOptions,
} from './fieldName.ts';
import type { LearningRate } from './schedule.ts';

/** What describes a field. Which of the options a field has is in `fieldOptions`. */
export interface FieldSetting<Name extends ScaledEncodingName = ScaledEncodingName>
  extends FieldHyperparameters {
  /** Kind of field; `fourier` by default. */
  readonly field?: FieldName;
  /** Name of the encoding of `fourier`. */
  readonly encoding?: Name;
  /** Cycles per unit of the domain, of `fourier`; null for encodings without a scale. By default the task's for the encoding. */
  readonly scale?: number | null;
  /** Number of frequencies m of `fourier`. */
  readonly frequencyCount?: number;
  /** Channels of each hidden layer; by default the task's for the field, as all below. `grid` has none. */
  readonly width?: number;
  /** Number of dense layers, output included. `grid` has none. */
  readonly depth?: number;
}

/** Options of a training that decide its field and how that is updated. */
export interface FieldTrainingOptions<Name extends ScaledEncodingName = ScaledEncodingName>
  extends FieldSetting<Name> {
  /** Constant rate or schedule; by default the task's for the field, and for the encoding if it has one. */
  readonly learningRate?: LearningRate;
  /** Optimiser; by default the task's for the field. */
  readonly optimizer?: Optimizer;
}

/**
 * Checks that the options given are ones that a field has; those that are undefined or null are not given.
 *
 * @throws RangeError if there is no field of that name, or it does not have one of the options.
 * @example
 * import { checkFieldOptions } from '@fourier-features/core';
 *
 * checkFieldOptions('fit', 'siren', { omega: 30 });
 */
export function checkFieldOptions(
  caller: string,
  field: FieldName,
  given: Readonly<Partial<Record<FieldOptionName, unknown>>>,
): void {
  checkOneOf(caller, 'field', field, fieldNames);
  const own = fieldOptions[field];
  for (const [name, value] of Object.entries(given))
    if (value !== undefined && value !== null && !own.some((option) => option === name))
      throw new RangeError(
        `${caller}: ${name} must be left out with the field ${field}, got ${value}. Its options are ${own.join(', ')}.`,
      );
}
