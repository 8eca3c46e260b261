import { checkFieldOptions, type FieldName, fieldOptions } from '@fourier-features/core';
import { validatedJson } from '@fourier-features/core/validate';
import type { GenericSchema } from 'valibot';
import type { FitSettings } from './settings.ts';

/** Settings as they are stored: older ones have no field, and are of `fourier`. */
type Stored = Omit<FitSettings, 'field'> & { readonly field?: FieldName };

/**
 * Returns settings that were stored as JSON.
 *
 * @throws RangeError of one line if they do not fit the schema, or are not those of their field.
 */
export function decodedSettings<Settings extends Stored>(
  schema: GenericSchema<Settings>,
  json: string,
): Settings & { readonly field: FieldName } {
  const stored = validatedJson('decodeSettings: settings', schema, json);
  const settings = { field: 'fourier' as const, ...stored };
  const { field, input: _, ...rest } = settings;
  const given = Object.fromEntries(optionNames.map((name) => [name, rest[name]]));
  checkFieldOptions('decodeSettings', field, given);
  for (const name of fieldOptions[field])
    if (name !== 'scale' && (given[name] ?? null) === null)
      throw new RangeError(`decodeSettings: settings.${name} must be given for the field ${field}`);
  return settings;
}

const optionNames = [...new Set(Object.values(fieldOptions).flat())];
