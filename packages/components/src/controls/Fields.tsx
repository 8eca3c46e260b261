import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';

export interface NumberFieldProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step?: number | 'any';
  readonly unit?: string;
  readonly disabled?: boolean;
  readonly title?: string;
  onChange(value: number): void;
}

/** A number that is typed; values out of range or between steps are brought to the nearest when the field is left. */
export function NumberField({
  label,
  value,
  min,
  max,
  step = 1,
  unit,
  disabled,
  title,
  onChange,
}: NumberFieldProps) {
  const id = useId();
  /** What is being typed: the page is rendered again meanwhile, while a training runs. */
  const [draft, setDraft] = useState<string>();
  return (
    <div class="field" title={title}>
      <label for={id}>
        {label}
        {unit ? <span class="unit"> ({unit})</span> : null}
      </label>
      <input
        id={id}
        type="number"
        value={draft ?? value}
        min={min}
        max={max}
        step={step}
        disabled={disabled}
        onInput={({ currentTarget }) => setDraft(currentTarget.value)}
        onBlur={() => setDraft(undefined)}
        onChange={({ currentTarget }) => {
          const typed = currentTarget.valueAsNumber;
          const stepped = step === 'any' ? typed : Math.round(typed / step) * step;
          const valid = Number.isFinite(typed) ? Math.min(max, Math.max(min, stepped)) : value;
          currentTarget.value = String(valid);
          setDraft(undefined);
          onChange(valid);
        }}
      />
    </div>
  );
}

export interface SliderFieldProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** Text of the value, with its unit. */
  readonly text: string;
  readonly disabled?: boolean;
  onInput(value: number): void;
}

/** A number that is dragged. */
export function SliderField({ label, value, min, max, step, text, disabled, onInput }: SliderFieldProps) {
  const id = useId();
  return (
    <div class="field slider">
      <label for={id}>
        {label} <output for={id}>{text}</output>
      </label>
      <input
        id={id}
        type="range"
        value={value}
        min={min}
        max={max}
        step={step}
        disabled={disabled}
        aria-valuetext={text}
        onInput={({ currentTarget }) => onInput(currentTarget.valueAsNumber)}
      />
    </div>
  );
}

export interface SelectOption<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly group?: string | undefined;
}

export interface SelectFieldProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  /** Options with the same `group` stand together under its name. */
  readonly options: readonly SelectOption<Value>[];
  readonly disabled?: boolean;
  onChange(value: Value): void;
}

/** One of some values. */
export function SelectField<Value extends string>({
  label,
  value,
  options,
  disabled,
  onChange,
}: SelectFieldProps<Value>) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select
        id={id}
        value={value}
        disabled={disabled}
        onChange={({ currentTarget }) => onChange(currentTarget.value as Value)}
      >
        {[...new Set(options.map(({ group }) => group))].map((name) => {
          const members = options
            .filter(({ group }) => group === name)
            .map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ));
          return name === undefined ? (
            members
          ) : (
            <optgroup key={name} label={name}>
              {members}
            </optgroup>
          );
        })}
      </select>
    </div>
  );
}

export interface ToggleFieldProps {
  readonly label: ComponentChildren;
  readonly checked: boolean;
  readonly disabled?: boolean;
  onChange(checked: boolean): void;
}

/** A switch. */
export function ToggleField({ label, checked, disabled, onChange }: ToggleFieldProps) {
  return (
    <label class="field toggle">
      <input
        type="checkbox"
        checked={checked}
        disabled={disabled}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      />
      <span>{label}</span>
    </label>
  );
}
