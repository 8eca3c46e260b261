import {
  type FitRandoms,
  type Random,
  seededRandoms,
  type TaskDefaults,
  threefryRandom,
} from '@fourier-features/core';
import { brainDefaults, comparedEncodings, defaults, type EncodingName } from '@fourier-features/ct';

/** The two kinds of images that the paper reconstructs. */
export type CtData = 'shepp' | 'brain';

/** The constants of a run of computed tomography. Scales are the recommended ones for the kind of image. */
export interface CtProtocol {
  /** Pixels along each side. */
  readonly side: number;
  /** Number of projections, spread evenly over half a turn. */
  readonly angles: number;
  readonly steps: number;
  readonly encodings: readonly EncodingName[];
  /** Learning rate of all encodings; null for the published ones. */
  readonly learningRate: number | null;
  /** Held-out phantoms and slices, such as `shepp:8` and `brain:colin27-z070`. */
  readonly subjects: readonly string[];
  /** Updates of the grid baselines; the paper's is the grid of logits without a penalty. */
  readonly gridSteps: number;
  /** Weight λ of the grid with total variation, near the best on tuning phantoms 0 and 1. */
  readonly variationWeight: number;
  readonly random: 'threefry' | 'default';
  readonly seed: number;
}

/** The published test set: the last eight of sixteen phantoms. */
const PHANTOMS = [8, 9, 10, 11, 12, 13, 14, 15].map((index) => `shepp:${index}`);
/** Slices of a brain that is free to use, instead of ATLAS. */
const SLICES = ['050', '070', '090', '110'].map((slice) => `brain:colin27-z${slice}`);

export const protocols: Readonly<Record<'quick' | 'paper', CtProtocol>> = {
  /**
   * A quarter of the pixels, half of the steps, two phantoms and a slice, and one learning rate for all encodings: the
   * published 1e-2 of no mapping and the basic mapping can get stuck at a black image, and so can 3e-3.
   */
  quick: {
    side: 256,
    angles: 20,
    steps: 500,
    encodings: comparedEncodings,
    learningRate: 1e-3,
    subjects: [...PHANTOMS.slice(0, 2), SLICES[1]!],
    gridSteps: 1000,
    variationWeight: 2e-3,
    random: 'default',
    seed: 0,
  },
  /** The paper's protocol: 512×512, 1000 steps of all pixels, B and the weights both drawn from JAX's key 10. */
  paper: {
    side: 512,
    angles: 20,
    steps: 1000,
    encodings: comparedEncodings,
    learningRate: null,
    subjects: [...PHANTOMS, ...SLICES],
    gridSteps: 1000,
    variationWeight: 2e-3,
    random: 'threefry',
    seed: 10,
  },
};

/** Scales and learning rates for each kind of image, both as the paper tuned them. */
export const dataDefaults: Readonly<Record<CtData, TaskDefaults<EncodingName>['encodings']>> = {
  shepp: defaults.encodings,
  brain: brainDefaults.encodings,
};

/**
 * The published mean ± deviation of PSNR over eight test images, in dB: Tancik et al. 2020, table 5; the grid from its
 * notebook. Brains were slices of ATLAS.
 */
export const published: Readonly<Record<CtData, Readonly<Record<string, string>>>> = {
  shepp: {
    none: '16.75 ± 3.64',
    basic: '23.31 ± 4.66',
    positional: '26.89 ± 1.46',
    gaussian: '28.33 ± 1.15',
    grid: '24.99',
  },
  brain: {
    none: '15.44 ± 1.28',
    basic: '16.95 ± 0.72',
    positional: '19.55 ± 1.09',
    gaussian: '19.88 ± 1.23',
  },
};

/** Returns the random generators of a protocol; the published runs drew B and the weights from one key. */
export function protocolRandoms({ random, seed }: CtProtocol): FitRandoms {
  if (random === 'default') return seededRandoms(seed);
  const key = (): Random => threefryRandom(seed);
  return { encoding: key(), network: key(), batches: key() };
}
