import type { Engine, Field } from '@fourier-features/core';
import { checkPositiveInteger } from '@fourier-features/core/check';
import { type Bounds, checkBounds, unitBounds } from '../bounds.ts';
import { fieldNormals } from '../fieldNormals.ts';
import { withField } from '../withField.ts';
import { type Camera, cameraRays, paperCamera } from './camera.ts';
import { marchRays, pointsAlong } from './marchRays.ts';

export interface RenderNormalsOptions {
  /** 256 by default, as height. */
  width?: number;
  height?: number;
  /** What differs from `paperCamera`. */
  camera?: Partial<Camera>;
  /** Outside this box, domain units, the shape is taken to be empty; the domain by default. */
  bounds?: Bounds;
  /** Steps along a ray per side of the domain; 64, the paper's preview, by default. Its figure has 256. */
  stepsPerSide?: number;
  signal?: AbortSignal;
}

/** Linear values, not to be gamma-corrected: they are normals. */
export interface NormalMap {
  readonly width: number;
  readonly height: number;
  readonly channels: 3;
  /** `[height, width, 3]`: ½n + ½ for the outward normal n in domain coordinates, 1 where there is no shape. */
  readonly values: Float32Array;
}

/**
 * The paper's picture of a shape: the normal of its surface at each pixel, on white.
 *
 * @throws RangeError if a size is not a positive whole number or the field is no occupancy field.
 */
export function renderNormals(
  engine: Engine,
  field: Field,
  options: RenderNormalsOptions = {},
): Promise<NormalMap> {
  const { width = 256, height = 256, camera, bounds = unitBounds, stepsPerSide = 64, signal } = options;
  for (const [name, size] of Object.entries({ width, height, stepsPerSide }))
    checkPositiveInteger('renderNormals', name, size);
  checkBounds('renderNormals', bounds);
  return withField('renderNormals', engine, field, async (evaluate) => {
    const rays = cameraRays({ ...paperCamera, ...camera }, { width, height, bounds });
    const hits = await marchRays(evaluate, rays, { step: 1 / stepsPerSide, signal });
    const met = Uint32Array.from(hits.keys()).filter((ray) => !Number.isNaN(hits[ray]));
    const values = new Float32Array(3 * width * height).fill(1);
    if (met.length > 0) {
      const points = pointsAlong(rays, met, (k) => hits[met[k]!]!);
      const colours = (await fieldNormals(evaluate, points)).map((component) => 0.5 * component + 0.5);
      met.forEach((ray, k) => {
        values.set(colours.subarray(3 * k, 3 * k + 3), 3 * rays.pixels[ray]!);
      });
    }
    return { width, height, channels: 3, values };
  });
}
