import { seededRandom } from '@fourier-features/core';
import { unionBounds } from '../bounds.ts';
import type { InsideTest } from '../inside/insideTest.ts';
import { iou } from '../iou.ts';
import { uniformSampler } from '../samplers/uniform.ts';

export interface VolumetricIouOptions {
  /** Points in the box around both shapes; 2¹⁸ by default. */
  count?: number;
  seed?: number;
}

/** The volume inside both shapes over that inside either, by uniform points in the box around both. */
export function volumetricIou(
  first: Pick<InsideTest, 'bounds' | 'label'>,
  second: Pick<InsideTest, 'bounds' | 'label'>,
  { count = 2 ** 18, seed = 0 }: VolumetricIouOptions = {},
): number {
  const points = uniformSampler(unionBounds(first.bounds, second.bounds))(count, seededRandom(seed));
  return iou(first.label(points), second.label(points));
}
