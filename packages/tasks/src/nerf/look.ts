import type { Bounds } from '@fourier-features/core';
import { checkBounds } from '@fourier-features/core/check';
import {
  finiteNumber,
  flag,
  numberSchema,
  positiveCount,
  positiveNumber,
  validatedJson,
  wordSchema,
} from '@fourier-features/core/validate';
import type * as nerf from '@fourier-features/nerf';
import * as v from 'valibot';
import type { NerfInput } from './nerfInput.ts';
import type { NerfSettings } from './nerfSettings.ts';

/** What it takes to render a scene's field without the scene. */
export interface NerfLook {
  /** Depths between which rays are sampled, in scene units. */
  readonly near: number;
  readonly far: number;
  readonly bounds: Bounds;
  readonly density: nerf.DensityActivation;
  readonly background: nerf.Background;
  /** Whether rays pass over empty space. */
  readonly occupancy: boolean;
  /** Samples on each ray. */
  readonly samples: number;
  /** Camera of the first held-out view. */
  readonly camera: nerf.Camera;
}

const vector = v.strictTuple([finiteNumber, finiteNumber, finiteNumber]);

/** A look as JSON has it. */
const lookSchema = v.object({
  near: numberSchema('finite and at least 0', (value) => value >= 0 && Number.isFinite(value)),
  far: finiteNumber,
  bounds: v.object({ min: vector, max: vector }),
  density: wordSchema(['relu', 'softplus']),
  background: wordSchema(['black', 'white', 'alpha']),
  occupancy: flag,
  samples: positiveCount,
  camera: v.object({
    width: positiveCount,
    height: positiveCount,
    focal: v.strictTuple([positiveNumber, positiveNumber]),
    centre: v.strictTuple([finiteNumber, finiteNumber]),
    pose: v.pipe(v.array(finiteNumber), v.length(12, '12 numbers')),
    lens: v.optional(
      v.object({
        projection: wordSchema(['perspective', 'fisheye']),
        distortion: v.strictTuple([...vector.items, ...vector.items]),
      }),
    ),
  }),
});

/** Samples on rays that are measured or rendered, for each one in training. */
export const RENDER_SAMPLES = 2;

/**
 * Returns how the field of a fit is rendered.
 *
 * @example
 * import { lookOf, nerfTask, proceduralSceneInput } from '@fourier-features/tasks';
 *
 * const input = await proceduralSceneInput({ reduce: 10 });
 * const { samples } = lookOf(input, nerfTask.settings('gaussian', {}, input));
 */
export function lookOf(
  { near, far, bounds, background, scene }: NerfInput,
  { density, occupancy, samples }: NerfSettings,
): NerfLook {
  const { camera } = scene.heldOut[0]!;
  return { near, far, bounds, density, background, occupancy, samples: RENDER_SAMPLES * samples, camera };
}

/** Encodes a look for a field's metadata. */
export function encodeLook({ camera, ...look }: NerfLook): string {
  return JSON.stringify({ ...look, camera: { ...camera, pose: [...camera.pose] } });
}

/**
 * Decodes the `look` that `nerfTask.fieldMetadata` returns.
 *
 * @throws Error of one line if it is not such a look.
 * @example
 * import { decodeLook, nerfTask, proceduralSceneInput } from '@fourier-features/tasks';
 *
 * const input = await proceduralSceneInput({ reduce: 10 });
 * const { look } = nerfTask.fieldMetadata(input, nerfTask.settings('gaussian', {}, input));
 * const { camera, near, far } = decodeLook(look!);
 */
export function decodeLook(json: string): NerfLook {
  const { camera, ...look } = validatedJson('decodeLook: look', lookSchema, json);
  checkBounds('decodeLook', look.bounds);
  if (!(look.near < look.far))
    throw new RangeError(
      `decodeLook: near must be less than far, in scene units, got ${look.near} and ${look.far}`,
    );
  const { lens, ...pinhole } = camera;
  const pose = Float64Array.from(camera.pose);
  return { ...look, camera: { ...pinhole, pose, ...(lens ? { lens } : {}) } };
}
