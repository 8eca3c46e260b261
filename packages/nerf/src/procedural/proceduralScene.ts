import { type Random, seededRandom } from '@fourier-features/core';
import { checkPositiveInteger } from '@fourier-features/core/check';
import { type Camera, focalLength } from '../camera/camera.ts';
import { lookAt } from '../camera/lookAt.ts';
import { PUBLISHED_ANGLE, placeAround } from '../camera/orbitCameras.ts';
import type { View } from '../scene/view.ts';
import { solidScene } from './solidScene.ts';
import { traceView } from './traceView.ts';

export interface ProceduralSceneOptions {
  /** Pixels of each side of the square pictures. */
  width?: number;
  /** Views to train on, to validate on and to test on. */
  train?: number;
  val?: number;
  test?: number;
  /** Of the places of the cameras. */
  seed?: number;
  /** Rays per pixel along each side. */
  supersampling?: number;
}

export interface ProceduralSplits {
  readonly train: readonly View[];
  readonly val: readonly View[];
  readonly test: readonly View[];
  /** Depths between which everything is. */
  readonly near: number;
  readonly far: number;
}

/** That of the nerf-synthetic cameras. */
const RADIUS = 4.031128874;

/**
 * Balls and blocks with checkers and stripes, seen as the nerf-synthetic scenes are: from random places on the upper
 * hemisphere of radius 4.031, through 0.691 radians. Made by exact ray casting, so it needs no files; the textures are a
 * tenth of a unit fine, so encodings matter. Rays go through the middle of pixels.
 *
 * @throws RangeError if a size is no whole number of at least 1.
 */
export function proceduralScene({
  width = 100,
  train = 100,
  val = 7,
  test = 13,
  seed = 0,
  supersampling = 4,
}: ProceduralSceneOptions = {}): ProceduralSplits {
  for (const [name, value] of Object.entries({ width, train, val, test, supersampling }))
    checkPositiveInteger('proceduralScene', name, value);
  const [ofTrain, ofVal, ofTest] = seededRandom(seed).split(3) as [Random, Random, Random];
  const views = (count: number, random: Random): View[] =>
    Array.from({ length: count }, () => traceView(solidScene, randomCamera(width, random), supersampling));
  return {
    train: views(train, ofTrain),
    val: views(val, ofVal),
    test: views(test, ofTest),
    near: 2,
    far: 6,
  };
}

/** On the upper hemisphere, uniform in area, a little off its pole and its edge. */
function randomCamera(width: number, random: Random): Camera {
  const [turn, height] = random.uniforms(2);
  const place = placeAround([0, 0, 0], RADIUS, 2 * Math.PI * turn!, Math.asin(0.02 + 0.96 * height!));
  const focal = focalLength(width, PUBLISHED_ANGLE);
  return {
    width,
    height: width,
    focal: [focal, focal],
    centre: [(width - 1) / 2, (width - 1) / 2],
    pose: lookAt(place, [0, 0, 0]),
  };
}
