import {
  exponentialSchedule,
  type FitEvent,
  type FitOptions,
  fit,
  initialField,
  namedRandoms,
  type Random,
  type Schedule,
  type TaskFitOptions,
} from '@fourier-features/core';
import {
  encodingDefaults,
  learningRateDecay,
  type OccupancyEncodingName,
  occupancyDefaults,
} from './defaults.ts';
import type { InsideTest } from './inside/insideTest.ts';
import { occupancyEncoding } from './occupancyEncoding.ts';
import { occupancySupervision } from './occupancySupervision.ts';
import type { Sampler } from './samplers/sampler.ts';

/** Where the three kinds of chance in a fit come from. */
export interface OccupancyRandoms {
  encoding: Random;
  network: Random;
  points: Random;
}

export interface OccupancyFitOptions extends TaskFitOptions<OccupancyRandoms> {
  /** Of a shape in [0, 1)³: `createInsideTest` of a normalised mesh, or any function with bounds. */
  insideTest: Pick<InsideTest, 'bounds' | 'label'>;
  encoding?: OccupancyEncodingName;
  /** Fresh points per step. */
  batchSize?: number;
  /** Where they are drawn; uniform in the shape's box by default. */
  sampler?: Sampler;
  /** A schedule, or the rate of step 0 of the paper's schedule. */
  learningRate?: number | Schedule;
  measure?: NonNullable<FitOptions['measure']>;
}

/** Trains a field point → probability of being inside, by binary cross-entropy on fresh points and Adam. */
export function fitOccupancy({
  insideTest,
  encoding = occupancyDefaults.encoding,
  scale = encodingDefaults[encoding].scale,
  frequencyCount = occupancyDefaults.frequencyCount,
  width = occupancyDefaults.width,
  depth = occupancyDefaults.depth,
  steps = occupancyDefaults.steps,
  batchSize = occupancyDefaults.batchSize,
  sampler,
  learningRate = encodingDefaults[encoding].learningRate,
  seed = occupancyDefaults.seed,
  randoms = seededRandoms(seed),
  ...options
}: OccupancyFitOptions): AsyncGenerator<FitEvent, void, undefined> {
  const field = initialField({
    encoding: occupancyEncoding(encoding, { scale, frequencyCount, random: randoms.encoding }),
    outputDim: 1,
    width,
    depth,
    outputActivation: 'sigmoid',
    random: randoms.network,
  });
  return fit({
    field,
    supervision: occupancySupervision({ insideTest, batchSize, ...(sampler ? { sampler } : {}) }),
    steps,
    learningRate:
      typeof learningRate === 'number'
        ? exponentialSchedule({ initial: learningRate, ...learningRateDecay })
        : learningRate,
    random: randoms.points,
    ...options,
  });
}

/** Independent generators for B, the weights and the points. */
export function seededRandoms(seed: number): OccupancyRandoms {
  return namedRandoms(seed, ['encoding', 'network', 'points']);
}
