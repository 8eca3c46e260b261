import { excerpt } from '@fourier-features/core/message';
import { checkPose } from '../camera/checkPose.ts';
import { MAX_FRAMES } from '../limits.ts';

/** What a file states about the optics of a frame; the rest is absent. */
export interface Intrinsics {
  /** Pixels. */
  readonly width?: number;
  /** Pixels. */
  readonly height?: number;
  /** Focal lengths, pixels. */
  readonly focal?: readonly [fx: number, fy: number];
  /** Angles of view across the width and down the height, radians; a focal length takes precedence. */
  readonly angle?: readonly [across: number, down: number | undefined];
  /** Principal point, pixels; pixel i extends from i to i + 1. */
  readonly centre?: readonly [cx: number, cy: number];
}

/** The name of a picture and what the file states about its camera. */
export interface Frame {
  /** Path as in the file, relative to it; without an ending in nerf-synthetic scenes. */
  readonly filePath: string;
  /** Camera to world, `[3, 4]` row-major, in the file's world. */
  readonly pose: Float64Array;
  readonly intrinsics: Intrinsics;
}

type Json = Readonly<Record<string, unknown>>;

/**
 * Decodes the frames of a `transforms.json`, of nerf-synthetic scenes (`camera_angle_x`; `file_path` without ending) or of
 * instant-ngp's (`fl_x`, `fl_y`, `cx`, `cy`, `w`, `h`, `camera_angle_x`, `camera_angle_y`, for all frames or for each). The
 * world is the file's: instant-ngp's own `scale`, `offset` and `aabb_scale` are not applied. Lens distortion is refused.
 *
 * @param json result of JSON.parse.
 * @param name name of the file, for messages.
 * @throws RangeError naming the frame, if there are no frames or more than 65,536, or a pose is missing, short, not finite or not a rotation.
 * @example
 * import * as nerf from '@fourier-features/nerf';
 *
 * const transform_matrix = [[0, 0, 1, 4], [1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 0, 1]];
 * const json = { camera_angle_x: 0.7, frames: [{ file_path: 'front.png', transform_matrix }] };
 * const [frame] = nerf.decodeTransforms(json, { name: 'transforms.json' });
 */
export function decodeTransforms(json: unknown, { name }: { name: string }): Frame[] {
  const fail = (rule: string): never => {
    throw new RangeError(`decodeTransforms: ${name} must ${rule}`);
  };
  if (!isObject(json)) return fail(`be an object with frames, got ${kindOf(json)}`);
  const { frames } = json;
  if (!Array.isArray(frames)) return fail(`have an array of frames, got ${kindOf(frames)}`);
  if (frames.length === 0) return fail('have at least one frame, got none');
  if (frames.length > MAX_FRAMES) return fail(`have at most ${MAX_FRAMES} frames, got ${frames.length}`);
  return frames.map((frame: unknown, index): Frame => {
    if (!isObject(frame)) return fail(`have objects as frames, got ${kindOf(frame)} at ${index}`);
    const path = frame['file_path'];
    if (typeof path !== 'string' || path === '')
      return fail(`name the picture of frame ${index} in file_path, got ${kindOf(path)}`);
    const who = `frame ${index} (${excerpt(path)}) of ${name}`;
    const pose = poseOf(frame['transform_matrix'], who);
    checkPose('decodeTransforms', pose, who);
    return { filePath: path, pose, intrinsics: intrinsicsOf(frame, json, who) };
  });
}

function poseOf(matrix: unknown, who: string): Float64Array {
  const rule = `decodeTransforms: transform_matrix of ${who} must be 4 rows of 4 numbers`;
  if (!Array.isArray(matrix)) throw new RangeError(`${rule}, got ${kindOf(matrix)}`);
  if (matrix.length !== 4 && matrix.length !== 3) throw new RangeError(`${rule}, got ${matrix.length} rows`);
  matrix.forEach((row: unknown, index) => {
    if (!Array.isArray(row) || row.length !== 4)
      throw new RangeError(
        `${rule}, got ${Array.isArray(row) ? `${row.length} numbers` : kindOf(row)} in row ${index}`,
      );
    for (const value of row)
      if (typeof value !== 'number' || !Number.isFinite(value))
        throw new RangeError(`${rule}, all finite, got ${excerpt(value)} in row ${index}`);
  });
  return Float64Array.from((matrix as number[][]).slice(0, 3).flat());
}

const DISTORTION = ['k1', 'k2', 'k3', 'k4', 'p1', 'p2'];

/** Returns the optics that a frame states, or else the file for all frames. */
function intrinsicsOf(frame: Json, file: Json, who: string): Intrinsics {
  const number = (key: string): number | undefined => {
    const value = (Object.hasOwn(frame, key) ? frame : file)[key];
    if (value === undefined || value === null) return undefined;
    if (typeof value !== 'number' || !Number.isFinite(value))
      throw new RangeError(
        `decodeTransforms: ${key} of ${who} must be a finite number, got ${excerpt(value)}`,
      );
    return value;
  };
  const positive = (key: string, limit = Infinity): number | undefined => {
    const value = number(key);
    if (value !== undefined && !(value > 0 && value < limit))
      throw new RangeError(
        `decodeTransforms: ${key} of ${who} must be greater than 0${limit < Infinity ? ' and less than π, in radians' : ''}, got ${value}`,
      );
    return value;
  };
  for (const key of DISTORTION) {
    const value = number(key);
    if (value !== undefined && value !== 0)
      throw new RangeError(
        `decodeTransforms: ${key} of ${who} must be 0, got ${value}. Undistort the pictures first.`,
      );
  }
  const [width, height, fx, fy] = [positive('w'), positive('h'), positive('fl_x'), positive('fl_y')];
  const across = positive('camera_angle_x', Math.PI);
  const [cx, cy] = [number('cx'), number('cy')];
  if (fx === undefined && across === undefined)
    throw new RangeError(
      `decodeTransforms: fl_x or camera_angle_x must be given for ${who} or for all frames, got neither`,
    );
  return {
    ...(width !== undefined ? { width } : {}),
    ...(height !== undefined ? { height } : {}),
    ...(fx !== undefined ? { focal: [fx, fy ?? fx] as const } : {}),
    ...(across !== undefined ? { angle: [across, positive('camera_angle_y', Math.PI)] as const } : {}),
    ...(cx !== undefined && cy !== undefined ? { centre: [cx, cy] as const } : {}),
  };
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function kindOf(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  return Array.isArray(value) ? 'an array' : `${typeof value === 'object' ? 'an' : 'a'} ${typeof value}`;
}
