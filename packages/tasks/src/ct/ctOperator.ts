import type { LinearOperator } from '@fourier-features/core';
import { parallelBeam, publishedRadon } from '@fourier-features/ct';
import type { CtScan } from './ctInput.ts';

/** Returns the operator of a scan. */
export function ctOperator({ operatorName, shape, angles, geometry }: CtScan): LinearOperator {
  return operatorName === 'published'
    ? publishedRadon({ shape, angles })
    : parallelBeam({ shape, angles, ...geometry });
}
