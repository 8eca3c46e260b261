/** The encodings that the paper compares, in the order of its tables. */
export const mriEncodingNames = ['none', 'basic', 'positional', 'gaussian'] as const;

export type MriEncodingName = (typeof mriEncodingNames)[number];

export interface EncodingDefaults {
  /** Cycles per longest side; for the positional encoding log₂ of the highest frequency; null where there is none. */
  readonly scale: number | null;
  readonly learningRate: number;
}

/**
 * The paper's scales and learning rates for volumes of heads.
 *
 * @see Tancik et al. 2020, https://arxiv.org/abs/2006.10739, appendix E.4
 */
export const encodingDefaults: Readonly<Record<MriEncodingName, EncodingDefaults>> = {
  none: { scale: null, learningRate: 2e-3 },
  basic: { scale: null, learningRate: 2e-3 },
  positional: { scale: 4, learningRate: 2e-3 },
  gaussian: { scale: 5, learningRate: 2e-3 },
};

/** What is not the encoding's: the paper's network and number of steps. */
export const mriDefaults = {
  encoding: 'gaussian',
  frequencyCount: 256,
  depth: 4,
  width: 256,
  steps: 1000,
  seed: 0,
} as const;
