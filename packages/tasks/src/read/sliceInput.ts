import type { Doubts } from '../doubts.ts';
import type { VolumePlace } from '../reconstruction/reconstructionInput.ts';
import type { InputSettings } from '../settings.ts';

/** A square slice to scan. Row 0 is the top of the picture, whatever it was read from. */
export interface SliceInput extends Doubts {
  /** Name without an extension. */
  readonly name: string;
  readonly sha256: string;
  /** `[n, n]`, in [0, 1]. */
  readonly values: Float32Array;
  readonly shape: readonly [number, number];
  /** How it was read. */
  readonly settings: InputSettings;
  /** Where a slice of a volume belongs; undefined for pictures and phantoms. */
  readonly volume: VolumePlace | undefined;
}
