import { NumberField } from '@fourier-features/components/controls/Fields.tsx';
import { EngineField } from '../components/EngineField.tsx';
import { limits, type TrainingChoices } from './trainingChoices.ts';

export interface NetworkControlsProps {
  readonly training: TrainingChoices;
  readonly disabled: boolean;
  onChange(part: Partial<TrainingChoices>): void;
}

/** Chooses the network, how and where it is trained. */
export function NetworkControls({ training, disabled, onChange }: NetworkControlsProps) {
  const number = (
    name: keyof typeof limits & keyof TrainingChoices,
    label: string,
    step: number | 'any' = 1,
    anyTime = false,
  ) => (
    <NumberField
      label={label}
      {...limits[name]}
      step={step}
      value={training[name]}
      disabled={disabled && !anyTime}
      onChange={(value) => onChange({ [name]: value })}
    />
  );
  return (
    <div class="row">
      {number('steps', 'Steps', 1, true)}
      {number('learningRate', 'First learning rate', 'any', true)}
      {number('width', 'Width')}
      {number('depth', 'Depth')}
      {number('frequencyCount', 'Frequencies')}
      {number('seed', 'Seed')}
      <EngineField value={training.engine} disabled={disabled} onChange={(engine) => onChange({ engine })} />
    </div>
  );
}
