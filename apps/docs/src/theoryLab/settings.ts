/** Signals that the page offers. */
export type SignalKind = 'waves' | 'square' | 'power-law' | 'drawn';

/** Encodings of the lab: a Fourier series whose amplitudes fall as 1/jᵖ, random frequencies, or none. */
export type LabEncoding = 'series' | 'gaussian' | 'uniform' | 'laplacian' | 'log-uniform' | 'none';

/** Everything that decides what the lab predicts and trains. */
export interface LabSettings {
  readonly signal: SignalKind;
  /** Exponent α of the power-law signal. */
  readonly alpha: number;
  /** Samples of the drawn signal on the grid; empty for other signals. */
  readonly drawn: readonly number[];
  readonly encoding: LabEncoding;
  /** Power p of the series; the largest of its slider stands for infinity. */
  readonly power: number;
  /** Cycles per unit, of random frequencies. */
  readonly scale: number;
  /** Number of random frequencies m. */
  readonly frequencyCount: number;
  /** Channels of each hidden layer. */
  readonly width: number;
  /** Number of dense layers, output included. */
  readonly depth: number;
  readonly steps: number;
  /** Learning rate of gradient descent as a fraction of the largest stable one. */
  readonly rateFraction: number;
  readonly optimizer: 'sgd' | 'adam';
  readonly seed: number;
}

/** Samples of the grid on which signals are drawn. */
export const GRID = 256;

/** Every how many samples one is trained on: 64 samples, which hold up to 32 cycles. */
export const EVERY = 4;

/** Frequencies of the first signal, in cycles; the convergence chart follows them. */
export const FOLLOWED = [2, 5, 11, 23] as const;

/** Width below which the prediction for infinite width is known to be off by more than a little. */
export const NARROW = 128;

/** Value of the power's slider that stands for infinity. */
export const INFINITE_POWER = 3;

export const initialLabSettings: LabSettings = {
  signal: 'waves',
  alpha: 1,
  drawn: [],
  encoding: 'gaussian',
  power: 1,
  scale: 4,
  frequencyCount: 64,
  width: 256,
  depth: 4,
  steps: 1000,
  rateFraction: 0.5,
  optimizer: 'sgd',
  seed: 1,
};

/** Whether an encoding has random frequencies, and so a scale. */
export function hasScale(encoding: LabEncoding): boolean {
  return encoding !== 'series' && encoding !== 'none';
}

/** Names of encodings as the page writes them. */
export const encodingLabels: Readonly<Record<LabEncoding, string>> = {
  none: 'no mapping',
  series: 'series, amplitudes 1/jᵖ',
  gaussian: 'random, Gaussian',
  uniform: 'random, uniform',
  laplacian: 'random, Laplacian',
  'log-uniform': 'random, log-uniform',
};

export const signalLabels: Readonly<Record<SignalKind, string>> = {
  waves: 'four sines',
  square: 'square wave',
  'power-law': 'power law',
  drawn: 'drawn',
};

/** First settings of the figures that have their own. */
export const initialRegression = { samples: 16, noise: 0 };
export const initialCosts = { width: 256, epochs: 50 };
export const initialFeatures = { scale: 4, frequencyCount: 16, seed: 1 };
