export interface SampleButtonsProps<Name extends string> {
  readonly legend: string;
  readonly samples: readonly { readonly name: Name; readonly label?: string }[];
  /** Name of the sample that is open. */
  readonly chosen: string | null | undefined;
  readonly disabled: boolean;
  onChoose(name: Name): void;
}

/** Buttons that open what a demo brings with it. */
export function SampleButtons<Name extends string>({
  legend,
  samples,
  chosen,
  disabled,
  onChoose,
}: SampleButtonsProps<Name>) {
  return (
    <fieldset class="samples">
      <legend>{legend}</legend>
      {samples.map(({ name, label = name }) => (
        <button
          type="button"
          key={name}
          aria-pressed={chosen === name}
          disabled={disabled}
          onClick={() => onChoose(name)}
        >
          {label}
        </button>
      ))}
    </fieldset>
  );
}
