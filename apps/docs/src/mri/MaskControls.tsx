import { SelectField, SliderField } from '@fourier-features/components/controls/Fields.tsx';
import type { MaskChoice, MriSetup } from './mriSetup.ts';

export interface MaskControlsProps {
  readonly setup: MriSetup;
  readonly slices: number | undefined;
  readonly slice: number | undefined;
  onChange(part: Partial<MriSetup>): void;
}

const MASKS: readonly { readonly value: MaskChoice; readonly label: string }[] = [
  { value: 'gaussian', label: 'random, dense in the middle' },
  { value: 'lines', label: 'random lines' },
  { value: 'equispaced', label: 'equispaced lines' },
  { value: 'radial', label: 'spokes' },
  { value: 'full', label: 'everything' },
  { value: 'painted', label: 'painted' },
];

const SNRS = [null, 40, 30, 20, 10] as const;
const COILS = [1, 2, 4, 8] as const;
const SIZES = [48, 64, 96] as const;

/** Chooses what is scanned of a volume, and how. */
export function MaskControls({ setup, slices, slice, onChange }: MaskControlsProps) {
  const { mask } = setup;
  return (
    <div class="row">
      <SelectField label="Mask" value={mask} options={MASKS} onChange={(next) => onChange({ mask: next })} />
      {mask === 'lines' || mask === 'equispaced' ? (
        <SliderField
          label="Acceleration"
          value={setup.acceleration}
          min={1}
          max={12}
          step={1}
          text={`${setup.acceleration}×`}
          onInput={(acceleration) => onChange({ acceleration })}
        />
      ) : null}
      {mask === 'radial' ? (
        <SliderField
          label="Spokes"
          value={setup.spokes}
          min={1}
          max={90}
          step={1}
          text={String(setup.spokes)}
          onInput={(spokes) => onChange({ spokes })}
        />
      ) : null}
      <SelectField
        label="Coils"
        value={String(setup.coils)}
        options={COILS.map((coils) => ({ value: String(coils), label: String(coils) }))}
        onChange={(coils) => onChange({ coils: Number(coils) })}
      />
      <SelectField
        label="Noise of k-space"
        value={String(setup.snr)}
        options={SNRS.map((snr) => ({ value: String(snr), label: snr === null ? 'none' : `${snr} dB` }))}
        onChange={(value) => onChange({ snr: value === 'null' ? null : Number(value) })}
      />
      <SelectField
        label="Voxels, longest side"
        value={String(setup.size)}
        options={SIZES.map((size) => ({ value: String(size), label: String(size) }))}
        onChange={(size) => onChange({ size: Number(size), slice: null })}
      />
      <SelectField
        label="Slices across"
        value={setup.axis}
        options={[
          { value: 'z', label: 'z (axial)' },
          { value: 'y', label: 'y (coronal)' },
          { value: 'x', label: 'x (sagittal)' },
        ]}
        onChange={(axis) => onChange({ axis, slice: null })}
      />
      <SliderField
        label="Slice"
        value={slice ?? setup.size / 2}
        min={0}
        max={(slices ?? setup.size) - 1}
        step={1}
        text={`${slice ?? setup.size / 2} of ${slices ?? setup.size}`}
        onInput={(chosen) => onChange({ slice: chosen })}
      />
    </div>
  );
}
