import { type Camera, focalLength } from './camera/camera.ts';
import { PUBLISHED_ANGLE } from './camera/orbitCameras.ts';
import { checkDepthRange } from './check.ts';
import { encodingDefaults, type NerfEncodingName } from './defaults.ts';

/** Pixels that a scene unit spans at the middle of the published depths: a focal length of 555.56 pixels at depth 4. */
const PUBLISHED_PIXELS_PER_UNIT = focalLength(400, PUBLISHED_ANGLE) / 4;

/**
 * The published scale in proportion to the pixels that a scene unit spans halfway between near and far, in the mean of
 * the cameras: coarser pictures, or a scene in smaller units, hold fewer cycles per unit. With cycles that no picture
 * shows, a field has holes and floating specks.
 *
 * @returns cycles per scene unit; null for encodings that have no scale.
 * @throws RangeError if there is no camera, or near and far are no range.
 */
export function defaultScale(
  encoding: NerfEncodingName,
  cameras: readonly Camera[],
  { near, far }: { near: number; far: number },
): number | null {
  checkDepthRange('defaultScale', near, far);
  if (cameras.length === 0)
    throw new RangeError('defaultScale: cameras must hold at least one camera, got none');
  const { scale } = encodingDefaults[encoding];
  if (scale === null) return null;
  const focal = cameras.reduce((sum, camera) => sum + camera.focal[0], 0) / cameras.length;
  const pixelsPerUnit = focal / ((near + far) / 2);
  return (scale * pixelsPerUnit) / PUBLISHED_PIXELS_PER_UNIT;
}
