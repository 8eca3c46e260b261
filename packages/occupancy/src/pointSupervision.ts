import type { Supervision } from '@fourier-features/core';
import { checkPositiveInteger } from '@fourier-features/core/check';
import type { InsideTest } from './inside/insideTest.ts';
import type { Sampler } from './samplers/sampler.ts';

export interface PointSupervisionOptions {
  insideTest: InsideTest;
  /** Points per step. */
  batchSize: number;
  sampler: Sampler;
}

/**
 * Returns supervision by fresh points in every step, labelled as they are drawn; the loss is binary cross-entropy.
 *
 * @throws RangeError if the batch size is not a positive integer.
 */
export function pointSupervision({ insideTest, batchSize, sampler }: PointSupervisionOptions): Supervision {
  checkPositiveInteger('fit', 'batchSize', batchSize, 'in points');
  return {
    batch: (_, random) => {
      const coordinates = sampler(batchSize, random);
      return { coordinates, targets: insideTest.label(coordinates), loss: 'bce' };
    },
  };
}
