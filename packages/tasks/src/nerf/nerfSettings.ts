import type * as nerf from '@fourier-features/nerf';
import type { FitSettings } from '../settings.ts';

/** Everything that decides the result of a scene's fit. */
export interface NerfSettings extends FitSettings {
  readonly encoding: nerf.EncodingName | null;
  readonly raysPerStep: number;
  /** Samples on each ray in training. */
  readonly samples: number;
  readonly density: nerf.DensityActivation;
  /** Whether an occupancy grid lets rays pass over empty space. */
  readonly occupancy: boolean;
}
