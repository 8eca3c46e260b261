import type { Bounds } from '@fourier-features/core';
import type * as nerf from '@fourier-features/nerf';
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

/** Samples on rays that are measured or rendered, for each one in training. */
export const RENDER_SAMPLES = 2;

/** Returns how a fit's field is rendered. */
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
 * @throws SyntaxError if it is not JSON.
 * @example
 * import { decodeLook, nerfTask, proceduralSceneInput } from '@fourier-features/tasks';
 *
 * const input = await proceduralSceneInput({ reduce: 10 });
 * const { look } = nerfTask.fieldMetadata(input, nerfTask.settings('gaussian', {}, input));
 * const { camera, near, far } = decodeLook(look!);
 */
export function decodeLook(json: string): NerfLook {
  const { camera, ...look } = JSON.parse(json) as NerfLook;
  return { ...look, camera: { ...camera, pose: Float64Array.from(camera.pose) } };
}
