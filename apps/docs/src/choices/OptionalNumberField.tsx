import { useId, useState } from 'preact/hooks';

export interface OptionalNumberFieldProps {
  readonly label: string;
  readonly unit?: string;
  readonly value: number | null;
  onChange(value: number | null): void;
}

/** A number that may be left empty, for what the input says. */
export function OptionalNumberField({ label, unit, value, onChange }: OptionalNumberFieldProps) {
  const id = useId();
  /** What is being typed: the page is rendered again meanwhile, while a training runs. */
  const [draft, setDraft] = useState<string>();
  return (
    <div class="field">
      <label for={id}>
        {label}
        {unit ? <span class="unit"> ({unit})</span> : null}
      </label>
      <input
        id={id}
        type="number"
        step="any"
        placeholder="automatic"
        value={draft ?? value ?? ''}
        onInput={({ currentTarget }) => setDraft(currentTarget.value)}
        onBlur={() => setDraft(undefined)}
        onChange={({ currentTarget: { valueAsNumber } }) => {
          setDraft(undefined);
          onChange(Number.isFinite(valueAsNumber) ? valueAsNumber : null);
        }}
      />
    </div>
  );
}
