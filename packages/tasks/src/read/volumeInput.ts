import type { Volume } from '@fourier-features/datasets';
import type { InputSettings } from '../settings.ts';

/** A volume to scan. */
export interface VolumeInput {
  /** Name without an extension. */
  readonly name: string;
  readonly sha256: string;
  readonly volume: Volume;
  /** What makes it doubtful that the volume is what was meant, as in `TaskInput`. */
  readonly warnings: readonly string[];
  /** What is good to know about it, as in `TaskInput`. */
  readonly notes: readonly string[];
  /** How it was read. */
  readonly settings: InputSettings;
}
