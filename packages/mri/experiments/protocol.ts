import { type Random, threefryRandom } from '@fourier-features/core';
import {
  type EncodingDefaults,
  encodingDefaults,
  type MriEncodingName,
  type MriRandoms,
  seededRandoms,
} from '@fourier-features/mri';

/** The constants of a run of magnetic resonance imaging. */
export interface MriProtocol {
  /** Voxels along each side. */
  readonly side: number;
  readonly steps: number;
  readonly encodings: Readonly<Record<MriEncodingName, EncodingDefaults>>;
  /** Volumes: bundled scans by name, or `shepp:<seed>`, a random phantom. */
  readonly subjects: readonly string[];
  /** Of the grid of logits: the paper's baseline. */
  readonly gridSteps: number;
  readonly random: 'threefry' | 'default';
  readonly seed: number;
}

export const protocols: Readonly<Record<'quick' | 'paper', MriProtocol>> = {
  /** A third of the voxels along each side, a third of the paper's scales (in cycles per side), a quarter of the steps. */
  quick: {
    side: 32,
    steps: 250,
    encodings: {
      ...encodingDefaults,
      positional: { ...encodingDefaults.positional, scale: 2.4 },
      gaussian: { ...encodingDefaults.gaussian, scale: 1.7 },
    },
    subjects: ['colin27-brain', 'colin27-head'],
    gridSteps: 250,
    random: 'default',
    seed: 0,
  },
  /**
   * The paper's: 96×96×96, 1000 steps of all voxels, the mask of 200,000 draws. Its volumes (ATLAS) are not free to
   * distribute; ours are others. B and the weights both from JAX's key 10.
   */
  paper: {
    side: 96,
    steps: 1000,
    encodings: encodingDefaults,
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

/** The generators of a protocol; the published runs drew B and the weights from one key. */
export function protocolRandoms({ random, seed }: MriProtocol): MriRandoms {
  if (random === 'default') return seededRandoms(seed);
  const key = (): Random => threefryRandom(seed);
  return { encoding: key(), network: key() };
}
