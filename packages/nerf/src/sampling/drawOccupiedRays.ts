import type { Random } from '@fourier-features/core';
import { type OccupancyGrid, occupancyThreshold } from '../occupancy/occupancyGrid.ts';
import { occupiedIntervals } from '../occupancy/occupiedIntervals.ts';
import type { Background } from '../render/background.ts';
import { composite, drawBackgrounds } from './composite.ts';
import { pointsAlong } from './pointsAlong.ts';
import type { RayBatch } from './rayBatch.ts';
import type { RayPool } from './rayPool.ts';
import { spreadSamples } from './spreadSamples.ts';

export interface DrawOccupiedRaysOptions {
  pool: RayPool;
  near: number;
  far: number;
  samples: number;
  raysPerStep: number;
  background: Background;
  jitter: boolean;
  occupancy: OccupancyGrid;
  /** Whether every ray is sampled from near to far, regardless of the grid. */
  everywhere: boolean;
}

/** Rays drawn in search of ones that meet something, at most, as a multiple of the rays of a step. */
const SEARCH_LIMIT = 16;

/** Colours this close to the background are indistinguishable from it in 8 bits. */
const BACKGROUND_TOLERANCE = 1.5 / 255;

/**
 * Distance of the rays that are sampled from near to far, regardless of the grid: they find density that has appeared in
 * empty cells, and keep them empty.
 */
const PROBING_RAYS = 8;

/** Draws rays with replacement, skips those that meet nothing, and samples most of them in occupied cells only. */
export function drawOccupiedRays(options: DrawOccupiedRaysOptions, random: Random): RayBatch {
  const { pool, near, far, samples, raysPerStep, background, jitter, occupancy, everywhere } = options;
  const rays = { origins: new Float64Array(3 * raysPerStep), directions: new Float64Array(3 * raysPerStep) };
  const targets = new Float64Array(3 * raysPerStep);
  const behind = drawBackgrounds(background, raysPerStep, random);
  const offsets = jitter ? random.uniforms(raysPerStep * samples) : undefined;
  const depths = new Float64Array(raysPerStep * samples);
  const intervals = new Float64Array(raysPerStep * samples);
  const threshold = occupancyThreshold(occupancy);
  const occupied = new Float64Array(2 * (3 * occupancy.resolution + 1));
  const rgba = new Float64Array(4);
  let count = 0;
  for (let search = 0; search < SEARCH_LIMIT && count < raysPerStep; search++) {
    for (const index of random.integers(raysPerStep, pool.count)) {
      if (count === raysPerStep) break;
      pool.writeRay(index, rays, count);
      pool.readPixel(index, rgba);
      composite(rgba, behind, targets, count);
      const probes = everywhere || count % PROBING_RAYS === 0;
      let written = probes
        ? 0
        : occupiedIntervals(occupancy, threshold, rays, 3 * count, near, far, occupied);
      if (written === 0) {
        if (!probes && isBackground(rgba, behind, targets, count)) continue;
        occupied[0] = near;
        occupied[1] = far;
        written = 2;
      }
      const first = count * samples;
      const length = spreadSamples(
        occupied,
        written,
        samples,
        (k) => offsets?.[first + k] ?? 0.5,
        depths,
        first,
      );
      intervals.fill(length, first, first + samples);
      count++;
    }
  }
  return {
    coordinates: pointsAlong(rays, depths.subarray(0, count * samples), samples),
    intervals: intervals.subarray(0, count * samples),
    targets: targets.subarray(0, 3 * count),
    background: behind.subarray(0, 3 * count),
  };
}

function isBackground(
  rgba: Float64Array,
  background: Float64Array,
  targets: Float64Array,
  ray: number,
): boolean {
  if (rgba[3]! < BACKGROUND_TOLERANCE) return true;
  const isOpaque = rgba[3] === 1;
  for (let c = 3 * ray; c < 3 * ray + 3; c++)
    if (Math.abs(targets[c]! - background[c]!) > BACKGROUND_TOLERANCE) return false;
  return isOpaque;
}
