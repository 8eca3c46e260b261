import type { Supervision } from '@fourier-features/core';
import { checkPositiveInteger } from '@fourier-features/core/check';
import type { InsideTest } from './inside/insideTest.ts';
import type { Sampler } from './samplers/sampler.ts';
import { uniformSampler } from './samplers/uniform.ts';

export interface OccupancySupervisionOptions {
  insideTest: Pick<InsideTest, 'bounds' | 'label'>;
  /** Points of each step. */
  batchSize: number;
  /** Where they are drawn; by default uniform in the box of the inside test, as in the paper. */
  sampler?: Sampler;
}

/**
 * Fresh points in every step, labelled as they are drawn and judged by binary cross-entropy.
 *
 * @throws RangeError if the batch size is not a positive whole number.
 */
export function occupancySupervision({
  insideTest,
  batchSize,
  sampler = uniformSampler(insideTest.bounds),
}: OccupancySupervisionOptions): Supervision {
  checkPositiveInteger('occupancySupervision', 'batchSize', batchSize, 'in points');
  return {
    batch: (_, random) => {
      const coordinates = sampler(batchSize, random);
      return { coordinates, targets: insideTest.label(coordinates), loss: 'bce' };
    },
  };
}
