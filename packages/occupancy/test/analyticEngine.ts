import { type Engine, type Field, identityEncoding, initialField } from '@fourier-features/core';

/** Returns an engine that evaluates every field as the same function of a point. */
export function analyticEngine(probability: (x: number, y: number, z: number) => number): Engine {
  return {
    name: 'analytic',
    createEvaluator: async () => ({
      evaluate: async (points) =>
        Float32Array.from({ length: points.length / 3 }, (_, i) =>
          probability(points[3 * i]!, points[3 * i + 1]!, points[3 * i + 2]!),
        ),
      dispose: () => {},
    }),
    createTrainer: () => {
      throw new Error('analyticEngine: cannot train');
    },
  };
}

/** A field of the right dimensions, for engines that ignore it. */
export const anyField: Field = initialField({
  encoding: identityEncoding({ inputDim: 3 }),
  outputDim: 1,
  depth: 1,
  width: 1,
});

/** Returns a soft ball: ½ at `radius`, log-odds falling by `sharpness` per unit of length. */
export const ball =
  (radius: number, sharpness = 60) =>
  (x: number, y: number, z: number): number =>
    1 / (1 + Math.exp(sharpness * (Math.hypot(x - 0.5, y - 0.5, z - 0.5) - radius)));
