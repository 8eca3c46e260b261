import { encodingDefaults } from '@fourier-features/core';
import { type Camera, focalLength } from './camera/camera.ts';
import { PUBLISHED_ANGLE } from './camera/orbitCameras.ts';
import { checkDepthRange } from './check.ts';
import { defaults, type EncodingName } from './defaults.ts';

/** Pixels that a scene unit spans halfway between the published depths: focal length 555.56 pixels, depth 4. */
const PUBLISHED_PIXELS_PER_UNIT = focalLength(400, PUBLISHED_ANGLE) / 4;

/**
 * Returns the published scale in proportion to the pixels that a scene unit spans halfway between near and far, averaged
 * over the cameras: coarser pictures, or a scene in smaller units, hold fewer cycles per unit. A field with more cycles
 * than the pictures show gets holes and floating specks.
 *
 * @returns cycles per scene unit; null for encodings without a scale.
 * @throws RangeError if the task has no encoding of that name, `cameras` is empty, or unless 0 ≤ near < far.
 * @example
 * import * as nerf from '@fourier-features/nerf';
 *
 * const cameras = nerf.orbitCameras({ frames: 3, radius: 4, width: 100 });
 * nerf.defaultScale('gaussian', cameras, { near: 2, far: 6 }); // 1.03
 */
export function defaultScale(
  encoding: EncodingName,
  cameras: readonly Camera[],
  { near, far }: { near: number; far: number },
): number | null {
  checkDepthRange('defaultScale', near, far);
  if (cameras.length === 0)
    throw new RangeError('defaultScale: cameras must hold at least one camera, got none');
  const { scale } = encodingDefaults('defaultScale', defaults, encoding);
  if (scale === null) return null;
  const focal = cameras.reduce((sum, camera) => sum + camera.focal[0], 0) / cameras.length;
  const pixelsPerUnit = focal / ((near + far) / 2);
  return (scale * pixelsPerUnit) / PUBLISHED_PIXELS_PER_UNIT;
}
