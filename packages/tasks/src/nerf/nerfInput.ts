import type { Bounds } from '@fourier-features/core';
import type { ProgressOptions } from '@fourier-features/core/progress';
import * as nerf from '@fourier-features/nerf';
import { sha256OfAll } from '../sha256.ts';
import type { TaskInput } from '../task.ts';

/** Posed pictures to fit a scene to, and where the scene is. */
export interface NerfInput extends TaskInput {
  readonly scene: nerf.Scene;
  /** Depths between which rays are sampled, in scene units. */
  readonly near: number;
  readonly far: number;
  /** Box outside of which nothing is seen, in scene units. */
  readonly bounds: Bounds;
  readonly background: nerf.Background;
}

export interface NerfInputOptions extends ProgressOptions {
  /** Depth at which rays begin, in scene units; by default from the scene or its cameras. */
  near?: number | undefined;
  /** Depth at which rays end, in scene units; by default from the scene or its cameras. */
  far?: number | undefined;
  /** Background of the pictures; by default `alpha` if all pictures have an alpha channel, else `black`. */
  background?: nerf.Background | undefined;
  /** Integer factor of a box reduction of the pictures; 1 by default. */
  reduce?: number | undefined;
}

/** A scene, and its depths if they are known. */
export type FoundScene = nerf.Scene & { readonly near?: number; readonly far?: number };

/**
 * Completes a scene to an input.
 *
 * @param caller name of the reader, for messages.
 * @throws RangeError if near is not less than far, or the cameras do not look at a common point.
 */
export async function sceneInput(
  caller: string,
  scene: FoundScene,
  { name, near, far, background, reduce = 1 }: NerfInputOptions & { name: string },
): Promise<NerfInput> {
  const { train, heldOut, heldOutFrom } = scene;
  const cameras = train.map(({ camera }) => camera);
  const depths = depthRange(caller, scene, { near, far });
  const transparent = train.every(({ picture }) => picture.channels % 2 === 0);
  const { width, height } = train[0]!.camera;
  return {
    name,
    sha256: await sha256OfAll([...train, ...heldOut].flatMap(viewNumbers)),
    description:
      `${name}: ${train.length} views of ${width}x${height} to train on, ${heldOut.length} held out (${heldOutFrom}), ` +
      `depths ${depths.near.toPrecision(3)} to ${depths.far.toPrecision(3)}`,
    warnings: [],
    notes: [],
    settings: { near: near ?? null, far: far ?? null, background: background ?? null, reduce },
    provenance: { views: train.length, heldOut: heldOut.length, heldOutFrom, width, height },
    scene,
    ...depths,
    bounds: nerf.defaultBounds(cameras, depths.near, depths.far),
    background: background ?? (transparent ? 'alpha' : 'black'),
  };
}

/** Everything that a view is made of. */
function viewNumbers({ camera, picture }: nerf.View): ArrayBufferView[] {
  const { width, height, focal, centre, pose } = camera;
  return [Float64Array.of(width, height, ...focal, ...centre, ...pose), picture.values];
}

function depthRange(
  caller: string,
  scene: FoundScene,
  options: Pick<NerfInputOptions, 'near' | 'far'>,
): { near: number; far: number } {
  let near = options.near ?? scene.near;
  let far = options.far ?? scene.far;
  if (near === undefined || far === undefined) {
    const range = nerf.defaultDepthRange(scene.train.map(({ camera }) => camera));
    near ??= range.near;
    far ??= range.far;
  }
  if (!(near < far))
    throw new RangeError(`${caller}: near must be less than far, in scene units, got ${near} and ${far}`);
  return { near, far };
}
