import { checkOneOf, checkPositive } from '../check.ts';

/** max(0, z). */
export interface ReluActivation {
  readonly kind: 'relu';
}

/** sin(ωz). @see Sitzmann et al. 2020, https://arxiv.org/abs/2006.09661 */
export interface SineActivation {
  readonly kind: 'sine';
  /** ω, radians per unit of z; 30 in the publication. */
  readonly omega: number;
}

/** sin(ω(|z| + 1)z), whose frequency grows with |z|. @see Liu et al. 2024, https://arxiv.org/abs/2312.02434 */
export interface FinerActivation {
  readonly kind: 'finer';
  /** ω, radians per unit of z near 0; 30 in the publication. */
  readonly omega: number;
}

/** e^−(sz)². @see Ramasinghe & Lucey 2022, https://arxiv.org/abs/2111.15135 */
export interface GaussActivation {
  readonly kind: 'gauss';
  /** s, per unit of z. */
  readonly spread: number;
}

/**
 * The real Gabor wavelet cos(ωp)·e^−(sq)², where p and q are two products of the layer's inputs: its dense layer has twice
 * as many outputs as it has channels, all p before all q.
 *
 * @see Saragadam et al. 2023, https://arxiv.org/abs/2301.05187
 */
export interface WireActivation {
  readonly kind: 'wire';
  /** ω, radians per unit of p. */
  readonly omega: number;
  /** s, per unit of q. */
  readonly spread: number;
}

/** What is applied to the outputs z of a hidden layer. */
export type HiddenActivation =
  | ReluActivation
  | SineActivation
  | FinerActivation
  | GaussActivation
  | WireActivation;

/** The constants of each activation. */
export const activationConstants = {
  relu: [],
  sine: ['omega'],
  finer: ['omega'],
  gauss: ['spread'],
  wire: ['omega', 'spread'],
} as const;

export const activationKinds = Object.keys(activationConstants) as readonly HiddenActivation['kind'][];

/**
 * @throws RangeError unless the activation is one of those above, with constants that are positive and finite in float32, in
 * which engines compute.
 */
export function checkActivation(caller: string, name: string, activation: HiddenActivation): void {
  checkOneOf(caller, `${name}.kind`, activation.kind, activationKinds);
  const constants: { readonly kind: string; readonly omega?: number; readonly spread?: number } = activation;
  for (const constant of activationConstants[activation.kind])
    checkPositive(
      caller,
      `${name}.${constant}`,
      Math.fround(constants[constant] ?? Number.NaN),
      'in float32',
    );
}
