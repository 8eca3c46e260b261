/** The encodings that the paper compares, in the order of its tables. */
export const ctEncodingNames = ['none', 'basic', 'positional', 'gaussian'] as const;

export type CtEncodingName = (typeof ctEncodingNames)[number];

export interface EncodingDefaults {
  /** Cycles per longest side of the image; for the positional encoding log₂ of the highest frequency; null where there is none. */
  readonly scale: number | null;
  readonly learningRate: number;
}

/**
 * The paper's scales and learning rates for phantoms of ellipses, chosen on its eight tuning phantoms.
 *
 * @see Tancik et al. 2020, https://arxiv.org/abs/2006.10739, appendix E.3
 */
export const encodingDefaults: Readonly<Record<CtEncodingName, EncodingDefaults>> = {
  none: { scale: null, learningRate: 1e-2 },
  basic: { scale: null, learningRate: 1e-2 },
  positional: { scale: 3, learningRate: 1e-3 },
  gaussian: { scale: 4, learningRate: 1e-3 },
};

/** The same for slices of brains, chosen on eight slices of ATLAS: what suits pictures with more detail. */
export const brainEncodingDefaults: Readonly<Record<CtEncodingName, EncodingDefaults>> = {
  ...encodingDefaults,
  positional: { scale: 5, learningRate: 1e-3 },
  gaussian: { scale: 5, learningRate: 1e-3 },
};

/** What is not the encoding's: the paper's number of projections, over half a turn, network and steps. */
export const ctDefaults = {
  encoding: 'gaussian',
  frequencyCount: 256,
  depth: 4,
  width: 256,
  steps: 1000,
  angles: 20,
  seed: 0,
} as const;
