import { cosineSchedule, type LearningRate } from '@fourier-features/core';
import { type EncodingName, publishedDefaults, type TrainingPoints } from '@fourier-features/occupancy';

/** The constants of a run of 3-D shape occupancy. Scales are the encodings' defaults, which are published. */
export interface OccupancyProtocol {
  readonly depth: number;
  readonly width: number;
  readonly steps: number;
  /** Fresh points per step. */
  readonly batchSize: number;
  /** Where training points are drawn: all in the box, or a quarter of them near the surface. */
  readonly points: TrainingPoints;
  readonly learningRate: LearningRate;
  /** Points of each held-out set. */
  readonly heldOutPoints: number;
  readonly encodings: readonly EncodingName[];
  readonly seed: number;
}

const ENCODINGS = ['none', 'basic', 'positional', 'gaussian'] as const;

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
    points: 'mixed',
    learningRate: cosineSchedule({ initial: 2e-3, final: 1e-4 }),
    heldOutPoints: 2 ** 18,
    encodings: ENCODINGS,
    seed: 0,
  },
  /** The paper's: 10,001 steps of 32,768 points uniform in the box. Its scans are not distributed with it. */
  paper: {
    depth: 8,
    width: 256,
    ...publishedDefaults,
    heldOutPoints: 2 ** 18,
    encodings: ENCODINGS,
    seed: 0,
  },
};

/** Published IoU, mean ± deviation over three scans: Tancik et al. 2020, table 4. */
export const published = {
  none: { uniform: '0.959 ± 0.006', boundary: '0.864 ± 0.014' },
  basic: { uniform: '0.966 ± 0.007', boundary: '0.892 ± 0.017' },
  positional: { uniform: '0.987 ± 0.005', boundary: '0.960 ± 0.011' },
  gaussian: { uniform: '0.988 ± 0.007', boundary: '0.973 ± 0.010' },
} as const;
