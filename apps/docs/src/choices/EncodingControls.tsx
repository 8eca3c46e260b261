import { encodingLook } from '@fourier-features/components/charts/encodings.ts';
import { NumberField } from '@fourier-features/components/controls/Fields.tsx';
import { type ComparedEncoding, scaleLimits, type TrainingChoices } from './trainingChoices.ts';

export interface EncodingControlsProps {
  readonly training: TrainingChoices;
  /** Scales that the task chooses by default, in cycles per side. */
  readonly defaultScales: Readonly<Record<'positional' | 'gaussian', number>>;
  /** Unit of the scales. */
  readonly unit?: string;
  readonly disabled: boolean;
  onChange(part: Partial<TrainingChoices>): void;
}

const ENCODINGS: readonly ComparedEncoding[] = ['none', 'basic', 'positional', 'gaussian'];

/** Chooses which encodings are trained side by side, and their scales. */
export function EncodingControls({
  training,
  defaultScales,
  unit = 'cycles per side',
  disabled,
  onChange,
}: EncodingControlsProps) {
  const { encodings, scales } = training;
  const toggle = (name: ComparedEncoding): void => {
    const next = ENCODINGS.filter((each) => encodings.includes(each) !== (each === name));
    if (next.length > 0) onChange({ encodings: next });
  };
  return (
    <fieldset class="row encodings" disabled={disabled}>
      <legend>Encodings</legend>
      {ENCODINGS.map((name) => (
        <label class="field toggle" key={name}>
          <input type="checkbox" checked={encodings.includes(name)} onChange={() => toggle(name)} />
          <span>{encodingLook(name).label}</span>
        </label>
      ))}
      {(['positional', 'gaussian'] as const)
        .filter((name) => encodings.includes(name))
        .map((name) => (
          <NumberField
            key={name}
            label={`Scale, ${encodingLook(name).label}`}
            unit={unit}
            {...scaleLimits[name]}
            step="any"
            value={scales[name] ?? Number(defaultScales[name].toPrecision(3))}
            onChange={(value) => onChange({ scales: { ...scales, [name]: value } })}
          />
        ))}
    </fieldset>
  );
}
