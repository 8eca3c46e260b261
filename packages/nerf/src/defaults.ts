/** The encodings that the paper compares for this task; `Rotated` ones have B turned away from the axes. */
export const nerfEncodingNames = [
  'none',
  'basic',
  'positional-original-rotated',
  'positional-rotated',
  'gaussian',
  'positional-original',
  'positional',
] as const;

export type NerfEncodingName = (typeof nerfEncodingNames)[number];

export interface EncodingDefaults {
  /** Cycles per scene unit: the deviation of B's entries, or the highest frequency of positional ones; null without. */
  readonly scale: number | null;
  /** The same as published, where the encoder has no 2π: radians per scene unit. */
  readonly radians: number | null;
  /** As published, for all of 50,001 steps. */
  readonly learningRate: number;
  /** Of the first of a few thousand steps; `nerfDefaults.finalRate` of it is left at the last. */
  readonly initialRate: number;
}

const inRadians = (radians: number): EncodingDefaults => ({
  scale: radians / (2 * Math.PI),
  radians,
  learningRate: 5e-4,
  initialRate: 1e-3,
});

/**
 * The scales and learning rates of the published runs: 26 radians per unit for Gaussian, 2⁸ for positional encodings;
 * and our rates for short trainings.
 *
 * @see Tancik et al. 2020, https://arxiv.org/abs/2006.10739, appendix E.5, and the code released with it
 */
export const encodingDefaults: Readonly<Record<NerfEncodingName, EncodingDefaults>> = {
  none: { scale: null, radians: null, learningRate: 1e-2, initialRate: 3e-3 },
  basic: { scale: null, radians: null, learningRate: 5e-3, initialRate: 3e-3 },
  'positional-original-rotated': inRadians(2 ** 8),
  'positional-rotated': inRadians(2 ** 8),
  gaussian: inRadians(26),
  'positional-original': inRadians(2 ** 8),
  positional: inRadians(2 ** 8),
};

/** What is not the encoding's: the paper's network, and rays, samples and steps that suit a CPU. */
export const nerfDefaults = {
  encoding: 'gaussian',
  frequencyCount: 256,
  depth: 4,
  width: 256,
  steps: 1500,
  raysPerStep: 256,
  density: 'softplus',
  samples: 48,
  renderSamples: 96,
  occupancyResolution: 64,
  warmUpSteps: 200,
  minimumTransmittance: 1e-3,
  measuredRays: 512,
  /** The share of the first step's learning rate that is left at the last, along half a cosine. */
  finalRate: 0.05,
  seed: 0,
} as const;

/** The paper's protocol, where it differs; besides, it has a black background, no grid and no early end of rays. */
export const publishedDefaults = {
  steps: 50_001,
  raysPerStep: 1024,
  samples: 128,
  density: 'relu',
} as const;
