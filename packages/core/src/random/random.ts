/**
 * A seeded random generator, passed as an argument wherever randomness is needed. Every draw is made in plain numbers,
 * never on a backend, so that one seed gives the same draws everywhere.
 */
export interface Random {
  /** Draws uniforms in [0, 1). */
  uniforms(count: number): Float32Array;
  /** Draws normals with mean 0 and variance 1. */
  normals(count: number): Float32Array;
  /** Draws normals restricted to [−2, 2], not rescaled: their standard deviation is 0.87962566. */
  truncatedNormals(count: number): Float32Array;
  /** Draws integers, uniform in [0, bound); `bound` is an integer from 1 to 2³². */
  integers(count: number, bound: number): Uint32Array;
  /** Returns independent generators, unaffected by later draws from this one. */
  split(count: number): Random[];
  /** Returns the state from which `restoreRandom` continues. */
  state(): RandomState;
}

/** The state of a generator, plain enough for JSON. */
export interface RandomState {
  readonly kind: 'xoshiro128' | 'threefry';
  /** Four 32-bit words for xoshiro128**, two (the key) for Threefry. */
  readonly words: readonly number[];
}
