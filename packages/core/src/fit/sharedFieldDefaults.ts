import { adam } from '../optimizer.ts';
import type { FieldDefaults, OtherFieldName } from './taskDefaults.ts';

/**
 * What all tasks recommend for fields other than `fourier`; rates, and what else depends on the data, are in the defaults of
 * each task. Depth, width and ω of `siren` and `finer` and the optimiser of `hash` are as published. The constants of `wire` were
 * chosen by short trainings on the data of the tasks; its width is 256/√2, for as many weights, as each channel has two.
 *
 * @see Sitzmann et al. 2020, https://arxiv.org/abs/2006.09661; Liu et al. 2024, https://arxiv.org/abs/2312.02434; Saragadam et
 * al. 2023, https://arxiv.org/abs/2301.05187; Müller et al. 2022, https://arxiv.org/abs/2201.05989; and the codes released
 * with them
 * @example
 * import { type FieldDefaults, sharedFieldDefaults } from '@fourier-features/core';
 *
 * const siren: FieldDefaults = { ...sharedFieldDefaults.siren, learningRate: 3e-4 };
 */
export const sharedFieldDefaults: Readonly<
  Record<OtherFieldName, Readonly<Omit<FieldDefaults, 'learningRate'>>>
> = {
  siren: { omega: 30, firstOmega: 30, width: 256, depth: 5 },
  finer: { omega: 30, firstOmega: 30, width: 256, depth: 5 },
  wire: { omega: 10, firstOmega: 10, spread: 10, width: 181, depth: 4 },
  gauss: { width: 256, depth: 5 },
  hash: {
    levels: 16,
    featuresPerLevel: 2,
    tableSize: 2 ** 14,
    coarsestCells: 16,
    interpolation: 'linear',
    width: 64,
    depth: 3,
    optimizer: adam({ beta2: 0.99, epsilon: 1e-15 }),
  },
  grid: { interpolation: 'linear' },
};
