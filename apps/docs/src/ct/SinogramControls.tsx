import { NumberField, SelectField } from '@fourier-features/components/controls/Fields.tsx';
import { sinogramConventions } from '@fourier-features/tasks';
import { OptionalNumberField } from '../choices/OptionalNumberField.tsx';
import type { SinogramSetup } from './ctSetup.ts';

export interface SinogramControlsProps {
  readonly setup: SinogramSetup;
  /** Name of the file of angles, if one is used. */
  readonly anglesName: string | undefined;
  onChange(part: Partial<SinogramSetup>): void;
  /** Receives a file of angles; undefined to spread them evenly again. */
  onAngles(file: File | undefined): void;
}

/** What the page calls the settings of the reader; its warnings name them. */
export const SINOGRAM_LABELS = {
  convention: 'Written by',
  layout: 'Axis order',
  arc: 'Arc covered',
  angles: 'Angles from a file',
  angleUnit: 'Unit of the angles',
  direction: 'Direction of turn',
  angleOffset: 'First angle',
  centre: 'Centre of rotation',
  incident: 'Incident intensity',
  detectorSpacing: 'Detector spacing',
  size: 'Pixels per side',
  peak: 'Brightest attenuation',
} as const;

const AUTOMATIC = { value: 'default', label: 'as the writer does' } as const;

const orNull = <Value extends string>(value: Value | 'default'): Value | null =>
  value === 'default' ? null : value;

/** Chooses how a sinogram of the visitor's was measured. */
export function SinogramControls({ setup, anglesName, onChange, onAngles }: SinogramControlsProps) {
  const optional = (
    name: 'angleOffset' | 'centre' | 'incident' | 'detectorSpacing' | 'size' | 'peak',
    unit: string,
  ) => (
    <OptionalNumberField
      label={SINOGRAM_LABELS[name]}
      unit={unit}
      value={setup[name]}
      onChange={(value) => onChange({ [name]: value })}
    />
  );
  return (
    <fieldset class="row">
      <legend>How the sinogram was measured</legend>
      <SelectField
        label={SINOGRAM_LABELS.convention}
        value={setup.convention ?? 'default'}
        options={[
          { value: 'default', label: 'this project' },
          ...sinogramConventions.map((value) => ({ value, label: value })),
        ]}
        onChange={(convention) => onChange({ convention: orNull(convention) })}
      />
      <NumberField
        label={SINOGRAM_LABELS.arc}
        unit="degrees"
        value={setup.arc}
        min={1}
        max={720}
        step="any"
        onChange={(arc) => onChange({ arc })}
      />
      <SelectField
        label={SINOGRAM_LABELS.direction}
        value={setup.direction ?? 'default'}
        options={[
          AUTOMATIC,
          { value: 'clockwise', label: 'clockwise' },
          { value: 'counterclockwise', label: 'counterclockwise' },
        ]}
        onChange={(direction) => onChange({ direction: orNull(direction) })}
      />
      <SelectField
        label={SINOGRAM_LABELS.layout}
        value={setup.layout ?? 'default'}
        options={[
          AUTOMATIC,
          { value: 'projections-first', label: 'projections first' },
          { value: 'detectors-first', label: 'detectors first' },
        ]}
        onChange={(layout) => onChange({ layout: orNull(layout) })}
      />
      {optional('incident', 'counts')}
      {optional('centre', 'detectors')}
      {optional('detectorSpacing', 'lengths')}
      {optional('angleOffset', 'degrees')}
      {optional('peak', 'per side')}
      {optional('size', 'pixels')}
      <SelectField
        label={SINOGRAM_LABELS.angleUnit}
        value={setup.angleUnit ?? 'default'}
        options={[AUTOMATIC, { value: 'degrees', label: 'degrees' }, { value: 'radians', label: 'radians' }]}
        onChange={(angleUnit) => onChange({ angleUnit: orNull(angleUnit) })}
      />
      <label class="button">
        {anglesName ?? SINOGRAM_LABELS.angles}
        <input
          type="file"
          accept=".npy"
          onChange={({ currentTarget }) => onAngles(currentTarget.files?.[0])}
        />
      </label>
      {anglesName === undefined ? null : (
        <button type="button" onClick={() => onAngles(undefined)}>
          Spread angles evenly
        </button>
      )}
    </fieldset>
  );
}
