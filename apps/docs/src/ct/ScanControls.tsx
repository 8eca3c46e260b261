import { SelectField, SliderField } from '@fourier-features/components/controls/Fields.tsx';
import type { CtSetup } from './ctSetup.ts';

export interface ScanControlsProps {
  readonly setup: CtSetup;
  /** Number of slices of a volume across the axis. */
  readonly slices: number | undefined;
  readonly slice: number | undefined;
  onChange(part: Partial<CtSetup>): void;
}

const PHOTONS = [null, 1e6, 1e5, 1e4, 1e3] as const;
const SIZES = [48, 64, 96, 128] as const;

/** Chooses how a slice is scanned. */
export function ScanControls({ setup, slices, slice, onChange }: ScanControlsProps) {
  return (
    <div class="row">
      <SliderField
        label="Projections"
        value={setup.angles}
        min={2}
        max={120}
        step={1}
        text={String(setup.angles)}
        onInput={(angles) => onChange({ angles })}
      />
      <SliderField
        label="Arc"
        value={setup.arc}
        min={20}
        max={360}
        step={10}
        text={`${setup.arc}°`}
        onInput={(arc) => onChange({ arc })}
      />
      <SelectField
        label="Beam"
        value={setup.beam}
        options={[
          { value: 'parallel', label: 'parallel' },
          { value: 'fan', label: 'fan' },
        ]}
        onChange={(beam) => onChange({ beam, arc: beam === 'fan' ? 360 : 180 })}
      />
      <SelectField
        label="Photons per detector"
        value={String(setup.photons)}
        options={PHOTONS.map((photons) => ({
          value: String(photons),
          label: photons === null ? 'no noise' : photons.toLocaleString('en'),
        }))}
        onChange={(value) => onChange({ photons: value === 'null' ? null : Number(value) })}
      />
      <SelectField
        label="Pixels"
        value={String(setup.size)}
        options={SIZES.map((size) => ({ value: String(size), label: `${size} × ${size}` }))}
        onChange={(size) => onChange({ size: Number(size) })}
      />
      {slices === undefined ? null : (
        <>
          <SelectField
            label="Slices across"
            value={setup.axis}
            options={(['z', 'y', 'x'] as const).map((value) => ({ value, label: value }))}
            onChange={(axis) => onChange({ axis, slice: null })}
          />
          <SliderField
            label="Slice"
            value={slice ?? 0}
            min={0}
            max={slices - 1}
            step={1}
            text={`${slice ?? 0} of ${slices}`}
            onInput={(chosen) => onChange({ slice: chosen })}
          />
        </>
      )}
    </div>
  );
}
