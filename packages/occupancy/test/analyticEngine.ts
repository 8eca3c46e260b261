import { type Engine, type Field, identityEncoding, initialField } from '@fourier-features/core';

/** An engine whose fields are all the same function of a point: to judge by itself what is made of a field. */
export function analyticEngine(probability: (x: number, y: number, z: number) => number): Engine {
  const never = (): never => {
    throw new Error('analyticEngine: only evaluates');
  };
  return {
    name: 'analytic',
    createTrainer: async () => ({
      evaluate: async (points) =>
        Float32Array.from({ length: points.length / 3 }, (_, i) =>
          probability(points[3 * i]!, points[3 * i + 1]!, points[3 * i + 2]!),
        ),
      step: never,
      loss: never,
      gradient: never,
      read: never,
      dispose: () => {},
    }),
  };
}

/** A field of the right shape, for engines that do not look at it. */
export const anyField: Field = initialField({
  encoding: identityEncoding({ inputDim: 3 }),
  outputDim: 1,
  depth: 1,
  width: 1,
});

/** A soft ball: ½ at `radius`, log-odds falling by `sharpness` per unit of length. */
export const ball =
  (radius: number, sharpness = 60) =>
  (x: number, y: number, z: number): number =>
    1 / (1 + Math.exp(sharpness * (Math.hypot(x - 0.5, y - 0.5, z - 0.5) - radius)));
