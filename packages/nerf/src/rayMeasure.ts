import { type Evaluate, psnr, seededRandom } from '@fourier-features/core';
import { type MarchOptions, marchRays } from './render/marchRays.ts';
import { composite, drawBackgrounds } from './sampling/composite.ts';
import { rayPool } from './sampling/rayPool.ts';
import type { View } from './scene/view.ts';

/** Returns the PSNR, in dB, of a fixed random choice of `limit` pixels of some views, or of all pixels if they are fewer. */
export function rayMeasure(
  views: readonly View[],
  limit: number,
  seed: number,
  options: MarchOptions,
): (evaluate: Evaluate) => Promise<number> {
  const pool = rayPool('fit', views);
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
