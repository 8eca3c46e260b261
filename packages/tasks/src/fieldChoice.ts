import { type FieldName, fieldNames, type ScaledEncodingName } from '@fourier-features/core';
import type { FieldChoice, FitSettings } from './settings.ts';

/**
 * Returns what settings are of, by the name that `Task.settings` takes: the encoding of `fourier`, or the field. Folders and
 * rows of a comparison are named after it.
 *
 * @example
 * import { choiceOf } from '@fourier-features/tasks';
 *
 * choiceOf({ field: 'fourier', encoding: 'gaussian' }); // 'gaussian'
 * choiceOf({ field: 'siren', encoding: null }); // 'siren'
 */
export function choiceOf({ field, encoding }: Pick<FitSettings, 'field' | 'encoding'>): FieldChoice {
  return encoding ?? field;
}

/** Returns the field of a choice, and its encoding if the choice is one. */
export function fieldOfChoice(choice: FieldChoice): {
  readonly field: FieldName;
  readonly encoding?: ScaledEncodingName;
} {
  return isField(choice) ? { field: choice } : { field: 'fourier', encoding: choice };
}

function isField(choice: FieldChoice): choice is FieldName {
  return (fieldNames as readonly string[]).includes(choice);
}
