import type { ScaledEncodingName } from '../encodings/byName.ts';
import { adam, type Optimizer } from '../optimizer.ts';
import { type FieldName, fieldOptions } from './fieldName.ts';
import { fieldParts } from './fieldParts.ts';
import { checkFieldOptions, type FieldSetting, type FieldTrainingOptions } from './fieldSetting.ts';
import { hashCells } from './hashCells.ts';
import type { LearningRate } from './schedule.ts';
import {
  type EncodingDefaults,
  encodingDefaults,
  type FieldDefaults,
  fieldDefaults,
  type TaskDefaults,
} from './taskDefaults.ts';

/** What a task recommends for the data at hand. */
export interface FieldRecommendations<Name extends ScaledEncodingName> {
  readonly defaults: Omit<TaskDefaults<Name>, 'encodings' | 'steps' | 'seed'> & {
    readonly encodings: Readonly<Partial<Record<ScaledEncodingName, EncodingDefaults>>>;
  };
  /** Samples along the longest side of the data: grids have as many cells there. Absent if the defaults fix their number. */
  readonly cells?: number;
  /** Number of coordinates d. */
  readonly inputDim: number;
  /** Returns the scale of an encoding that suits the data; by default the one of the defaults. */
  scale?(encoding: Name): number | null;
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
 * field does not have, or, of fields other than `fourier`, out of range.
 * @example
 * import { chooseField } from '@fourier-features/core';
 * import { defaults } from '@fourier-features/image';
 *
 * const { setting } = chooseField('fit', { field: 'siren', omega: 20 }, { defaults, cells: 64, inputDim: 2 });
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
  const defaults = recommendedFor(caller, recommended, field, given);
  const chosen = fieldOptions[field].map((name) => [
    name,
    given[name] === undefined ? defaults[name] : given[name],
  ]);
  const setting: ChosenField<unknown>['setting'] = { field, ...Object.fromEntries(chosen) };
  if (field !== 'fourier')
    fieldParts(caller, field, setting, { inputDim: recommended.inputDim, outputDim: 1 });
  return {
    setting,
    learningRate: learningRate ?? defaults.learningRate,
    optimizer: optimizer ?? defaults.optimizer ?? adam(),
    rest: rest as Omit<Options, keyof FieldTrainingOptions>,
  };
}

function recommendedFor<Name extends ScaledEncodingName>(
  caller: string,
  recommended: FieldRecommendations<Name>,
  field: FieldName,
  given: FieldSetting<Name>,
): FieldDefaults & FieldSetting<Name> {
  const { defaults, cells } = recommended;
  if (field !== 'fourier') {
    const own = fieldDefaults(caller, defaults, field, cells);
    return field === 'hash' ? { ...own, ...hashCells(given, own) } : own;
  }
  const { encoding = defaults.encoding } = given;
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
