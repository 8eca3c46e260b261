/** The encodings of 2-D image regression, by the names that people and records use. */
export const imageEncodingNames = [
  'none',
  'basic',
  'positional',
  'positional-published',
  'gaussian',
  'uniform',
  'log-uniform',
  'laplacian',
] as const;

export type ImageEncodingName = (typeof imageEncodingNames)[number];

/** The four that the paper compares, in the order of its tables. */
export const comparedEncodings = ['none', 'basic', 'positional', 'gaussian'] as const;

export interface EncodingDefaults {
  /** Cycles per image side; for the positional encodings log₂ of the highest frequency; null where there is none. */
  readonly scale: number | null;
  readonly learningRate: number;
}

/**
 * Scale and learning rate for natural photographs. The first four are the paper's for its natural images; the other
 * distributions have the root-mean-square frequency of the Gaussian's 10, by which the paper found them to do alike.
 *
 * @see Tancik et al. 2020, https://arxiv.org/abs/2006.10739, section 6 and appendix E
 */
export const encodingDefaults: Readonly<Record<ImageEncodingName, EncodingDefaults>> = {
  none: { scale: null, learningRate: 1e-2 },
  basic: { scale: null, learningRate: 1e-2 },
  positional: { scale: 6, learningRate: 1e-3 },
  'positional-published': { scale: 6, learningRate: 1e-3 },
  gaussian: { scale: 10, learningRate: 1e-3 },
  // RMS of σ·U[0, 1) is σ/√3.
  uniform: { scale: 17, learningRate: 1e-3 },
  // RMS of σ^U[0, 1) is √((σ² − 1)/(2 ln σ)).
  'log-uniform': { scale: 26, learningRate: 1e-3 },
  // RMS of σ·Laplace(0, 1) is σ√2.
  laplacian: { scale: 7, learningRate: 1e-3 },
};

/** What is not the encoding's: the paper's network, and a minibatch and number of steps that suit a CPU. */
export const imageDefaults = {
  encoding: 'gaussian',
  frequencyCount: 256,
  depth: 4,
  width: 256,
  steps: 1000,
  batchSize: 4096,
  seed: 0,
  holdout: 'none',
} as const;
