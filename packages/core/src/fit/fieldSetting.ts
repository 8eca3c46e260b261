import { checkOneOf } from '../check.ts';
import type { ScaledEncodingName } from '../encodings/byName.ts';
import { adam, type Optimizer } from '../optimizer.ts';
import {
  type FieldHyperparameters,
  type FieldName,
  type FieldOptionName,
  fieldNames,
  fieldOptions,
} from './fieldName.ts';
import type { LearningRate } from './schedule.ts';
import {
  type EncodingDefaults,
  encodingDefaults,
  type FieldDefaults,
  fieldDefaults,
  type TaskDefaults,
} from './taskDefaults.ts';

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

/** What a task recommends for the data at hand. */
export interface FieldRecommendations<Name extends ScaledEncodingName> {
  readonly defaults: Omit<TaskDefaults<Name>, 'encodings' | 'steps' | 'seed'> & {
    readonly encodings: Readonly<Partial<Record<ScaledEncodingName, EncodingDefaults>>>;
  };
  /** Samples along the longest side of the data: grids have as many cells there. Absent if the defaults fix their number. */
  readonly cells?: number;
  /** Returns the scale of an encoding that suits the data; by default the one of the defaults. */
  scale?(encoding: Name): number | null;
}

/** Options of a training that decide its field and how that is updated. */
export interface FieldTrainingOptions<Name extends ScaledEncodingName = ScaledEncodingName>
  extends FieldSetting<Name> {
  /** Constant rate or schedule; by default the task's for the field, and for the encoding if it has one. */
  readonly learningRate?: LearningRate;
  /** Optimiser; by default the task's for the field. */
  readonly optimizer?: Optimizer;
}

/** A field and how it is updated, complete, and the options that are not about it. */
export interface ChosenField<Rest> {
  readonly setting: FieldSetting & { readonly field: FieldName };
  readonly learningRate: LearningRate;
  readonly optimizer: Optimizer;
  readonly rest: Rest;
}

const ownNames: ReadonlySet<string> = new Set<keyof FieldTrainingOptions>([
  'field',
  'learningRate',
  'optimizer',
  ...Object.values(fieldOptions).flat(),
]);

/**
 * Completes the options of a field by what a task recommends, and parts them from the others.
 *
 * @throws RangeError if there is no field of that name, the task does not have the encoding, or an option is one that the
 * field does not have.
 * @example
 * import { chooseField } from '@fourier-features/core';
 * import { defaults } from '@fourier-features/image';
 *
 * const { setting } = chooseField('fit', { field: 'siren', omega: 20 }, { defaults, cells: 64 });
 */
export function chooseField<Name extends ScaledEncodingName, Options extends FieldTrainingOptions<Name>>(
  caller: string,
  options: Options,
  recommended: FieldRecommendations<Name>,
): ChosenField<Omit<Options, keyof FieldTrainingOptions>> {
  const { field = 'fourier' } = options;
  const entries = Object.entries(options);
  const {
    field: _,
    learningRate,
    optimizer,
    ...given
  }: FieldTrainingOptions<Name> = Object.fromEntries(entries.filter(([name]) => ownNames.has(name)));
  const rest = Object.fromEntries(entries.filter(([name]) => !ownNames.has(name)));
  checkFieldOptions(caller, field, given);
  const defaults = recommendedFor(caller, recommended, field, options.encoding);
  const chosen = fieldOptions[field].map((name) => [
    name,
    given[name] === undefined ? defaults[name] : given[name],
  ]);
  return {
    setting: { field, ...Object.fromEntries(chosen) },
    learningRate: learningRate ?? defaults.learningRate,
    optimizer: optimizer ?? defaults.optimizer ?? adam(),
    rest: rest as Omit<Options, keyof FieldTrainingOptions>,
  };
}

function recommendedFor<Name extends ScaledEncodingName>(
  caller: string,
  recommended: FieldRecommendations<Name>,
  field: FieldName,
  encoding: Name = recommended.defaults.encoding,
): FieldDefaults & FieldSetting<Name> {
  const { defaults, cells } = recommended;
  if (field !== 'fourier') return fieldDefaults(caller, defaults, field, cells);
  const { scale, learningRate } = encodingDefaults(caller, defaults, encoding);
  const { frequencyCount, width, depth } = defaults;
  return {
    encoding,
    scale: recommended.scale ? recommended.scale(encoding) : scale,
    frequencyCount,
    width,
    depth,
    learningRate,
  };
}

/**
 * Checks that the options given are ones that a field has; those that are undefined or null are not given.
 *
 * @throws RangeError if there is no field of that name, or it does not have one of the options.
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
