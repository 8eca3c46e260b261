import { encodingLook } from '@fourier-features/components/charts/encodings.ts';
import { NumberField, SelectField } from '@fourier-features/components/controls/Fields.tsx';
import { comparedEncodings, defaults, type EncodingName } from '@fourier-features/image';
import { hasScale, type LaneSettings, MOST_LANES, scaleLimits } from './settings.ts';

export interface LaneControlsProps {
  readonly lanes: readonly LaneSettings[];
  readonly disabled: boolean;
  onChange(lanes: readonly LaneSettings[]): void;
}

const OPTIONS = (Object.keys(defaults.encodings) as EncodingName[]).map((value) => ({
  value,
  label: encodingLook(value).label,
}));

/** Chooses the encodings that race. */
export function LaneControls({ lanes, disabled, onChange }: LaneControlsProps) {
  const replace = (index: number, lane: LaneSettings): void =>
    onChange(lanes.map((each, i) => (i === index ? lane : each)));
  const unused = comparedEncodings.find((name) => lanes.every(({ encoding }) => encoding !== name));
  return (
    <div class="lanes">
      {lanes.map((lane, i) => (
        <fieldset key={`${i}`} class="lane" disabled={disabled}>
          <legend>Field {i + 1}</legend>
          <SelectField
            label="Encoding"
            value={lane.encoding}
            options={OPTIONS}
            onChange={(encoding) => replace(i, { encoding, scale: null })}
          />
          {hasScale(lane.encoding) ? (
            <NumberField
              label="Scale"
              unit="cycles per side"
              value={lane.scale ?? defaults.encodings[lane.encoding].scale ?? 1}
              {...scaleLimits(lane.encoding)}
              step="any"
              onChange={(scale) => replace(i, { ...lane, scale })}
            />
          ) : null}
          {lanes.length > 1 ? (
            <button
              type="button"
              aria-label={`Remove field ${i + 1}`}
              onClick={() => onChange(lanes.filter((_, other) => other !== i))}
            >
              Remove
            </button>
          ) : null}
        </fieldset>
      ))}
      <button
        type="button"
        disabled={disabled || lanes.length >= MOST_LANES}
        onClick={() => onChange([...lanes, { encoding: unused ?? 'gaussian', scale: null }])}
      >
        Add a field
      </button>
    </div>
  );
}
