import type { DirectBatch, IndirectBatch, LossAndGradient } from '@fourier-features/core';

/** Returns the indirect batch with the same loss, mse, as a direct one of `outputDim` values at each point. */
export function meanSquareBatch({ coordinates, targets }: DirectBatch, outputDim: number): IndirectBatch {
  return {
    coordinates,
    lossAndGradient: (values, from): LossAndGradient => {
      const errors = values.map((value, i) => value - targets[outputDim * from + i]!);
      return {
        loss: errors.reduce((sum, error) => sum + error * error, 0) / targets.length,
        gradient: errors.map((error) => (2 * error) / targets.length),
      };
    },
  };
}
