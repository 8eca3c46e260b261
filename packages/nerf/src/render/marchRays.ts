import type { Evaluate } from '@fourier-features/core';
import { type ProgressOptions, progressReporter } from '@fourier-features/core/progress';
import type { Rays } from '../camera/camera.ts';
import { defaults } from '../defaults.ts';
import { type OccupancyGrid, occupancyThreshold } from '../occupancy/occupancyGrid.ts';
import { occupiedIntervals } from '../occupancy/occupiedIntervals.ts';
import { lastInterval } from '../sampling/depthIntervals.ts';
import { spreadSamples } from '../sampling/spreadSamples.ts';
import { type DensityActivation, densities, toColour } from './activations.ts';
import { type Background, backgroundColour } from './background.ts';
import type { RenderedRays } from './renderRays.ts';

export interface MarchOptions extends ProgressOptions {
  /** Depth at which rays begin, scene units. */
  near: number;
  /** Depth at which rays end, scene units. */
  far: number;
  /** Samples per ray, without jitter. */
  samples: number;
  /** `black` by default. */
  background?: Background;
  /** Density activation that the field was trained with; `softplus` by default. */
  density?: DensityActivation;
  /** Grid whose occupied cells alone are sampled; every ray from near to far by default. */
  occupancy?: OccupancyGrid;
  /** Transmittance below which a ray is not followed further; 1e-3 by default, 0 follows all rays to their ends. */
  minimumTransmittance?: number;
  /** Rays evaluated at a time; 4096 by default. */
  chunk?: number;
}

/** Samples of a ray between two decisions whether to follow it further. */
const SEGMENT = 16;

/** Renders rays through a field, front to back; without grid and with `minimumTransmittance` 0 as in the paper. */
export async function marchRays(
  evaluate: Evaluate,
  rays: Rays,
  { chunk = 4096, onProgress, signal, ...options }: MarchOptions,
): Promise<RenderedRays> {
  const total = rays.origins.length / 3;
  const rendered: RenderedRays = {
    colours: new Float32Array(3 * total),
    opacity: new Float32Array(total),
    depth: new Float32Array(total),
  };
  const report = progressReporter({ onProgress, signal });
  for (let from = 0; from < total; from += chunk) {
    const to = Math.min(total, from + chunk);
    await marchChunk((points) => evaluate(points, signal), rays, from, to, options, rendered);
    await report(to / total);
  }
  return rendered;
}

type ChunkOptions = Omit<MarchOptions, 'chunk' | keyof ProgressOptions>;

async function marchChunk(
  evaluate: Evaluate,
  rays: Rays,
  from: number,
  to: number,
  options: ChunkOptions,
  { colours, opacity, depth }: RenderedRays,
): Promise<void> {
  const { samples, background = 'black' } = options;
  const { minimumTransmittance = defaults.minimumTransmittance } = options;
  const density = densities[options.density ?? defaults.density];
  const count = to - from;
  const { depths, intervals, met } = placeSamples(rays, from, count, options);
  const opticalDepth = new Float64Array(count);
  const sums = new Float64Array(4 * count);
  let active = Array.from({ length: count }, (_, ray) => ray).filter((ray) => met[ray]);
  for (let first = 0; first < samples && active.length > 0; first += SEGMENT) {
    const size = Math.min(SEGMENT, samples - first);
    const points = new Float32Array(3 * active.length * size);
    active.forEach((ray, n) => {
      for (let k = 0; k < size; k++) {
        const z = depths[ray * samples + first + k]!;
        for (let axis = 0; axis < 3; axis++) {
          const at = 3 * (from + ray) + axis;
          points[3 * (n * size + k) + axis] = rays.origins[at]! + z * rays.directions[at]!;
        }
      }
    });
    const values = await evaluate(points);
    active.forEach((ray, n) => {
      for (let k = 0; k < size; k++) {
        const at = 4 * (n * size + k);
        const sample = ray * samples + first + k;
        const thickness = density.value(values[at + 3]!) * intervals[sample]!;
        if (thickness === 0) continue;
        const weight = Math.exp(-opticalDepth[ray]!) * -Math.expm1(-thickness);
        for (let c = 0; c < 3; c++) sums[4 * ray + c]! += weight * toColour(values[at + c]!);
        sums[4 * ray + 3]! += weight * depths[sample]!;
        opticalDepth[ray]! += thickness;
      }
    });
    active = active.filter((ray) => Math.exp(-opticalDepth[ray]!) >= minimumTransmittance);
  }
  const behind = backgroundColour(background);
  for (let ray = 0; ray < count; ray++) {
    const through = Math.exp(-opticalDepth[ray]!);
    for (let c = 0; c < 3; c++) colours[3 * (from + ray) + c] = sums[4 * ray + c]! + through * behind[c]!;
    opacity[from + ray] = 1 - through;
    depth[from + ray] = sums[4 * ray + 3]!;
  }
}

interface PlacedSamples {
  readonly depths: Float64Array;
  readonly intervals: Float64Array;
  /** Whether a ray has samples. */
  readonly met: readonly boolean[];
}

function placeSamples(
  rays: Rays,
  from: number,
  count: number,
  { near, far, samples, background = 'black', density = defaults.density, occupancy }: ChunkOptions,
): PlacedSamples {
  const depths = new Float64Array(count * samples);
  const intervals = new Float64Array(count * samples);
  if (!occupancy) {
    const step = (far - near) / (samples - 1);
    const last = lastInterval({ background, density, near, far, samples });
    for (let i = 0; i < depths.length; i++) {
      const k = i % samples;
      depths[i] = near + k * step;
      intervals[i] = k === samples - 1 ? last : step;
    }
    return { depths, intervals, met: Array.from({ length: count }, () => true) };
  }
  const threshold = occupancyThreshold(occupancy);
  const occupied = new Float64Array(2 * (3 * occupancy.resolution + 1));
  const met = Array.from({ length: count }, (_, ray) => {
    const written = occupiedIntervals(occupancy, threshold, rays, 3 * (from + ray), near, far, occupied);
    if (written === 0) return false;
    const length = spreadSamples(occupied, written, samples, () => 0.5, depths, ray * samples);
    intervals.fill(length, ray * samples, (ray + 1) * samples);
    return true;
  });
  return { depths, intervals, met };
}
