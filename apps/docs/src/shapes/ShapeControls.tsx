import type { ScaledEncodingName } from '@fourier-features/core';
import { EncodingChoice } from '../components/EncodingChoice.tsx';
import { NumberField } from '../components/Fields.tsx';
import { limits, type ShapeSettings } from './settings.ts';

export interface ShapeControlsProps {
  readonly settings: ShapeSettings;
  readonly disabled: boolean;
  onChange(change: Partial<ShapeSettings>): void;
}

const ENCODINGS: readonly ScaledEncodingName[] = ['none', 'basic', 'positional', 'gaussian'];

/** Chooses the encodings that are compared, and their scales. */
export function ShapeEncodings({ settings, disabled, onChange }: ShapeControlsProps) {
  const { encodings, scales } = settings;
  return (
    <div class="row">
      <EncodingChoice
        names={ENCODINGS}
        chosen={encodings}
        disabled={disabled}
        onChange={(next) => onChange({ encodings: next })}
      />
      {(['positional', 'gaussian'] as const)
        .filter((name) => encodings.includes(name))
        .map((name) => (
          <NumberField
            key={name}
            label={name === 'gaussian' ? 'Scale σ, Gaussian' : 'Highest frequency, positional'}
            unit="cycles per side"
            value={scales[name]}
            {...limits.scale}
            step="any"
            disabled={disabled}
            onChange={(scale) => onChange({ scales: { ...scales, [name]: scale } })}
          />
        ))}
    </div>
  );
}

/** Chooses the network and the training. */
export function ShapeTraining({ settings, disabled, onChange }: ShapeControlsProps) {
  const { frequencyCount, width, depth, batchSize, steps, seed } = settings;
  return (
    <div class="row">
      <NumberField
        label="Steps"
        value={steps}
        {...limits.steps}
        onChange={(next) => onChange({ steps: next })}
      />
      <NumberField
        label="Frequencies m"
        value={frequencyCount}
        {...limits.frequencyCount}
        disabled={disabled}
        onChange={(next) => onChange({ frequencyCount: next })}
      />
      <NumberField
        label="Width"
        unit="channels"
        value={width}
        {...limits.width}
        disabled={disabled}
        onChange={(next) => onChange({ width: next })}
      />
      <NumberField
        label="Depth"
        unit="layers"
        value={depth}
        {...limits.depth}
        disabled={disabled}
        onChange={(next) => onChange({ depth: next })}
      />
      <NumberField
        label="Batch size"
        unit="points"
        value={batchSize}
        {...limits.batchSize}
        disabled={disabled}
        onChange={(next) => onChange({ batchSize: next })}
      />
      <NumberField
        label="Seed"
        value={seed}
        {...limits.seed}
        disabled={disabled}
        onChange={(next) => onChange({ seed: next })}
      />
    </div>
  );
}
