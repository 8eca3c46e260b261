import type { Field } from '@fourier-features/core';
import type { Bounds, Camera, DensityActivation, NerfBackground } from '@fourier-features/nerf';
import { UserError } from '../terminal/userError.ts';
import { readField } from './inputs.ts';

/** What it takes to look at a scene's field. */
export interface NerfLook {
  /** Depths, scene units. */
  readonly near: number;
  readonly far: number;
  readonly bounds: Bounds;
  readonly density: DensityActivation;
  readonly background: NerfBackground;
  /** Whether empty space is passed over. */
  readonly occupancy: boolean;
  /** On each ray. */
  readonly samples: number;
  /** Of the first view held out. */
  readonly camera: Camera;
}

/** As a field's metadata have it. */
export function encodeLook({ camera, ...look }: NerfLook): string {
  return JSON.stringify({ ...look, camera: { ...camera, pose: [...camera.pose] } });
}

/** @throws UserError if the file holds no field of `nerf fit`. */
export async function readNerfField(path: string): Promise<{ field: Field; look: NerfLook }> {
  const { field, metadata } = await readField(path);
  const { task, look } = metadata;
  if (task !== 'nerf' || !look)
    throw new UserError(`${path}: must be the field of a scene, written by nerf fit`);
  const { camera, ...rest } = JSON.parse(look) as NerfLook;
  return { field, look: { ...rest, camera: { ...camera, pose: Float64Array.from(camera.pose) } } };
}
