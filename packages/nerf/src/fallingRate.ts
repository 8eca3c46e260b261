import { cosineSchedule, type Schedule } from '@fourier-features/core';
import { nerfDefaults } from './defaults.ts';

/**
 * The learning rate of short trainings: half a cosine from `initial` at the first step down to `nerfDefaults.finalRate` of
 * it at the last.
 *
 * @throws RangeError if `initial` or `steps` is not positive.
 */
export function fallingRate(initial: number, steps: number): Schedule {
  return cosineSchedule({ initial, final: nerfDefaults.finalRate * initial, steps });
}
