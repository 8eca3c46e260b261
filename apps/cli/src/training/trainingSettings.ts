import type { FitSettings, SettingsOptions } from '@fourier-features/tasks';
import type { TrainingValues } from './trainingValues.ts';

/** Returns what the settings of every task take from the options. */
export function trainingSettings({
  scale,
  frequencyCount,
  width,
  depth,
  omega,
  firstOmega,
  spread,
  levels,
  featuresPerLevel,
  tableSize,
  coarsestCells,
  finestCells,
  interpolation,
  steps,
  learningRate,
  seed,
  target,
}: TrainingValues): SettingsOptions<FitSettings> {
  return {
    ...{ scale, frequencyCount, width, depth, omega, firstOmega, spread },
    ...{ levels, featuresPerLevel, tableSize, coarsestCells, finestCells, interpolation },
    ...{ steps, learningRate, seed, target },
  };
}
