/** An inner product of two inputs and their squared norms. */
export interface Pair {
  readonly product: number;
  readonly squaredNorm: number;
  readonly otherSquaredNorm: number;
}

/**
 * Computes the tangent kernel of the paper's 1-D figures, an infinitely wide limit of 4 dense layers of 1024 channels with
 * biases, from its recursion, without code of the package. `inputDim` counts features of amplitude 0.
 *
 * @see Tancik et al. 2020, https://arxiv.org/abs/2006.10739, section 3; the kernel of `stax.Dense` with
 * `parameterization='standard'`, W_std = 1 and b_std = 0 of neural-tangents, which the code released with the paper calls
 */
export function naiveNtk({ product, squaredNorm, otherSquaredNorm }: Pair, inputDim: number): number {
  let [c, s, t] = [product / inputDim, squaredNorm / inputDim, otherSquaredNorm / inputDim];
  // The input times its weights, and a bias.
  let theta = product + 1;
  for (let layer = 1; layer < 4; layer++) {
    const size = Math.sqrt(s * t);
    const angle = Math.acos(size === 0 ? 0 : Math.min(1, Math.max(-1, c / size)));
    const slope = (1 - angle / Math.PI) / 2;
    c = Math.sqrt(Math.max(0, s * t - c * c)) / (2 * Math.PI) + slope * c;
    [s, t] = [s / 2, t / 2];
    theta = slope * theta + 1024 * c + 1;
  }
  return theta;
}

/** Exponent p of amplitudes 1/jᵖ of frequencies 1 … m, or no mapping: the coordinate less ½. */
export type Power = number | 'none';

/** Returns `naiveNtk` of two coordinates, with features Σ_j j^(−p)·(sin 2πjx, cos 2πjx) of unit length. */
export function naiveMappedNtk(power: Power, frequencyCount: number): (x: number, y: number) => number {
  if (power === 'none') {
    return (x, y) => {
      const [u, v] = [x - 0.5, y - 0.5];
      return naiveNtk({ product: u * v, squaredNorm: u * u, otherSquaredNorm: v * v }, 1);
    };
  }
  const energies = Array.from({ length: frequencyCount }, (_, j) => (j === 0 ? 1 : (j + 1) ** (-2 * power)));
  const total = energies.reduce((sum, energy) => sum + energy, 0);
  return (x, y) => {
    const waves = energies.map((energy, j) => energy * Math.cos(2 * Math.PI * (j + 1) * (x - y)));
    const product = waves.reduce((sum, wave) => sum + wave, 0) / total;
    return naiveNtk({ product, squaredNorm: 1, otherSquaredNorm: 1 }, 2 * frequencyCount);
  };
}
