import type { Volume } from '@fourier-features/datasets';
import type { Doubts } from '../doubts.ts';
import type { InputSettings } from '../settings.ts';

/** A volume to scan. */
export interface VolumeInput extends Doubts {
  /** Name without an extension. */
  readonly name: string;
  readonly sha256: string;
  readonly volume: Volume;
  /** How it was read. */
  readonly settings: InputSettings;
}
