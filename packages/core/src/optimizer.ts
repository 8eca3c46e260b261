import { checkLength } from './check.ts';
import { type Parameter, type Parameters, zerosLike } from './parameters.ts';

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

/** Gradient descent with momentum μ, which may be 0: u ← μu + g, x ← x − ηu. */
export interface SgdOptimizer {
  readonly kind: 'sgd';
  readonly momentum: number;
}

/**
 * A rule for updates, with its constants. Of the tables of a grid, it updates only the numbers whose gradient is not 0; the
 * others stay as they are, their moments included, so that a step costs what its batch touches. The t of Adam's corrections
 * counts all updates, also for numbers that some of them left out.
 */
export type Optimizer = AdamOptimizer | SgdOptimizer;

/** What an optimiser keeps between steps: arrays shaped like the parameters, in their order. */
export interface OptimizerState {
  /** Updates made so far. */
  readonly updates: number;
  /** m of Adam, u of SGD. */
  readonly firstMoments: Parameters;
  /** v of Adam; empty for SGD. */
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

/**
 * Returns Adam with the customary constants.
 *
 * @throws RangeError if a constant is out of range.
 * @example
 * import { adam } from '@fourier-features/core';
 *
 * const optimizer = adam({ beta2: 0.99 });
 */
export function adam({ beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8 }: AdamOptions = {}): AdamOptimizer {
  checkDecay('adam', 'beta1', beta1);
  checkDecay('adam', 'beta2', beta2);
  if (!(epsilon > 0)) throw new RangeError(`adam: epsilon must be greater than 0, got ${epsilon}`);
  return { kind: 'adam', beta1, beta2, epsilon };
}

/**
 * Returns gradient descent with `momentum` in [0, 1), 0 by default.
 *
 * @throws RangeError if `momentum` is out of range.
 * @example
 * import { sgd } from '@fourier-features/core';
 *
 * const optimizer = sgd({ momentum: 0.9 });
 */
export function sgd({ momentum = 0 }: { momentum?: number } = {}): SgdOptimizer {
  checkDecay('sgd', 'momentum', momentum);
  return { kind: 'sgd', momentum };
}

/**
 * Returns the state before the first update: all moments zero.
 *
 * @example
 * import { adam, identityEncoding, initialField, initialOptimizerState } from '@fourier-features/core';
 *
 * const { parameters } = initialField({ encoding: identityEncoding({ inputDim: 1 }), outputDim: 1, width: 8 });
 * const state = initialOptimizerState(adam(), parameters);
 */
export function initialOptimizerState(optimizer: Optimizer, parameters: Parameters): OptimizerState {
  const zeros = (): Parameter[] => zerosLike(parameters);
  return { updates: 0, firstMoments: zeros(), secondMoments: optimizer.kind === 'adam' ? zeros() : [] };
}

/** The factors that correct Adam's moments for their start at 0. */
export interface AdamCorrections {
  /** 1/(1 − β₁ᵗ): m̂ = m·first. */
  readonly first: number;
  /** 1/(1 − β₂ᵗ): v̂ = v·second. */
  readonly second: number;
}

/**
 * Returns Adam's corrections for update number t, counted from 1.
 *
 * @example
 * import { adam, adamCorrections } from '@fourier-features/core';
 *
 * adamCorrections(adam(), 1); // { first: 10, second: 1000 }, up to rounding
 */
export function adamCorrections(
  { beta1, beta2 }: Pick<AdamOptimizer, 'beta1' | 'beta2'>,
  t: number,
): AdamCorrections {
  return { first: 1 / (1 - beta1 ** t), second: 1 / (1 - beta2 ** t) };
}

/** Numbers that Adam can update in place. */
export type AdamArray = Float32Array | Float64Array;

/** Unknowns in training without a network, such as the cells of a grid. */
export interface AdamUpdater {
  /** Makes one update of the unknowns, in place, from their gradient. */
  update(gradient: ArrayLike<number>, learningRate: number): void;
}

/**
 * Returns Adam for a plain array of unknowns, which its `update` changes in place. The moments have the array's precision.
 *
 * @throws RangeError from `update` if the gradient does not have one entry per unknown.
 * @example
 * import { adam, adamUpdater } from '@fourier-features/core';
 *
 * const x = Float64Array.of(1);
 * const updater = adamUpdater(x, adam());
 * for (let step = 0; step < 100; step++) updater.update([2 * x[0]!], 0.1); // minimises x²
 */
export function adamUpdater(unknowns: AdamArray, optimizer: AdamOptimizer = adam()): AdamUpdater {
  const { beta1, beta2, epsilon } = optimizer;
  const mean = unknowns.slice().fill(0);
  const square = unknowns.slice().fill(0);
  let updates = 0;
  return {
    update: (gradient, learningRate) => {
      checkLength('adamUpdater', 'gradient', gradient, unknowns.length, '[n], one per unknown');
      updates += 1;
      const { first, second } = adamCorrections(optimizer, updates);
      for (let i = 0; i < unknowns.length; i++) {
        const slope = gradient[i]!;
        mean[i] = beta1 * mean[i]! + (1 - beta1) * slope;
        square[i] = beta2 * square[i]! + (1 - beta2) * slope * slope;
        unknowns[i]! -= (learningRate * first * mean[i]!) / (Math.sqrt(square[i]! * second) + epsilon);
      }
    },
  };
}

function checkDecay(caller: string, name: string, value: number): void {
  if (!(value >= 0 && value < 1)) throw new RangeError(`${caller}: ${name} must be in [0, 1), got ${value}`);
}
