/** The names of the encodings that this package builds. */
export type EncodingName =
  | 'identity'
  | 'basic'
  | 'positional'
  | 'positional-published'
  | 'gaussian'
  | 'uniform'
  | 'log-uniform'
  | 'laplacian'
  | 'series'
  | 'custom';

/**
 * An encoding γ of coordinates v, as plain numbers. Every encoding is one formula with other numbers in it:
 *
 *   w = low + (high − low)·v,   γ(v) = [w if includeCoordinates, a ⊙ sin(2πBw), a ⊙ cos(2πBw)]
 *
 * It induces the stationary kernel γ(u)·γ(v) = Σ a_j² cos(2πb_j·(w_u − w_v)) (without the coordinates themselves).
 *
 * @see Tancik et al. 2020, https://arxiv.org/abs/2006.10739, section 5
 */
export interface Encoding {
  readonly name: EncodingName;
  /** d, the number of coordinates. */
  readonly inputDim: number;
  /** m, the number of frequency vectors; 0 for the identity. */
  readonly frequencyCount: number;
  /** 2m, plus d if the coordinates are included. */
  readonly outputDim: number;
  /** B, `[m, d]` row-major, in cycles per unit of w. */
  readonly frequencies: Float32Array;
  /** a, `[m]`. */
  readonly amplitudes: Float32Array;
  /** Whether w itself comes before the sines; the identity encoding is this and nothing else. */
  readonly includeCoordinates: boolean;
  /** [low, high]: where the domain [0, 1] is mapped to before B is applied. */
  readonly inputRange: readonly [low: number, high: number];
  /** Whether B and a are trained together with the network. */
  readonly trainable: boolean;
  /** The numbers it was built from, such as the scale, for records and for people. */
  readonly hyperparameters: Readonly<Record<string, number | boolean>>;
}
