import type { LinearOperator } from '@fourier-features/core';
import { fanBeam, parallelBeam, publishedRadon } from '@fourier-features/ct';
import type { CtScan } from './ctInput.ts';

/** Returns the operator of a scan. */
export function ctOperator({ operatorName, shape, angles, geometry, fan }: CtScan): LinearOperator {
  if (fan) return fanBeam({ shape, angles, ...fan });
  return operatorName === 'published'
    ? publishedRadon({ shape, angles })
    : parallelBeam({ shape, angles, ...geometry });
}
