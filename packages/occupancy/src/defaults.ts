/** The encodings that the paper compares, in the order of its tables. */
export const occupancyEncodingNames = ['none', 'basic', 'positional', 'gaussian'] as const;

export type OccupancyEncodingName = (typeof occupancyEncodingNames)[number];

export interface EncodingDefaults {
  /** Cycles per side of the domain; for the positional encoding log₂ of the highest frequency; null where there is none. */
  readonly scale: number | null;
  /** Of step 0; see `learningRateDecay`. */
  readonly learningRate: number;
}

/**
 * The paper's scales and learning rates for 3-D shapes, chosen on Lucy.
 *
 * @see Tancik et al. 2020, https://arxiv.org/abs/2006.10739, appendix E.2
 */
export const encodingDefaults: Readonly<Record<OccupancyEncodingName, EncodingDefaults>> = {
  none: { scale: null, learningRate: 5e-4 },
  basic: { scale: null, learningRate: 5e-4 },
  positional: { scale: 6, learningRate: 5e-4 },
  gaussian: { scale: 12, learningRate: 5e-4 },
};

/** What is not the encoding's: the paper's network, and a number of points and steps that suit a CPU. */
export const occupancyDefaults = {
  encoding: 'gaussian',
  frequencyCount: 256,
  depth: 8,
  width: 256,
  steps: 1000,
  batchSize: 8192,
  seed: 0,
} as const;

/** The paper's schedule: the rate falls by this factor every so many steps, of its 10,001 of 32,768 points. */
export const learningRateDecay = { factor: 0.1, every: 5000 } as const;
