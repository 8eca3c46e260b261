import { NumberField, SelectField, ToggleField } from '@fourier-features/components/controls/Fields.tsx';
import { defaults } from '@fourier-features/image';
import { EngineField } from '../components/EngineField.tsx';
import { limits } from './limits.ts';
import type { PlaygroundSettings } from './settings.ts';

export interface TrainingControlsProps {
  readonly settings: PlaygroundSettings;
  /** Whether what needs a new start may be changed. */
  readonly disabled: boolean;
  onChange(change: Partial<PlaygroundSettings>): void;
}

const SIDES = ['64', '128', '256', '512'] as const;

/** Chooses the picture's size, the network, the training and the engine. */
export function TrainingControls({ settings, disabled, onChange }: TrainingControlsProps) {
  const side = SIDES.find((each) => Number(each) === settings.side) ?? '256';
  return (
    <>
      <div class="row">
        <SelectField
          label="Longest side"
          value={side}
          disabled={disabled}
          options={SIDES.map((value) => ({ value, label: `${value} pixels` }))}
          onChange={(value) => onChange({ side: Number(value) })}
        />
        <NumberField
          label="Frequencies m"
          value={settings.frequencyCount}
          {...limits.frequencyCount}
          disabled={disabled}
          onChange={(frequencyCount) => onChange({ frequencyCount })}
        />
        <NumberField
          label="Width"
          unit="channels"
          value={settings.width}
          {...limits.width}
          disabled={disabled}
          onChange={(width) => onChange({ width })}
        />
        <NumberField
          label="Depth"
          unit="layers"
          value={settings.depth}
          {...limits.depth}
          disabled={disabled}
          onChange={(depth) => onChange({ depth })}
        />
        <NumberField
          label="Batch size"
          unit="pixels"
          value={settings.batchSize}
          {...limits.batchSize}
          disabled={disabled}
          onChange={(batchSize) => onChange({ batchSize })}
        />
        <NumberField
          label="Seed"
          value={settings.seed}
          {...limits.seed}
          disabled={disabled}
          onChange={(seed) => onChange({ seed })}
        />
        <NumberField
          label="Steps"
          value={settings.steps}
          {...limits.steps}
          onChange={(steps) => onChange({ steps })}
        />
        <ToggleField
          label="Learning rate of one’s own"
          checked={settings.learningRate !== null}
          onChange={(own) =>
            onChange({ learningRate: own ? Number(defaults.encodings.gaussian.learningRate) : null })
          }
        />
        {settings.learningRate === null ? null : (
          <NumberField
            label="Learning rate"
            value={settings.learningRate}
            {...limits.learningRate}
            step="any"
            onChange={(learningRate) => onChange({ learningRate })}
          />
        )}
        <ToggleField
          label="Hold out odd rows and columns"
          checked={settings.holdout === 'grid'}
          disabled={disabled}
          onChange={(held) => onChange({ holdout: held ? 'grid' : 'none' })}
        />
        <EngineField
          value={settings.engine}
          disabled={disabled}
          onChange={(engine) => onChange({ engine })}
        />
      </div>
      <p class="hint">
        Frequencies, width and depth are those of encodings. SIREN, FINER, WIRE, Gaussian activations and
        grids have sizes of their own, under “More”.
      </p>
    </>
  );
}
