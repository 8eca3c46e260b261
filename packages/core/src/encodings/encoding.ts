import type { GridEncoding } from './grid.ts';

export const encodingNames = [
  'identity',
  'basic',
  'positional',
  'gaussian',
  'uniform',
  'log-uniform',
  'laplacian',
  'series',
  'custom',
] as const;

/** Names of the Fourier encodings that this package builds. */
export type EncodingName = (typeof encodingNames)[number];

/** What turns coordinates `[n, d]` into the features `[n, outputDim]` of a network. */
export type Encoding = FourierEncoding | GridEncoding;

/**
 * A Fourier encoding γ of coordinates v, as plain numbers. All of them are the same formula with different numbers:
 *
 *   w = low + (high − low)·v,   γ(v) = [w if includeCoordinates, a ⊙ sin(2πBw), a ⊙ cos(2πBw)]
 *
 * It induces the stationary kernel γ(u)·γ(v) = Σ a_j² cos(2πb_j·(w_u − w_v)) (without the coordinates themselves).
 *
 * @see Tancik et al. 2020, https://arxiv.org/abs/2006.10739, section 5
 */
export interface FourierEncoding {
  readonly kind: 'fourier';
  readonly name: EncodingName;
  /** Number of coordinates d. */
  readonly inputDim: number;
  /** Number of frequency vectors m; 0 for the identity. */
  readonly frequencyCount: number;
  /** Number of features: 2m, plus d if the coordinates are included. */
  readonly outputDim: number;
  /** B, `[m, d]` row-major, in cycles per unit of w. */
  readonly frequencies: Float32Array;
  /** a, `[m]`. */
  readonly amplitudes: Float32Array;
  /** Whether w itself comes before the sines; the identity encoding is w alone. */
  readonly includeCoordinates: boolean;
  /** [low, high]: where the domain [0, 1] is mapped to before B is applied. */
  readonly inputRange: readonly [low: number, high: number];
  /** Whether B and a are trained together with the network. */
  readonly trainable: boolean;
  /** What it was built from, such as the scale, for records and for people. */
  readonly hyperparameters: Readonly<Record<string, number | boolean | string>>;
}
