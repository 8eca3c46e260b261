import { type Random, seededRandom } from '@fourier-features/core';
import { checkPositiveInteger } from '@fourier-features/core/check';
import { type ProgressOptions, progressReporter } from '@fourier-features/core/progress';
import { type Camera, focalLength } from '../camera/camera.ts';
import { lookAt } from '../camera/lookAt.ts';
import { PUBLISHED_ANGLE, pointAround } from '../camera/orbitCameras.ts';
import type { View } from '../scene/view.ts';
import { solidScene } from './solidScene.ts';
import { traceView } from './traceView.ts';

export interface ProceduralSceneOptions extends ProgressOptions {
  /** Side of the square pictures, pixels; 100 by default. */
  width?: number;
  /** Number of views to train on; 100 by default. */
  train?: number;
  /** Number of views held out; 13 by default. */
  heldOut?: number;
  /** Seed for the positions of the cameras; 0 by default. */
  seed?: number;
  /** Rays per pixel along each side; 4 by default. */
  supersampling?: number;
}

/** Views of the procedural scene, and the depths between which everything lies. */
export interface ProceduralScene {
  readonly train: readonly View[];
  readonly heldOut: readonly View[];
  /** Scene units. */
  readonly near: number;
  /** Scene units. */
  readonly far: number;
}

/** Distance of the nerf-synthetic cameras from the origin. */
const RADIUS = 4.031128874;

/**
 * Renders balls and blocks with checkers and stripes, seen as the nerf-synthetic scenes are: from random positions on the
 * upper hemisphere of radius 4.031, at an angle of view of 0.691 radians. Made by exact ray casting, so it needs no files;
 * the textures are a tenth of a unit fine, so encodings matter. Rays pass through pixel centres.
 *
 * @throws RangeError if a size is not a positive integer; the signal's reason if aborted.
 * @example
 * import * as nerf from '@fourier-features/nerf';
 *
 * const { train, heldOut, near, far } = await nerf.proceduralScene({ width: 16, train: 4, heldOut: 1 });
 */
export async function proceduralScene({
  width = 100,
  train = 100,
  heldOut = 13,
  seed = 0,
  supersampling = 4,
  ...progress
}: ProceduralSceneOptions = {}): Promise<ProceduralScene> {
  for (const [name, value] of Object.entries({ width, train, heldOut, supersampling }))
    checkPositiveInteger('proceduralScene', name, value);
  const report = progressReporter(progress);
  // The second of nerf-synthetic's three splits, for validation, is not rendered.
  const [ofTrain, , ofHeldOut] = seededRandom(seed).split(3) as [Random, Random, Random];
  let rendered = 0;
  const views = async (count: number, random: Random): Promise<View[]> => {
    const found: View[] = [];
    while (found.length < count) {
      found.push(traceView(solidScene, randomCamera(width, random), supersampling));
      rendered += 1;
      await report(rendered / (train + heldOut));
    }
    return found;
  };
  return { train: await views(train, ofTrain), heldOut: await views(heldOut, ofHeldOut), near: 2, far: 6 };
}

/** Returns a camera on the upper hemisphere, uniform in area, a little away from its pole and its edge. */
function randomCamera(width: number, random: Random): Camera {
  const [turn, height] = random.uniforms(2);
  const position = pointAround([0, 0, 0], RADIUS, 2 * Math.PI * turn!, Math.asin(0.02 + 0.96 * height!));
  const focal = focalLength(width, PUBLISHED_ANGLE);
  return {
    width,
    height: width,
    focal: [focal, focal],
    centre: [(width - 1) / 2, (width - 1) / 2],
    pose: lookAt(position, [0, 0, 0]),
  };
}
