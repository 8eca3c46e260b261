import { type Parameter, type Parameters, zerosLike } from '../parameters.ts';

/**
 * Adam: m ← β₁m + (1−β₁)g, v ← β₂v + (1−β₂)g², x ← x − η·m̂/(√v̂ + ε), with m̂ = m/(1−β₁ᵗ), v̂ = v/(1−β₂ᵗ), t from 1.
 * @see Kingma & Ba 2015, https://arxiv.org/abs/1412.6980
 */
export interface AdamOptimizer {
  readonly kind: 'adam';
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
}

/** Gradient descent, with momentum μ where it is not 0: u ← μu + g, x ← x − ηu. */
export interface SgdOptimizer {
  readonly kind: 'sgd';
  readonly momentum: number;
}

export type Optimizer = AdamOptimizer | SgdOptimizer;

/** What an optimiser remembers between steps; arrays as the parameters', in their order. */
export interface OptimizerState {
  /** Updates made so far. */
  readonly updates: number;
  /** m of Adam, u of SGD. */
  readonly firstMoments: Parameters;
  /** v of Adam; for SGD empty. */
  readonly secondMoments: Parameters;
}

export interface AdamOptions {
  /** Decay of the mean of gradients, in [0, 1). */
  beta1?: number;
  /** Decay of the mean of squared gradients, in [0, 1). */
  beta2?: number;
  /** Added to √v̂, greater than 0. */
  epsilon?: number;
}

/** Adam with the customary constants. */
export function adam({ beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8 }: AdamOptions = {}): AdamOptimizer {
  checkDecay('adam', 'beta1', beta1);
  checkDecay('adam', 'beta2', beta2);
  if (!(epsilon > 0)) throw new RangeError(`adam: epsilon must be greater than 0, got ${epsilon}`);
  return { kind: 'adam', beta1, beta2, epsilon };
}

/** Gradient descent; `momentum` in [0, 1). */
export function sgd({ momentum = 0 }: { momentum?: number } = {}): SgdOptimizer {
  checkDecay('sgd', 'momentum', momentum);
  return { kind: 'sgd', momentum };
}

/** The state before the first update: all moments zero. */
export function initialOptimizerState(optimizer: Optimizer, parameters: Parameters): OptimizerState {
  const zeros = (): Parameter[] => zerosLike(parameters);
  return { updates: 0, firstMoments: zeros(), secondMoments: optimizer.kind === 'adam' ? zeros() : [] };
}

function checkDecay(caller: string, name: string, value: number): void {
  if (!(value >= 0 && value < 1)) throw new RangeError(`${caller}: ${name} must be in [0, 1), got ${value}`);
}
