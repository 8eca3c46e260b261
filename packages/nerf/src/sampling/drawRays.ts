import type { Random } from '@fourier-features/core';
import type { DensityActivation } from '../render/activations.ts';
import type { Background } from '../render/background.ts';
import { composite, drawBackgrounds } from './composite.ts';
import { depthIntervals, lastInterval } from './depthIntervals.ts';
import { pointsAlong } from './pointsAlong.ts';
import type { RayBatch } from './rayBatch.ts';
import type { RayPool } from './rayPool.ts';
import { shuffledIndex } from './shuffledIndex.ts';
import { stratifiedDepths } from './stratifiedDepths.ts';

export interface DrawRaysOptions {
  pool: RayPool;
  near: number;
  far: number;
  samples: number;
  raysPerStep: number;
  background: Background;
  density: DensityActivation;
  jitter: boolean;
  order: 'shuffled' | 'drawn';
  shuffleSeed: number;
}

/** Returns the paper's batches: the next block of rays, sampled from near to far. */
export function drawRays(options: DrawRaysOptions): (step: number, random: Random) => RayBatch {
  const { pool, near, far, samples, raysPerStep, background, jitter, order, shuffleSeed } = options;
  const last = lastInterval(options);
  const shuffled = shuffledIndex(pool.count, shuffleSeed);
  return (step, random) => {
    const drawn = order === 'drawn' ? random.integers(raysPerStep, pool.count) : undefined;
    const rays = {
      origins: new Float64Array(3 * raysPerStep),
      directions: new Float64Array(3 * raysPerStep),
    };
    const targets = new Float64Array(3 * raysPerStep);
    const behind = drawBackgrounds(background, raysPerStep, random);
    const rgba = new Float64Array(4);
    for (let ray = 0; ray < raysPerStep; ray++) {
      const index = drawn?.[ray] ?? shuffled((step * raysPerStep + ray) % pool.count);
      pool.writeRay(index, rays, ray);
      pool.readPixel(index, rgba);
      composite(rgba, behind, targets, ray);
    }
    const depths = stratifiedDepths({
      rays: raysPerStep,
      samples,
      near,
      far,
      ...(jitter ? { jitter: random } : {}),
    });
    return {
      coordinates: pointsAlong(rays, depths, samples),
      intervals: depthIntervals(depths, samples, last),
      targets,
      background: behind,
    };
  };
}
