import type { Bounds } from '@fourier-features/core';
import { checkBounds } from '@fourier-features/core/check';
import type { ProgressOptions } from '@fourier-features/core/progress';
import * as nerf from '@fourier-features/nerf';
import { sha256OfAll } from '../sha256.ts';
import type { TaskInput } from '../task.ts';
import { InputError } from '../words.ts';
import { sceneDoubts } from './sceneDoubts.ts';

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
  /**
   * Box outside of which nothing is seen, in scene units; by default a cube around the point that the cameras look at, or what
   * they see between near and far if that point is not there.
   */
  bounds?: Bounds | undefined;
  /** Background of the pictures; by default `alpha` if all pictures have an alpha channel, else `black`. */
  background?: nerf.Background | undefined;
  /** Integer factor of a box reduction of the pictures; 1 by default. */
  reduce?: number | undefined;
}

/**
 * Completes a scene to an input.
 *
 * @param caller name of the reader, for messages.
 * @throws InputError if depths are not given and the cameras do not look at a common point in front of them; RangeError if near
 * is not less than far, or the box is empty.
 */
export async function sceneInput(
  caller: string,
  scene: nerf.Scene,
  { name, near, far, bounds, background, reduce = 1 }: NerfInputOptions & { name: string },
): Promise<NerfInput> {
  const { train, heldOut, heldOutFrom } = scene;
  const cameras = train.map(({ camera }) => camera);
  const depths = depthRange(caller, scene, { near, far });
  const box = bounds ?? nerf.defaultBounds(cameras, depths.near, depths.far);
  checkBounds(caller, box);
  const transparent = train.every(({ picture }) => picture.channels % 2 === 0);
  const shown = background ?? (transparent ? 'alpha' : 'black');
  const { width, height } = train[0]!.camera;
  const doubts = sceneDoubts(scene, {
    ...depths,
    bounds: box,
    background: shown,
    defaultDepths: (near ?? scene.near) === undefined || (far ?? scene.far) === undefined,
  });
  return {
    name,
    sha256: await sha256OfAll([sceneNumbers(scene), ...[...train, ...heldOut].flatMap(viewNumbers)]),
    description:
      `${name}: ${train.length} views of ${width}x${height} to train on, ${heldOut.length} held out (${heldOutFrom}), ` +
      `depths ${depths.near.toPrecision(3)} to ${depths.far.toPrecision(3)}`,
    ...doubts,
    settings: {
      near: near ?? null,
      far: far ?? null,
      bounds: bounds ?? null,
      background: background ?? null,
      reduce,
    },
    provenance: { views: train.length, heldOut: heldOut.length, heldOutFrom, width, height },
    scene,
    ...depths,
    bounds: box,
    background: shown,
  };
}

/** What a scene states in addition to its views. */
function sceneNumbers({ train, heldOut, near, far }: nerf.Scene): Float64Array {
  return Float64Array.of(train.length, heldOut.length, near ?? Number.NaN, far ?? Number.NaN);
}

/** Everything that a view is made of: what changes a ray or what its pixel is compared with. */
function viewNumbers({ camera, picture, mask }: nerf.View): ArrayBufferView[] {
  const { width, height, focal, centre, pose, lens } = camera;
  const optics = lens ? [lens.projection === 'fisheye' ? 1 : 0, ...lens.distortion] : [];
  const numbers = [width, height, picture.channels, ...focal, ...centre, ...pose, ...optics];
  return [Float64Array.from(numbers), picture.values, ...(mask ? [mask] : [])];
}

function depthRange(
  caller: string,
  scene: nerf.Scene,
  options: Pick<NerfInputOptions, 'near' | 'far'>,
): { near: number; far: number } {
  let near = options.near ?? scene.near;
  let far = options.far ?? scene.far;
  if (near === undefined || far === undefined) {
    const cameras = scene.train.map(({ camera }) => camera);
    refuseNoFocus(caller, cameras);
    const range = nerf.defaultDepthRange(cameras);
    near ??= range.near;
    far ??= range.far;
  }
  if (!(near >= 0 && far < Infinity))
    throw new RangeError(
      `${caller}: near and far must be finite and at least 0, in scene units, got ${near} and ${far}`,
    );
  if (!(near < far))
    throw new RangeError(`${caller}: near must be less than far, in scene units, got ${near} and ${far}`);
  return { near, far };
}

/** Distance of cameras from each other, as a share of that from the origin, which rounding explains. */
const ROUNDING = 1e-5;

/** Share of cameras that must have the focus in front of them. */
const MOST_IN_FRONT = 0.9;

/** @throws InputError unless the cameras look at a common point in front of them, which default depths assume. */
function refuseNoFocus(caller: string, cameras: readonly nerf.Camera[]): void {
  const [first] = cameras as [nerf.Camera];
  const at = ({ pose }: nerf.Camera): number[] => [pose[3]!, pose[7]!, pose[11]!];
  const rounding = ROUNDING * Math.hypot(...at(first));
  const isAtFirst = (camera: nerf.Camera): boolean =>
    at(camera).every((x, axis) => Math.abs(x - at(first)[axis]!) <= rounding);
  if (cameras.length > 1 && cameras.every(isAtFirst))
    throw new InputError(
      caller,
      `all ${cameras.length} cameras are at (${at(first).map(rounded).join(', ')}), from where pictures have no depth. ` +
        'If transform_matrix maps the world to the camera, invert it.',
    );
  const focus = nerf.cameraFocus(cameras);
  if (!focus)
    throw new InputError(
      caller,
      'there are no default depths for cameras that do not look at a common point from different directions. Pass {near} and {far}.',
    );
  const inFront = focus.depths.filter((depth) => depth > 0).length;
  if (inFront < MOST_IN_FRONT * cameras.length)
    throw new InputError(
      caller,
      `there are no default depths: the point closest to all optical axes is in front of ${inFront} of ${cameras.length} cameras. ` +
        'Pass {near} and {far} if the cameras look outwards. If they look along +z, as in OpenCV and COLMAP, negate the second and third column of each matrix.',
    );
}

/** Returns a coordinate with the digits that tell places apart. */
function rounded(coordinate: number): number {
  return Number(coordinate.toPrecision(4));
}
