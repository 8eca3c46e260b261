import {
  type CosineSchedule,
  cosineSchedule,
  type EncodingDefaults,
  type FieldDefaults,
  type OtherFieldName,
  sharedFieldDefaults,
  type TaskDefaults,
} from '@fourier-features/core';
import type { DensityActivation } from './render/activations.ts';

/** The seven encodings that the paper compares for this task. */
export type EncodingName =
  | 'none'
  | 'basic'
  | 'positional-octaves-rotated'
  | 'positional-rotated'
  | 'gaussian'
  | 'positional-octaves'
  | 'positional';

/** One encoding of each kind, in the paper's order. */
export const comparedEncodings: readonly EncodingName[] = ['none', 'basic', 'positional', 'gaussian'];

/** What the published runs used for one of the encodings. */
export interface PublishedEncoding {
  /** Cycles per scene unit; null for encodings without a scale. */
  readonly scale: number | null;
  /** The scale as published, in radians per scene unit; null for encodings without a scale. */
  readonly radians: number | null;
  /** Constant learning rate. */
  readonly learningRate: number;
}

const withScale = (radians: number): PublishedEncoding => ({
  scale: radians / (2 * Math.PI),
  radians,
  learningRate: 5e-4,
});

const withoutScale = (learningRate: number): PublishedEncoding => ({
  scale: null,
  radians: null,
  learningRate,
});

/** The paper's protocol, where it differs from the defaults. */
export interface PublishedDefaults {
  readonly encodings: Readonly<Record<EncodingName, PublishedEncoding>>;
  readonly steps: number;
  readonly raysPerStep: number;
  readonly samples: number;
  readonly renderSamples: number;
  readonly density: 'relu';
  readonly background: 'black';
  readonly occupancy: false;
  readonly minimumTransmittance: 0;
}

/**
 * The paper's protocol, where it differs from the defaults. Depths of the published scenes are from 2 to 6.
 *
 * @see Tancik et al. 2020, https://arxiv.org/abs/2006.10739, appendix E.5, and the code released with it
 */
export const publishedDefaults: PublishedDefaults = {
  encodings: {
    none: withoutScale(1e-2),
    basic: withoutScale(5e-3),
    'positional-octaves-rotated': withScale(2 ** 8),
    'positional-rotated': withScale(2 ** 8),
    gaussian: withScale(26),
    'positional-octaves': withScale(2 ** 8),
    positional: withScale(2 ** 8),
  },
  steps: 50_001,
  raysPerStep: 1024,
  samples: 128,
  renderSamples: 128,
  density: 'relu',
  background: 'black',
  occupancy: false,
  minimumTransmittance: 0,
};

/** Half a cosine down to a twentieth at the last step. */
const falling = (initial: number): CosineSchedule => cosineSchedule({ initial, final: 0.05 * initial });

/** The published scale for pictures of 400×400, which `defaultScale` adapts to a scene, with a rate for short trainings. */
const fallingFrom = (name: EncodingName, initial: number): EncodingDefaults => ({
  scale: publishedDefaults.encodings[name].scale,
  learningRate: falling(initial),
});

/**
 * Fields other than `fourier`, with what `sharedFieldDefaults` has for them. Rates, cells, the constants of `wire` and the spread
 * of `gauss` were chosen by trainings of 200 steps on the procedural scene, in networks a quarter as wide.
 */
const fields: Readonly<Record<OtherFieldName, FieldDefaults>> = {
  siren: { ...sharedFieldDefaults.siren, learningRate: falling(5e-4) },
  finer: { ...sharedFieldDefaults.finer, learningRate: falling(5e-4) },
  wire: { ...sharedFieldDefaults.wire, learningRate: falling(2e-3) },
  gauss: { ...sharedFieldDefaults.gauss, spread: 5, learningRate: falling(2e-3) },
  hash: { ...sharedFieldDefaults.hash, finestCells: 128, learningRate: falling(1e-2) },
  grid: { ...sharedFieldDefaults.grid, finestCells: 64, learningRate: falling(0.3) },
};

/** What is recommended for training, in addition to what all tasks have. */
export interface Defaults extends TaskDefaults<EncodingName> {
  /** Rays per step. */
  readonly raysPerStep: number;
  /** Samples per ray in training. */
  readonly samples: number;
  /** Samples per ray in measurements and renderings. */
  readonly renderSamples: number;
  readonly density: DensityActivation;
  /** Cells along each side of the occupancy grid. */
  readonly occupancyResolution: number;
  /** Steps before the occupancy grid decides where to sample. */
  readonly warmUpSteps: number;
  /** Transmittance below which a ray is not followed further in measurements and renderings. */
  readonly minimumTransmittance: number;
  /** Number of pixels that a measurement renders. */
  readonly measuredRays: number;
}

/** The paper's network, with rays, samples and steps that suit a CPU. Scales are the published ones: see `defaultScale`. */
export const defaults: Defaults = {
  encoding: 'gaussian',
  encodings: {
    none: fallingFrom('none', 3e-3),
    basic: fallingFrom('basic', 3e-3),
    'positional-octaves-rotated': fallingFrom('positional-octaves-rotated', 1e-3),
    'positional-rotated': fallingFrom('positional-rotated', 1e-3),
    gaussian: fallingFrom('gaussian', 1e-3),
    'positional-octaves': fallingFrom('positional-octaves', 1e-3),
    positional: fallingFrom('positional', 1e-3),
  },
  fields,
  frequencyCount: 256,
  depth: 4,
  width: 256,
  steps: 1500,
  raysPerStep: 256,
  samples: 48,
  renderSamples: 96,
  density: 'softplus',
  occupancyResolution: 64,
  warmUpSteps: 200,
  minimumTransmittance: 1e-3,
  measuredRays: 512,
  seed: 0,
};
