import { excerpt } from '@fourier-features/core/message';
import { type Camera, focalLength } from '../camera/camera.ts';
import { checkIntrinsics } from '../camera/checkIntrinsics.ts';
import type { Frame } from './transforms/frame.ts';
import type { Picture, View } from './view.ts';
import { viewMask } from './viewMask.ts';

export interface SceneOptions {
  /**
   * Where a ray passes through its pixel: `corner` is the upper left, as in the paper; `middle` is where renderers and lenses
   * put it. `corner` by default.
   */
  rays?: 'corner' | 'middle';
  /** Masks in the order of the frames, black where pixels do not count; none by default. */
  masks?: readonly (Picture | undefined)[];
}

/**
 * Combines frames and their pictures, in the same order, into views. Focal lengths in pixels hold for pictures of the
 * stated size, or without one for pictures that all have the same size; angles of view hold for every size.
 *
 * @throws RangeError naming the frame, if a picture is missing, its size differs from the stated one or the others', or no
 * camera has its focal length, principal point or lens, or its mask has another size or leaves nothing.
 * @example
 * import * as nerf from '@fourier-features/nerf';
 *
 * const transform_matrix = [[0, 0, 1, 4], [1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 0, 1]];
 * const json = { camera_angle_x: 0.7, frames: [{ file_path: 'front.png', transform_matrix }] };
 * const picture: nerf.Picture = { width: 8, height: 8, channels: 3, values: new Float32Array(192) };
 * const views = nerf.sceneFromFrames(nerf.decodeTransforms(json, { name: 'transforms.json' }), [picture]);
 */
export function sceneFromFrames(
  frames: readonly Frame[],
  pictures: readonly (Picture | undefined)[],
  { rays = 'corner', masks = [] }: SceneOptions = {},
): View[] {
  if (frames.length === 0)
    throw new RangeError('sceneFromFrames: frames must hold at least one frame, got none');
  if (pictures.length !== frames.length) {
    throw new RangeError(
      `sceneFromFrames: pictures must be one per frame, ${frames.length}, got ${pictures.length}`,
    );
  }
  return frames.map((frame, index) => {
    const picture = pictures[index];
    if (!picture) {
      throw new RangeError(
        `sceneFromFrames: the picture of frame ${index} (${excerpt(frame.filePath)}) is missing`,
      );
    }
    checkSize(frame, index, picture, pictures[0]!);
    const camera = cameraOf(frame, picture, rays);
    const who = `frame ${index} (${excerpt(frame.filePath)})`;
    checkIntrinsics('sceneFromFrames', who, camera);
    const mask = viewMask(picture, masks[index], frame.intrinsics.cropRadius, who);
    return { camera, picture, ...(mask ? { mask } : {}) };
  });
}

function checkSize({ filePath, intrinsics }: Frame, index: number, picture: Picture, first: Picture): void {
  const { width = undefined, height = undefined, focal } = intrinsics;
  const wanted = {
    width: width ?? (focal ? first.width : picture.width),
    height: height ?? (focal ? first.height : picture.height),
  };
  if (picture.width !== wanted.width || picture.height !== wanted.height) {
    const source =
      width !== undefined ? 'as stated' : 'as the first one, because the focal length is in pixels';
    throw new RangeError(
      `sceneFromFrames: the picture of frame ${index} (${excerpt(filePath)}) must have ${wanted.width}x${wanted.height} pixels, ${source}, got ${picture.width}x${picture.height}. ` +
        'If the pictures were resized, scale w, h, fl_x, fl_y, cx and cy with them.',
    );
  }
}

function cameraOf(
  { pose, intrinsics }: Frame,
  { width, height }: Picture,
  rays: 'corner' | 'middle',
): Camera {
  const { focal = [], angle = [], centre = [], lens } = intrinsics;
  const stated = (axis: 0 | 1, size: number): number | undefined =>
    focal[axis] ?? (angle[axis] === undefined ? undefined : focalLength(size, angle[axis]));
  const [across, down] = [stated(0, width), stated(1, height)];
  const shift = rays === 'middle' ? 0.5 : 0;
  return {
    width,
    height,
    // Pixels are square unless both axes are stated.
    focal: [across ?? down!, down ?? across!],
    centre: [(centre[0] ?? width / 2) - shift, (centre[1] ?? height / 2) - shift],
    pose,
    ...(lens ? { lens } : {}),
  };
}
