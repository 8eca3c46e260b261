import {
  type FitRandoms,
  type Random,
  seededRandoms,
  type TaskDefaults,
  threefryRandom,
} from '@fourier-features/core';
import { defaults, type EncodingName } from '@fourier-features/mri';

/** The constants of a run of magnetic resonance imaging. */
export interface MriProtocol {
  /** Voxels along each side. */
  readonly side: number;
  readonly steps: number;
  readonly encodings: TaskDefaults<EncodingName>['encodings'];
  /** Volumes: names of bundled scans, or `shepp:<seed>`, a random phantom. */
  readonly subjects: readonly string[];
  /** Updates of the grid of logits, the paper's baseline. */
  readonly gridSteps: number;
  readonly random: 'threefry' | 'default';
  readonly seed: number;
}

export const protocols: Readonly<Record<'quick' | 'paper', MriProtocol>> = {
  /** A third of the voxels along each side, about a third of the paper's scales, a quarter of the steps. */
  quick: {
    side: 32,
    steps: 250,
    encodings: {
      ...defaults.encodings,
      positional: { ...defaults.encodings.positional, scale: 2 ** 2.4 },
      gaussian: { ...defaults.encodings.gaussian, scale: 1.7 },
    },
    subjects: ['colin27-brain', 'colin27-head'],
    gridSteps: 250,
    random: 'default',
    seed: 0,
  },
  /**
   * The paper's protocol: 96×96×96, 1000 steps of all voxels, the mask of 200,000 draws, B and the weights both drawn from
   * JAX's key 10. Its volumes (ATLAS) may not be redistributed; these are other ones.
   */
  paper: {
    side: 96,
    steps: 1000,
    encodings: defaults.encodings,
    subjects: ['colin27-brain', 'colin27-head'],
    gridSteps: 1000,
    random: 'threefry',
    seed: 10,
  },
};

/** The published mean ± deviation of PSNR over six brains, in dB: Tancik et al. 2020, table 6; the grid from its notebook. */
export const published: Readonly<Record<string, string>> = {
  none: '26.14 ± 1.45',
  basic: '28.58 ± 2.45',
  positional: '32.23 ± 3.08',
  gaussian: '34.51 ± 2.72',
  grid: '32.71',
};

/** Returns the random generators of a protocol; the published runs drew B and the weights from one key. */
export function protocolRandoms({ random, seed }: MriProtocol): FitRandoms {
  if (random === 'default') return seededRandoms(seed);
  const key = (): Random => threefryRandom(seed);
  return { encoding: key(), network: key(), batches: key() };
}
