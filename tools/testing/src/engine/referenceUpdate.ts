import type { Optimizer, Parameters } from '@fourier-features/core';
import { type ReferenceRules, referenceRules } from './referenceRules.ts';

/** An optimiser in float64. */
export interface ReferenceUpdate {
  /** Makes update number t, counted from 1, of x in place. */
  update(x: readonly Float64Array[], gradient: readonly Float64Array[], rate: number, t: number): void;
  /** m of Adam, u of SGD. */
  readonly firstMoments: readonly Float64Array[];
  /** v of Adam; empty for SGD. */
  readonly secondMoments: readonly Float64Array[];
}

/** Returns an optimiser of parameters with these names and sizes, by the formulas of core's `Optimizer`. */
export function createReferenceUpdate(
  optimizer: Optimizer,
  parameters: Parameters,
  { isUpdatedWhereTouched }: Pick<ReferenceRules, 'isUpdatedWhereTouched'> = referenceRules,
): ReferenceUpdate {
  const zeros = () => parameters.map(({ values }) => new Float64Array(values.length));
  const firstMoments = zeros();
  const secondMoments = optimizer.kind === 'adam' ? zeros() : [];
  return {
    firstMoments,
    secondMoments,
    update: (x, gradient, rate, t) => {
      gradient.forEach((row, k) => {
        const m = firstMoments[k]!;
        const touchedAlone = isUpdatedWhereTouched(parameters[k]!.name);
        row.forEach((g, i) => {
          if (touchedAlone && g === 0) return;
          if (optimizer.kind === 'sgd') {
            m[i] = optimizer.momentum * m[i]! + g;
            x[k]![i]! -= rate * m[i]!;
            return;
          }
          const { beta1, beta2, epsilon } = optimizer;
          const v = secondMoments[k]!;
          m[i] = beta1 * m[i]! + (1 - beta1) * g;
          v[i] = beta2 * v[i]! + (1 - beta2) * g * g;
          const spread = Math.sqrt(v[i]! / (1 - beta2 ** t)) + epsilon;
          x[k]![i]! -= (rate * (m[i]! / (1 - beta1 ** t))) / spread;
        });
      });
    },
  };
}
