import { SelectField } from '@fourier-features/components/controls/Fields.tsx';
import { type EngineChoice, engineChoices } from '@fourier-features/components/workers/engineChoice.ts';

export interface EngineFieldProps {
  readonly value: EngineChoice;
  readonly disabled: boolean;
  onChange(value: EngineChoice): void;
}

const LABELS: Readonly<Record<EngineChoice, string>> = {
  auto: 'Automatic',
  webgpu: 'GPU (WebGPU)',
  wasm: 'CPU (WebAssembly)',
};

const OPTIONS = engineChoices.map((value) => ({ value, label: LABELS[value] }));

/** Chooses where the next training is computed. */
export function EngineField({ value, disabled, onChange }: EngineFieldProps) {
  return (
    <SelectField label="Engine" value={value} disabled={disabled} options={OPTIONS} onChange={onChange} />
  );
}
