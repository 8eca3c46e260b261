import type { Engine, Trainer } from '@fourier-features/core';
import { encodeInGrid, type GridRules, gridRules, referenceEngine } from '@fourier-features/testing/engine';
import { gradientMutation, type Mutation, ruleMutation } from './mutate.ts';

function gridMutation(name: string, changed: Partial<GridRules>): Mutation {
  const rules = { ...gridRules, ...changed };
  return ruleMutation(name, {
    encodeInGrid: (encoding, tables, v) => encodeInGrid(encoding, tables, v, rules),
  });
}

/** Faults in where and how tables are read and in where their gradient goes. */
export const gridGradientMutations: readonly Mutation[] = [
  gridMutation('another prime', { primes: [1, 2654435769, 805459861, 3674653429] }),
  gridMutation('another third and fourth prime', { primes: [1, 2654435761, 805459863, 3674653431] }),
  gridMutation('a gradient that misses one corner', { reached: (corners) => corners.slice(1) }),
  gridMutation('cubic weights with a = −3/4', {
    cubic: (s) =>
      s < 1 ? 1.25 * s ** 3 - 2.25 * s ** 2 + 1 : s < 2 ? -0.75 * (s ** 3 - 5 * s ** 2 + 8 * s - 4) : 0,
  }),
];

export const gridMutations: readonly Mutation[] = [
  ...gridGradientMutations,
  gridMutation('points beyond the grid that are put into its middle', {
    restrict: (w) => (w < 0 || w > 1 ? 0.5 : w),
  }),
  gridMutation('points at the far edge in a cell of their own', {
    restrict: (w) => (w < 1 ? Math.max(w, 0) : 0),
  }),
  ruleMutation('moments of untouched entries that decay', { isUpdatedWhereTouched: () => false }),
  gradientMutation('tables under another name', ({ loss, gradient }) => ({
    loss,
    gradient: gradient.map((each) => ({ ...each, name: each.name.replace('encoding.', '') })),
  })),
  {
    name: 'trainers of one field that share its tables',
    create: (): Engine => {
      const engine = referenceEngine();
      const known = new Map<unknown, Promise<Trainer>>();
      return {
        ...engine,
        createTrainer: (field, ...given) => {
          if (!known.has(field)) known.set(field, engine.createTrainer(field, ...given));
          return known.get(field)!;
        },
      };
    },
  },
];
