import { useId } from 'preact/hooks';

export interface OptionalNumberFieldProps {
  readonly label: string;
  readonly unit: string;
  readonly value: number | null;
  onChange(value: number | null): void;
}

/** A number that may be left empty, for what the input says. */
export function OptionalNumberField({ label, unit, value, onChange }: OptionalNumberFieldProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>
        {label}
        <span class="unit"> ({unit})</span>
      </label>
      <input
        id={id}
        type="number"
        step="any"
        placeholder="automatic"
        value={value ?? ''}
        onChange={({ currentTarget: { valueAsNumber } }) =>
          onChange(Number.isFinite(valueAsNumber) ? valueAsNumber : null)
        }
      />
    </div>
  );
}
