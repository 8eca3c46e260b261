import { SelectField } from '@fourier-features/components/controls/Fields.tsx';
import type { Background } from '@fourier-features/nerf';
import { OptionalNumberField } from '../choices/OptionalNumberField.tsx';
import { BoundsField } from './BoundsField.tsx';
import type { SceneSetup } from './sceneSetup.ts';

export interface SceneControlsProps {
  readonly setup: SceneSetup;
  onChange(part: Partial<SceneSetup>): void;
}

/** What the page calls the settings of the reader; its refusals and warnings name them. */
export const SCENE_LABELS = { near: 'Near', far: 'Far', bounds: 'Bounds', background: 'Background' } as const;

const BACKGROUNDS: readonly { readonly value: Background | 'default'; readonly label: string }[] = [
  { value: 'default', label: 'automatic' },
  { value: 'black', label: 'black' },
  { value: 'white', label: 'white' },
  { value: 'alpha', label: 'alpha' },
];

/** Chooses how a scene of the visitor's is read. */
export function SceneControls({ setup, onChange }: SceneControlsProps) {
  return (
    <div class="row">
      <OptionalNumberField
        label={SCENE_LABELS.near}
        unit="scene units"
        value={setup.near}
        onChange={(near) => onChange({ near })}
      />
      <OptionalNumberField
        label={SCENE_LABELS.far}
        unit="scene units"
        value={setup.far}
        onChange={(far) => onChange({ far })}
      />
      <BoundsField
        label={SCENE_LABELS.bounds}
        value={setup.bounds}
        onChange={(bounds) => onChange({ bounds })}
      />
      <SelectField
        label={SCENE_LABELS.background}
        value={setup.background ?? 'default'}
        options={BACKGROUNDS}
        onChange={(next) => onChange({ background: next === 'default' ? null : next })}
      />
    </div>
  );
}
