import type { Bounds, FitEvent as CoreFitEvent, FitEnd, TaskFitOptions } from '@fourier-features/core';
import type { Checkpoint } from './checkpoint.ts';
import type { EncodingName } from './defaults.ts';
import type { DensityActivation } from './render/activations.ts';
import type { Background } from './render/background.ts';
import type { View } from './scene/view.ts';

export interface FitOptions extends Omit<TaskFitOptions<EncodingName>, 'resume'> {
  /** Pictures to train on, with their cameras. */
  views: readonly View[];
  /** Pictures to measure on that are not trained on; none by default. */
  heldOut?: readonly View[];
  /** Depth at which rays begin, scene units; from `defaultDepthRange` by default. */
  near?: number;
  /** Depth at which rays end, scene units; from `defaultDepthRange` by default. */
  far?: number;
  /** Cycles per scene unit, of `fourier`; `defaultScale` of the cameras by default. */
  readonly scale?: number | null;
  /**
   * Box of the scene, scene units; `defaultBounds` of the cameras by default. The smallest interval that contains the box
   * along every axis becomes [−1, 1] for networks with activations of their own, and the whole of a grid along each of its
   * axes. `fourier` has no box of its own, except that of the occupancy grid.
   */
  bounds?: Bounds;
  /** Rays per step. */
  raysPerStep?: number;
  /** Samples per ray in training. */
  samples?: number;
  /** Samples per ray in measurements. */
  renderSamples?: number;
  /** Background of the scene; `alpha` if all pictures have alpha, else `black`. */
  background?: Background;
  /** Density activation; render the field with the same. `softplus` by default; the paper has `relu`. */
  density?: DensityActivation;
  /** Whether samples are moved at random along their rays; true by default. */
  jitter?: boolean;
  /**
   * Order of the rays without an occupancy grid: `shuffled` (default, as in the paper) shuffles all rays once and takes the
   * next block in each step, `drawn` draws them with replacement. With a grid they are always drawn.
   */
  order?: 'shuffled' | 'drawn';
  /** Occupancy grid that lets rays skip empty space; false for none, as in the paper. */
  occupancy?: false | FitOccupancyOptions;
  /** Transmittance below which measurements do not follow a ray further; 0 as in the paper. */
  minimumTransmittance?: number;
  /** Seed for the order of rays and the measured pixels, and for B, the weights and the rays unless `randoms` is given. */
  seed?: number;
  /** Number of pixels that a measurement renders, of the views and of those held out. */
  measuredRays?: number;
  /** Checkpoint to continue from; it must hold an occupancy grid if the fit has one. */
  resume?: Checkpoint;
}

/** The occupancy grid of a fit. */
export interface FitOccupancyOptions {
  /** Box of the grid, scene units; nothing outside is seen. The field's `bounds` by default. */
  bounds?: Bounds;
  /** Cells along each side of the box. */
  resolution?: number;
  /** Steps before the grid decides where to sample. */
  warmUpSteps?: number;
}

/** Events of core's `fit`, whose checkpoints also hold the occupancy grid. */
export type FitEvent =
  | Exclude<CoreFitEvent, { type: 'checkpoint' | 'end' }>
  | { readonly type: 'checkpoint'; readonly checkpoint: Checkpoint }
  | (FitEnd & { readonly checkpoint: Checkpoint });
