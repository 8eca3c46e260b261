import { type LaneSettings, laneOf } from './settings.ts';

/** Fields that are worth a race. */
export interface Preset {
  readonly name: string;
  readonly lanes: readonly LaneSettings[];
}

/** Races to choose from; the first one is that of the first view. */
export const presets: readonly Preset[] = [
  { name: 'mapping or none', lanes: [laneOf('none'), laneOf('gaussian')] },
  { name: 'encodings', lanes: (['none', 'basic', 'positional', 'gaussian'] as const).map(laneOf) },
  { name: 'activations', lanes: (['gaussian', 'siren', 'finer', 'wire'] as const).map(laneOf) },
  { name: 'grids', lanes: (['gaussian', 'hash', 'grid'] as const).map(laneOf) },
];

/** Returns the fields of a race. */
export function presetNamed(name: string): readonly LaneSettings[] {
  return presets.find((preset) => preset.name === name)!.lanes;
}

/** Returns the race that has these fields, with their defaults; undefined if none has. */
export function presetOf(lanes: readonly LaneSettings[]): Preset | undefined {
  const key = JSON.stringify(lanes);
  return presets.find((preset) => JSON.stringify(preset.lanes) === key);
}
