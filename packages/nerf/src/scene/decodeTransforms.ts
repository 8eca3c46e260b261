import { decodeFile } from './transforms/decodeFile.ts';
import type { Frame } from './transforms/frame.ts';

/**
 * Decodes the frames of a `transforms.json`, as nerf-synthetic scenes, instant-ngp, nerfstudio and BlenderNeRF have it.
 *
 * Optics are stated for all frames or for each: `fl_x`, `fl_y`, or else `camera_angle_x`, `camera_angle_y` in radians, or
 * else `x_fov`, `y_fov` in degrees; `cx`, `cy`, `w`, `h`; `camera_model` of COLMAP or `is_fisheye`, with `k1` to `k4`, `p1`
 * and `p2` or the same six as `distortion_params`. The world is the file's: instant-ngp's own box (`scale`, `offset`,
 * `aabb_scale`) and nerfstudio's `applied_transform` and `applied_scale` do not change which ray a pixel shows.
 *
 * @param json result of JSON.parse.
 * @param name name of the file, for messages.
 * @throws RangeError naming the frame, if there are no frames or more than 65,536, a pose is missing, short, not finite
 * or not a rotation, or a key states what is not modelled: another kind of camera, one that moves, a scene that moves.
 * @see https://docs.nerf.studio/quickstart/data_conventions.html
 * @see https://github.com/NVlabs/instant-ngp/blob/master/src/nerf_loader.cu
 * @example
 * import * as nerf from '@fourier-features/nerf';
 *
 * const transform_matrix = [[0, 0, 1, 4], [1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 0, 1]];
 * const json = { camera_angle_x: 0.7, frames: [{ file_path: 'front.png', transform_matrix }] };
 * const [frame] = nerf.decodeTransforms(json, { name: 'transforms.json' });
 */
export function decodeTransforms(json: unknown, options: { name: string }): Frame[] {
  return [...decodeFile(json, options).frames];
}
