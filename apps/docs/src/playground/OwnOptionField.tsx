import { NumberField, SelectField } from '@fourier-features/components/controls/Fields.tsx';
import type { OtherFieldName } from '@fourier-features/core';
import { OptionalNumberField } from '../choices/OptionalNumberField.tsx';
import { type OwnOptionName, ownDefault, ownOption } from './ownOptions.ts';

export interface OwnOptionFieldProps {
  readonly field: OtherFieldName;
  readonly name: OwnOptionName;
  /** Undefined for the default. */
  readonly value: number | string | undefined;
  onChange(value: number | string | undefined): void;
}

/** Chooses one option of a field. */
export function OwnOptionField({ field, name, value, onChange }: OwnOptionFieldProps) {
  const { label, values, range, integer = false } = ownOption(name);
  const shown = value ?? ownDefault(field, name);
  if (values)
    return (
      <SelectField
        label={label}
        value={String(shown)}
        options={values.map((each) => ({
          value: String(each),
          label: typeof each === 'number' ? each.toLocaleString('en') : each,
        }))}
        onChange={(text) => onChange(values.find((each) => String(each) === text))}
      />
    );
  const { min, max } = range!;
  if (ownDefault(field, name) === undefined)
    return (
      <OptionalNumberField
        label={label}
        value={value === undefined ? null : Number(value)}
        onChange={(next) =>
          onChange(next === null ? undefined : Math.min(max, Math.max(min, Math.round(next))))
        }
      />
    );
  return (
    <NumberField
      label={label}
      value={Number(shown)}
      {...{ min, max }}
      step={integer ? 1 : 'any'}
      onChange={onChange}
    />
  );
}
