import type { IndirectBatch, Random, Supervision } from '@fourier-features/core';
import { checkPositiveInteger } from '@fourier-features/core/check';
import { checkDepthRange, checkSamples } from './check.ts';
import { defaults } from './defaults.ts';
import { type OccupancyGrid, observeDensities } from './occupancy/occupancyGrid.ts';
import { checkDensity, type DensityActivation, densities } from './render/activations.ts';
import type { Background } from './render/background.ts';
import { rayLoss } from './render/rayLoss.ts';
import { drawOccupiedRays } from './sampling/drawOccupiedRays.ts';
import { drawRays } from './sampling/drawRays.ts';
import type { RayBatch } from './sampling/rayBatch.ts';
import { rayPool } from './sampling/rayPool.ts';
import type { View } from './scene/view.ts';

export interface RaySupervisionOptions {
  views: readonly View[];
  /** Depth at which rays begin, scene units. */
  near: number;
  /** Depth at which rays end, scene units. */
  far: number;
  /** Samples per ray. */
  samples: number;
  raysPerStep: number;
  /** `black` by default. */
  background?: Background;
  /** `softplus` by default; the paper has `relu`. */
  density?: DensityActivation;
  /** Whether samples are moved at random along their rays; true by default. */
  jitter?: boolean;
  /**
   * `shuffled` (default, as in the paper): all rays are shuffled once, and a step takes the next block of them, starting
   * again after the last; `drawn`: with replacement. With an occupancy grid they are always drawn.
   */
  order?: 'shuffled' | 'drawn';
  /** Seed for the shuffling. */
  shuffleSeed?: number;
  /** Grid that decides where to sample, updated with the densities found in training. */
  occupancy?: OccupancyGrid;
  /** Steps in which the grid is updated but does not yet decide where to sample. */
  warmUpSteps?: number;
}

/**
 * Returns supervision by the rays of posed pictures, rendered from the field's raw values (red, green, blue, density) and
 * compared with the pixels by mean square error. `groupSize` is the number of samples per ray, so engines need one forward
 * pass.
 *
 * A batch depends on the step, the generator and, if given, the occupancy grid. With a grid, a ray has its samples in
 * occupied cells only. A ray that meets none is skipped and another drawn, so that the work of a step stays the same,
 * unless its pixel is not background: then something is missing there, and the ray is sampled from near to far. So is every
 * eighth ray, to keep empty cells empty and to find density that has appeared in them.
 *
 * @throws RangeError if a count is not a positive integer, unless 0 ≤ near < far, or if a picture does not fit its camera.
 */
export function raySupervision({
  views,
  near,
  far,
  samples,
  raysPerStep,
  background = 'black',
  density = defaults.density,
  jitter = true,
  order = 'shuffled',
  shuffleSeed = 0,
  occupancy,
  warmUpSteps = 0,
}: RaySupervisionOptions): Supervision {
  checkDepthRange('fit', near, far);
  checkSamples('fit', 'samples', samples);
  checkDensity('fit', density);
  checkPositiveInteger('fit', 'raysPerStep', raysPerStep);
  const pool = rayPool('fit', views);
  const settings = { pool, near, far, samples, raysPerStep, background, density, jitter };
  const plain = drawRays({ ...settings, order, shuffleSeed });
  const draw = (step: number, random: Random): RayBatch =>
    occupancy
      ? drawOccupiedRays({ ...settings, occupancy, everywhere: step < warmUpSteps }, random)
      : plain(step, random);
  return {
    batch: (step, random) => indirectBatch(draw(step, random), step, { samples, density, occupancy }),
  };
}

interface IndirectBatchOptions {
  readonly samples: number;
  readonly density: DensityActivation;
  readonly occupancy: OccupancyGrid | undefined;
}

function indirectBatch(
  { coordinates, intervals, targets, background }: RayBatch,
  step: number,
  { samples, density, occupancy }: IndirectBatchOptions,
): IndirectBatch {
  const { value } = densities[density];
  const divisor = targets.length;
  return {
    coordinates,
    groupSize: samples,
    lossAndGradient: (values, from) => {
      const count = values.length / 4;
      if (occupancy) {
        const densityAt = (point: number): number => value(values[4 * (point - from) + 3]!);
        observeDensities(occupancy, step, coordinates, densityAt, from, from + count);
      }
      const [first, end] = [from / samples, (from + count) / samples];
      return rayLoss({
        values,
        intervals: intervals.subarray(from, from + count),
        samples,
        background: background.subarray(3 * first, 3 * end),
        targets: targets.subarray(3 * first, 3 * end),
        divisor,
        density,
      });
    },
  };
}
