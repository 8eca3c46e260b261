import type { Bounds } from '@fourier-features/core';
import type * as nerf from '@fourier-features/nerf';

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

/** Encodes a look for a field's metadata. */
export function encodeLook({ camera, ...look }: NerfLook): string {
  return JSON.stringify({ ...look, camera: { ...camera, pose: [...camera.pose] } });
}

/** Decodes what `encodeLook` wrote. */
export function decodeLook(json: string): NerfLook {
  const { camera, ...look } = JSON.parse(json) as NerfLook;
  return { ...look, camera: { ...camera, pose: Float64Array.from(camera.pose) } };
}
