import { encodingLook } from '@fourier-features/components/charts/encodings.ts';
import { SelectField, type SelectOption } from '@fourier-features/components/controls/Fields.tsx';
import { comparedEncodings } from '@fourier-features/image';
import { isOtherField } from '../live/otherField.ts';
import { EncodingLaneControls } from './EncodingLaneControls.tsx';
import { OtherLaneControls } from './OtherLaneControls.tsx';
import {
  encodingNames,
  type LaneName,
  type LaneSettings,
  laneOf,
  MOST_LANES,
  otherFieldNames,
} from './settings.ts';

export interface LaneControlsProps {
  readonly lanes: readonly LaneSettings[];
  readonly disabled: boolean;
  onChange(lanes: readonly LaneSettings[]): void;
}

const option =
  (group: string) =>
  (value: LaneName): SelectOption<LaneName> => ({ value, group, label: encodingLook(value).label });

const isGrid = (name: LaneName): boolean => name === 'hash' || name === 'grid';

const OPTIONS = [
  ...encodingNames.map(option('Encodings, ReLU')),
  ...otherFieldNames.filter((name) => !isGrid(name)).map(option('Activations')),
  ...otherFieldNames.filter(isGrid).map(option('Grids')),
];

/** Chooses the fields that race. */
export function LaneControls({ lanes, disabled, onChange }: LaneControlsProps) {
  const replace = (index: number, lane: LaneSettings): void =>
    onChange(lanes.map((each, i) => (i === index ? lane : each)));
  const unused = comparedEncodings.find((encoding) => lanes.every(({ name }) => encoding !== name));
  return (
    <div class="lanes">
      {lanes.map((lane, i) => (
        <fieldset key={`${i}`} class="lane" disabled={disabled}>
          <legend>Field {i + 1}</legend>
          <SelectField
            label="Kind"
            value={lane.name}
            options={OPTIONS}
            onChange={(name) => replace(i, laneOf(name))}
          />
          {isOtherField(lane) ? (
            <OtherLaneControls lane={lane} onChange={(next) => replace(i, next)} />
          ) : (
            <EncodingLaneControls lane={lane} onChange={(next) => replace(i, next)} />
          )}
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
        onClick={() => onChange([...lanes, laneOf(unused ?? 'gaussian')])}
      >
        Add a field
      </button>
    </div>
  );
}
