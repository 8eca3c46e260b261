import {
  type FieldDefaults,
  type FieldName,
  type OtherFieldName,
  sharedFieldDefaults,
  type TaskDefaults,
} from '@fourier-features/core';

/** Names of the encodings for image regression. */
export type EncodingName =
  | 'none'
  | 'basic'
  | 'positional'
  | 'positional-text'
  | 'gaussian'
  | 'uniform'
  | 'log-uniform'
  | 'laplacian';

/** Which pixels are held out from training: none, or the paper's grid of odd rows and odd columns. */
export type Holdout = 'none' | 'grid';

/** The four encodings that the paper compares, in the order of its tables. */
export const comparedEncodings: readonly ['none', 'basic', 'positional', 'gaussian'] = [
  'none',
  'basic',
  'positional',
  'gaussian',
];

/** What is recommended for a field other than `fourier`. */
export interface ImageFieldDefaults extends FieldDefaults {
  /** Pixels per step, if they are not as many as for `fourier`. */
  readonly batchSize?: number;
}

/** What is recommended for training, in addition to what all tasks have. */
export interface Defaults extends TaskDefaults<EncodingName> {
  readonly fields: Readonly<Record<OtherFieldName, ImageFieldDefaults>>;
  /** Pixels per step. */
  readonly batchSize: number;
  readonly holdout: Holdout;
}

/**
 * What a picture shows: `text` stands for all pictures most of which are ground of one colour, such as text, drawings,
 * diagrams, cut-out objects and stars.
 */
export type PictureKind = 'photo' | 'text';

/**
 * Fields other than `fourier`, with what `sharedFieldDefaults` has for them. FINER's rate is as published; other rates, the
 * constants of `wire` and the spread of `gauss` were chosen by trainings of 60 to 400 steps on one photograph of 64² to 256². A
 * pixel of `grid` is updated only when it is drawn, so more of them are.
 */
const fields: Readonly<Record<OtherFieldName, ImageFieldDefaults>> = {
  siren: { ...sharedFieldDefaults.siren, learningRate: 3e-4 },
  finer: { ...sharedFieldDefaults.finer, learningRate: 5e-4 },
  wire: { ...sharedFieldDefaults.wire, learningRate: 2e-3 },
  gauss: { ...sharedFieldDefaults.gauss, spread: 10, learningRate: 2e-3 },
  hash: { ...sharedFieldDefaults.hash, learningRate: 1e-2 },
  grid: { ...sharedFieldDefaults.grid, learningRate: 0.1, batchSize: 65536 },
};

const shared = {
  encoding: 'gaussian',
  fields,
  frequencyCount: 256,
  width: 256,
  depth: 4,
  steps: 1000,
  batchSize: 4096,
  holdout: 'none',
  seed: 0,
} as const;

/**
 * Recommended settings for each kind of picture; scales are in cycles per longer side. The network, and scale and learning
 * rate of `none`, `basic`, `positional` and `gaussian`, are the paper's for its natural images and for its pictures of text:
 * a rate of 1e-2 suits photographs, and makes networks without Fourier features die on a ground of one colour. On text,
 * `fit` starts from the colour of the ground, without which networks die at 1e-3 too where there is little text. The other
 * sampled encodings have the root-mean-square frequency of the Gaussian one, at which the paper found all distributions to
 * perform alike. Minibatches and the number of steps suit a CPU: the paper makes 2000 steps over all pixels.
 *
 * @see Tancik et al. 2020, https://arxiv.org/abs/2006.10739, section 6 and appendix E
 */
export const defaultsByKind: Readonly<Record<PictureKind, Defaults>> = {
  photo: {
    ...shared,
    encodings: {
      none: { scale: null, learningRate: 1e-2 },
      basic: { scale: null, learningRate: 1e-2 },
      positional: { scale: 64, learningRate: 1e-3 },
      'positional-text': { scale: 64, learningRate: 1e-3 },
      gaussian: { scale: 10, learningRate: 1e-3 },
      // RMS of σ·U[0, 1) is σ/√3.
      uniform: { scale: 17, learningRate: 1e-3 },
      // RMS of σ^U[0, 1) is √((σ² − 1)/(2 ln σ)).
      'log-uniform': { scale: 26, learningRate: 1e-3 },
      // RMS of σ·Laplace(0, 1) is σ√2.
      laplacian: { scale: 7, learningRate: 1e-3 },
    },
  },
  text: {
    ...shared,
    encodings: {
      none: { scale: null, learningRate: 1e-3 },
      basic: { scale: null, learningRate: 1e-3 },
      positional: { scale: 32, learningRate: 1e-3 },
      'positional-text': { scale: 32, learningRate: 1e-3 },
      gaussian: { scale: 14, learningRate: 1e-3 },
      uniform: { scale: 24, learningRate: 1e-3 },
      'log-uniform': { scale: 38, learningRate: 1e-3 },
      laplacian: { scale: 10, learningRate: 1e-3 },
    },
  },
};

/** Recommended settings for photographs. */
export const defaults: Defaults = defaultsByKind.photo;

/**
 * Returns the pixels per step that `fit` draws by default for a field.
 *
 * @example
 * import * as image from '@fourier-features/image';
 *
 * image.defaultBatchSize('siren'); // 4096
 */
export function defaultBatchSize(field: FieldName = 'fourier'): number {
  return (field === 'fourier' ? undefined : fields[field]?.batchSize) ?? shared.batchSize;
}
