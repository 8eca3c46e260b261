import { NumberField } from '@fourier-features/components/controls/Fields.tsx';
import { defaults } from '@fourier-features/image';
import { type EncodingLane, hasScale, scaleLimits } from './settings.ts';

export interface EncodingLaneControlsProps {
  readonly lane: EncodingLane;
  onChange(lane: EncodingLane): void;
}

/** Chooses the scale of an encoding, if it has one. */
export function EncodingLaneControls({ lane, onChange }: EncodingLaneControlsProps) {
  if (!hasScale(lane.name)) return null;
  return (
    <NumberField
      label="Scale"
      unit="cycles per side"
      value={lane.scale ?? defaults.encodings[lane.name].scale ?? 1}
      {...scaleLimits(lane.name)}
      step="any"
      onChange={(scale) => onChange({ ...lane, scale })}
    />
  );
}
