import {
  type Checkpoint,
  createField,
  createRandom,
  type Engine,
  exponentialSchedule,
  type FitEvent,
  type FitOptions,
  fit,
  type Random,
  type Schedule,
  type Stopping,
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

export interface OccupancyFitOptions extends Stopping {
  /** Of a shape in [0, 1)³: `createInsideTest` of a normalised mesh, or any function with bounds. */
  insideTest: Pick<InsideTest, 'bounds' | 'label'>;
  engine: Engine;
  encoding?: OccupancyEncodingName;
  /** As in `encodingDefaults`, which gives the default. */
  scale?: number | null;
  /** m. */
  frequencyCount?: number;
  /** Channels of each hidden layer. */
  width?: number;
  /** Dense layers, the output included. */
  depth?: number;
  steps?: number;
  /** Fresh points per step. */
  batchSize?: number;
  /** Where they are drawn; uniform in the shape's box by default. */
  sampler?: Sampler;
  /** A schedule, or the rate of step 0 of the paper's schedule. */
  learningRate?: number | Schedule;
  /** Seeds a generator each for B, the weights and the points, unless `randoms` gives them. */
  seed?: number;
  randoms?: OccupancyRandoms;
  /** Steps between measurements. */
  measureEvery?: number;
  measure?: NonNullable<FitOptions['measure']>;
  checkpointSeconds?: number;
  resume?: Checkpoint;
  signal?: AbortSignal;
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
  const field = createField({
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
  const [encoding, network, points] = createRandom(seed).split(3) as [Random, Random, Random];
  return { encoding, network, points };
}
