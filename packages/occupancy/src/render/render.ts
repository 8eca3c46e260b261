import type { Bounds, Engine, Field } from '@fourier-features/core';
import { checkBounds, checkPositive, checkPositiveInteger } from '@fourier-features/core/check';
import { type ProgressOptions, partOf } from '@fourier-features/core/progress';
import { unitBounds } from '../bounds.ts';
import { fieldNormals } from '../fieldNormals.ts';
import { withField } from '../withField.ts';
import { marchRays, pointsAlong } from './marchRays.ts';
import { pixelRays } from './pixelRays.ts';
import { publishedViewpoint, type Viewpoint } from './viewpoint.ts';

export interface RenderOptions extends ProgressOptions {
  engine: Engine;
  /** Width of the picture, in pixels; 256 by default. */
  width?: number;
  /** Height of the picture, in pixels; 256 by default. */
  height?: number;
  /** What differs from `publishedViewpoint`, which may cut off corners; `framingViewpoint` shows all of a shape. */
  viewpoint?: Partial<Viewpoint>;
  /** Box outside of which the shape counts as empty, in domain units; the domain by default. */
  bounds?: Bounds;
  /** Steps along a ray per side of the domain; 64, the paper's preview, by default. The paper's figure has 256. */
  stepsPerSide?: number;
}

/** A picture of normals. Its values are linear: do not gamma-correct them. */
export interface NormalMap {
  readonly width: number;
  readonly height: number;
  readonly channels: 3;
  /** `[height, width, 3]`: ½n + ½ for the outward normal n in domain coordinates, 1 where there is no shape. */
  readonly values: Float32Array;
}

/** Marching's part of the time; the rest is the normals'. */
const MARCHING_FRACTION = 0.9;

/**
 * Renders the paper's picture of a shape: the normal of its surface at each pixel, on white.
 *
 * @throws RangeError if a size is not a positive integer, the viewpoint or the bounds are malformed, or the field does not map
 * 3 coordinates to a probability; the signal's reason if aborted.
 * @example
 * import { initialField, seededRandom } from '@fourier-features/core';
 * import * as occupancy from '@fourier-features/occupancy';
 * import { wasmEngine } from '@fourier-features/wasm';
 *
 * const encoding = occupancy.encoding('gaussian', { scale: 2, frequencyCount: 8, random: seededRandom(0) });
 * const field = initialField({ encoding, outputDim: 1, width: 16 });
 * const viewpoint = { azimuth: Math.PI / 4, elevation: Math.PI / 6 };
 * const normals = await occupancy.render(field, { engine: await wasmEngine(), width: 32, height: 32, viewpoint });
 */
export async function render(
  field: Field,
  {
    engine,
    width = 256,
    height = 256,
    viewpoint,
    bounds = unitBounds,
    stepsPerSide = 64,
    ...progress
  }: RenderOptions,
): Promise<NormalMap> {
  for (const [name, size] of Object.entries({ width, height, stepsPerSide }))
    checkPositiveInteger('render', name, size, 'in pixels');
  checkBounds('render', bounds);
  const from = { ...publishedViewpoint, ...viewpoint };
  checkViewpoint(from);
  const { signal } = progress;
  return withField('render', field, { engine, signal }, async (evaluate) => {
    const rays = pixelRays(from, { width, height, bounds });
    const { onProgress } = partOf(progress, 0, MARCHING_FRACTION);
    const hits = await marchRays(evaluate, rays, { step: 1 / stepsPerSide, onProgress });
    const met = Uint32Array.from(hits.keys()).filter((ray) => !Number.isNaN(hits[ray]));
    const values = new Float32Array(3 * width * height).fill(1);
    if (met.length === 0) progress.onProgress?.(1);
    else {
      const points = pointsAlong(rays, met, (k) => hits[met[k]!]!);
      const normals = await fieldNormals(evaluate, points, partOf(progress, MARCHING_FRACTION, 1).onProgress);
      met.forEach((ray, k) => {
        for (let axis = 0; axis < 3; axis++)
          values[3 * rays.pixels[ray]! + axis] = 0.5 * normals[3 * k + axis]! + 0.5;
      });
    }
    return { width, height, channels: 3, values };
  });
}

function checkViewpoint({ centre, azimuth, elevation, distance, focalLength }: Viewpoint): void {
  if (!(centre.length === 3 && centre.every(Number.isFinite)))
    throw new RangeError(`render: viewpoint.centre must be 3 finite coordinates, got ${centre.join(', ')}`);
  for (const [name, angle] of Object.entries({ azimuth, elevation })) {
    if (!Number.isFinite(angle))
      throw new RangeError(`render: viewpoint.${name} must be finite, in radians, got ${angle}`);
  }
  checkPositive('render', 'viewpoint.distance', distance, 'in sides of the domain');
  checkPositive('render', 'viewpoint.focalLength', focalLength, 'in image heights');
}
