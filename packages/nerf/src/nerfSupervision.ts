import type { IndirectBatch, Random, Supervision } from '@fourier-features/core';
import { checkPositiveInteger } from '@fourier-features/core/check';
import { checkDepthRange } from './check.ts';
import { nerfDefaults } from './defaults.ts';
import { type OccupancyGrid, observeDensities } from './occupancy/occupancyGrid.ts';
import { checkDensity, type DensityActivation, densities } from './render/activations.ts';
import type { NerfBackground } from './render/background.ts';
import { judgeRays } from './render/judgeRays.ts';
import { drawOccupiedRays } from './sampling/drawOccupiedRays.ts';
import { drawRays } from './sampling/drawRays.ts';
import type { RayBatch } from './sampling/rayBatch.ts';
import { createRayPool } from './sampling/rayPool.ts';
import { checkSamples } from './sampling/stratifiedDepths.ts';
import type { View } from './scene/view.ts';

export interface NerfSupervisionOptions {
  views: readonly View[];
  /** Depths, scene units. */
  near: number;
  far: number;
  /** On each ray. */
  samples: number;
  raysPerStep: number;
  background?: NerfBackground;
  /** `softplus` by default; the paper has `relu`. */
  density?: DensityActivation;
  /** Whether samples are moved at random along their rays. */
  jitter?: boolean;
  /**
   * `shuffled`: all rays are shuffled once, and a step takes the next block of them, from the start again after the end, as
   * in the paper; `drawn`: with replacement. An occupancy grid always has them drawn.
   */
  order?: 'shuffled' | 'drawn';
  /** Of the shuffling. */
  shuffleSeed?: number;
  /** Where to sample, and what to keep up to date with the densities that are found. */
  occupancy?: OccupancyGrid;
  /** Steps in which the grid is kept up to date and not yet gone by. */
  warmUpSteps?: number;
}

/**
 * Rays of posed pictures, rendered from the field's raw values (red, green, blue, density) and compared with the pixels by
 * mean square error. `groupSize` is the samples of a ray, so engines need one forward pass.
 *
 * A batch depends on the step, the generator and, where there is one, the occupancy grid. With a grid, a ray has its samples
 * in occupied cells alone. Rays that meet none are passed over and others drawn, so that the work of a step stays the same,
 * unless their pixel is not background: then something is missing there, and they are sampled from near to far. So is every
 * eighth ray, to keep what was given up empty and to find what has come up there.
 *
 * @throws RangeError if a count is no positive whole number, the depths are no range, or a picture does not fit its camera.
 */
export function nerfSupervision({
  views,
  near,
  far,
  samples,
  raysPerStep,
  background = 'black',
  density = nerfDefaults.density,
  jitter = true,
  order = 'shuffled',
  shuffleSeed = 0,
  occupancy,
  warmUpSteps = 0,
}: NerfSupervisionOptions): Supervision {
  checkDepthRange('nerfSupervision', near, far);
  checkSamples('nerfSupervision', samples);
  checkDensity('nerfSupervision', density);
  checkPositiveInteger('nerfSupervision', 'raysPerStep', raysPerStep);
  const pool = createRayPool('nerfSupervision', views);
  const settings = { pool, near, far, samples, raysPerStep, background, density, jitter };
  const plain = drawRays({ ...settings, order, shuffleSeed });
  const draw = (step: number, random: Random): RayBatch =>
    occupancy
      ? drawOccupiedRays({ ...settings, occupancy, everywhere: step < warmUpSteps }, random)
      : plain(step, random);
  return {
    batch: (step, random) => judged(draw(step, random), step, { samples, density, occupancy }),
  };
}

interface JudgedOptions {
  readonly samples: number;
  readonly density: DensityActivation;
  readonly occupancy: OccupancyGrid | undefined;
}

function judged(
  { coordinates, intervals, targets, background }: RayBatch,
  step: number,
  { samples, density, occupancy }: JudgedOptions,
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
      return judgeRays({
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
