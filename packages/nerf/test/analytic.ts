import { type Engine, type Field, identityEncoding, initialField } from '@fourier-features/core';

/** Returns raw values whose density after ReLU is `density` and whose colour after the sigmoid is `colour`. */
export function rawValues(
  points: ArrayLike<number>,
  density: (x: number, y: number, z: number) => number,
  colour: readonly number[] = [0.5, 0.5, 0.5],
): Float32Array {
  const raw = colour.map((c) => Math.log(c / (1 - c)));
  const values = new Float32Array((4 * points.length) / 3);
  for (let n = 0; n < points.length / 3; n++)
    values.set([...raw, density(points[3 * n]!, points[3 * n + 1]!, points[3 * n + 2]!)], 4 * n);
  return values;
}

/** A field of the right shape for the engines below, which do not look at its numbers. */
export const radianceField: Field = initialField({
  encoding: identityEncoding({ inputDim: 3 }),
  outputDim: 4,
  width: 4,
  outputActivation: 'linear',
});

/** What an engine of `analyticEngine` has done. */
export interface EngineCounts {
  evaluators: number;
  disposed: number;
  points: number;
}

/** Returns an engine that evaluates every field as the known one, after ReLU, and counts what it does. */
export function analyticEngine(
  density: (x: number, y: number, z: number) => number,
  colour?: readonly number[],
): Engine & { readonly counts: EngineCounts } {
  const counts: EngineCounts = { evaluators: 0, disposed: 0, points: 0 };
  return {
    name: 'analytic',
    counts,
    createEvaluator: async () => {
      counts.evaluators += 1;
      return {
        evaluate: async (points) => {
          counts.points += points.length / 3;
          return rawValues(points, density, colour);
        },
        dispose: () => {
          counts.disposed += 1;
        },
      };
    },
    createTrainer: () => {
      throw new Error('an analytic field is not trained');
    },
  };
}

/** Returns the density of a uniform sphere about the origin; ReLU makes it 0 outside. */
export const sphere =
  (radius: number, density: number) =>
  (x: number, y: number, z: number): number =>
    Math.hypot(x, y, z) < radius ? density : -1;
