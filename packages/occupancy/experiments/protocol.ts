import { cosineSchedule, exponentialSchedule, type Schedule } from '@fourier-features/core';
import { learningRateDecay, occupancyEncodingNames } from '@fourier-features/occupancy';

/** The constants of a run of 3-D shape occupancy. Scales are the encodings' defaults. */
export interface OccupancyProtocol {
  readonly depth: number;
  readonly width: number;
  readonly steps: number;
  /** Fresh points per step. */
  readonly batchSize: number;
  /** Where training points are drawn: all in the box, or a quarter of them near the surface. */
  readonly points: 'uniform' | 'a quarter near the surface';
  readonly learningRate: string;
  /** Points of each test set. */
  readonly testPoints: number;
  readonly encodings: readonly (typeof occupancyEncodingNames)[number][];
  readonly seed: number;
}

export const protocols: Readonly<Record<'quick' | 'paper', OccupancyProtocol>> = {
  /**
   * A hundredth of the paper's points: a quarter of them near the surface (area-weighted, deviation 0.01), where the shape is,
   * and a learning rate that starts four times as high and falls to a twentieth. Its scores are not the paper's.
   */
  quick: {
    depth: 8,
    width: 256,
    steps: 300,
    batchSize: 8192,
    points: 'a quarter near the surface',
    learningRate: 'cosine, 2e-3 to 1e-4',
    testPoints: 2 ** 18,
    encodings: occupancyEncodingNames,
    seed: 0,
  },
  /** The paper's: 10,001 steps of 32,768 points uniform in the box. Its scans are not distributed with it. */
  paper: {
    depth: 8,
    width: 256,
    steps: 10_001,
    batchSize: 32_768,
    points: 'uniform',
    learningRate: 'exponential, 5e-4, a tenth every 5000 steps',
    testPoints: 2 ** 18,
    encodings: occupancyEncodingNames,
    seed: 0,
  },
};

/** What `learningRate` says. */
export function schedules(name: 'quick' | 'paper', steps: number): Schedule {
  if (name === 'paper') return exponentialSchedule({ initial: 5e-4, ...learningRateDecay });
  return cosineSchedule({ initial: 2e-3, final: 1e-4, steps });
}

/** The published mean ± deviation of IoU over three scans: Tancik et al. 2020, table 4. */
export const published = {
  none: { uniform: '0.959 ± 0.006', boundary: '0.864 ± 0.014' },
  basic: { uniform: '0.966 ± 0.007', boundary: '0.892 ± 0.017' },
  positional: { uniform: '0.987 ± 0.005', boundary: '0.960 ± 0.011' },
  gaussian: { uniform: '0.988 ± 0.007', boundary: '0.973 ± 0.010' },
} as const;
