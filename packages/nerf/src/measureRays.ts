import { psnr, seededRandom, type Trainer } from '@fourier-features/core';
import { type MarchOptions, marchRays } from './render/marchRays.ts';
import { composite, drawBackgrounds } from './sampling/composite.ts';
import { createRayPool } from './sampling/rayPool.ts';
import type { View } from './scene/view.ts';

/** PSNR of a fixed random choice of the pixels of some views, or of all of them if they are fewer. */
export function createRayMeasure(
  views: readonly View[],
  limit: number,
  seed: number,
  options: MarchOptions,
): (evaluate: Trainer['evaluate']) => Promise<number> {
  const pool = createRayPool('fitNerf', views);
  const count = Math.min(limit, pool.count);
  const random = seededRandom(seed);
  const chosen = random.integers(count, pool.count);
  const rays = { origins: new Float64Array(3 * count), directions: new Float64Array(3 * count) };
  const targets = new Float64Array(3 * count);
  const shown = options.background === 'white' ? 'white' : 'black';
  const behind = drawBackgrounds(shown, count, random);
  const rgba = new Float64Array(4);
  for (let n = 0; n < count; n++) {
    const index = count === pool.count ? n : chosen[n]!;
    pool.writeRay(index, rays, n);
    pool.readPixel(index, rgba);
    composite(rgba, behind, targets, n);
  }
  return async (evaluate) => psnr((await marchRays(evaluate, rays, options)).colours, targets);
}
