import type { MaskName, PhantomName } from '@fourier-features/tasks';

/** A mask by name, or the one that was painted. */
export type MaskChoice = MaskName | 'painted';

/** How a slice of a volume is scanned. */
export interface MriSetup {
  /** Voxels along the longest side of the volume. */
  readonly size: number;
  /** Axis across which the volume is sliced, and the slice; null for the middle. */
  readonly axis: 'x' | 'y' | 'z';
  readonly slice: number | null;
  readonly mask: MaskChoice;
  /** Acceleration factor of masks of lines. */
  readonly acceleration: number;
  /** Number of spokes of the radial mask. */
  readonly spokes: number;
  /** Number of receiver coils. */
  readonly coils: number;
  /** Signal-to-noise ratio of k-space in dB; null for no noise. */
  readonly snr: number | null;
  /** Seed of random masks and noise. */
  readonly seed: number;
}

/** What is scanned. */
export type MriSource =
  | { readonly kind: 'phantom'; readonly phantom: PhantomName }
  | {
      readonly kind: 'files';
      readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
    };

/** What a brush paints: bins that are sampled, or bins that are not; dots, or lines along the axis that is read out. */
export interface MaskBrush {
  readonly sampled: boolean;
  readonly shape: 'dots' | 'lines';
  /** Radius in parts of k-space's side. */
  readonly radius: number;
}

export const initialSetup: MriSetup = {
  size: 64,
  axis: 'z',
  slice: null,
  mask: 'gaussian',
  acceleration: 3,
  spokes: 20,
  coils: 1,
  snr: null,
  seed: 0,
};
