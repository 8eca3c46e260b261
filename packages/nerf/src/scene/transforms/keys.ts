import { excerpt } from '@fourier-features/core/message';
import { opticsEntries } from './optics.ts';

type Json = Readonly<Record<string, unknown>>;

/** Keys of a file, or of one of its frames, that are read. */
const READ_KEYS: ReadonlySet<string> = new Set([
  ...['frames', 'file_path', 'transform_matrix', 'mask_path', 'time'],
  ...Object.keys(opticsEntries),
  ...['train_filenames', 'val_filenames', 'test_filenames', 'near', 'far'],
  ...['white_transparent', 'black_transparent'],
]);

/**
 * Keys that say nothing about rays or pixels: what was already applied to the poses, how another program places the scene in
 * its own box or on the screen, and where the frames come from.
 */
const SILENT_KEYS: ReadonlySet<string> = new Set([
  ...['applied_transform', 'applied_scale', 'orientation_override', 'ply_file_path', 'colmap_im_id'],
  ...[
    'aabb_scale',
    'scale',
    'offset',
    'up',
    'importance_sampling',
    'enable_depth_loading',
    'enable_ray_loading',
  ],
  ...['sharpness', 'rotation', 'fovx', 'fovy', 'fix_premult', 'timestamp', 'blur_score'],
]);

const LENS = 'Undistort the pictures for a pinhole, OPENCV or OPENCV_FISHEYE camera.';
const MOVING = 'Cameras that move while they take a picture are not modelled: leave such frames out.';

/** Keys that change what a pixel shows in a way that is not modelled, and what to do instead. */
const REFUSED_KEYS: Readonly<Record<string, string>> = {
  rolling_shutter: MOVING,
  transform_matrix_start: MOVING,
  transform_matrix_end: MOVING,
  ...Object.fromEntries(
    [
      'ftheta_p0',
      'latlong',
      'equirectangular',
      'k5',
      'k6',
      'omega',
      's1',
      's2',
      's3',
      's4',
      'sx1',
      'sy1',
    ].map((key) => [key, LENS]),
  ),
  from_mitsuba: 'Negate the first and the third column of each matrix, and remove the key.',
  normal_mts_args: 'Negate the first and the third column of each matrix, and remove the key.',
  envmap: 'Make the pictures transparent where they show it.',
  sharpen: 'Sharpen the pictures beforehand, and remove the key.',
};

/** @throws RangeError naming the first key that changes what pixels show in a way that is not modelled. */
export function refuseKeys(json: Json, where: string): void {
  for (const [key, cure] of Object.entries(REFUSED_KEYS)) {
    if (Object.hasOwn(json, key) && !isNothing(json[key]))
      throw new RangeError(
        `decodeTransforms: ${key} of ${where} must be absent, got ${excerpt(json[key])}. ${cure}`,
      );
  }
}

/** Returns the keys that are not read although they may matter, in the order of the file. */
export function unusedKeys(file: Json, frames: readonly Json[]): string[] {
  const unused = new Set<string>();
  for (const json of [file, ...frames]) {
    for (const key of Object.keys(json)) {
      const known = READ_KEYS.has(key) || SILENT_KEYS.has(key) || Object.hasOwn(REFUSED_KEYS, key);
      if (!known && !isNothing(json[key])) unused.add(key);
    }
  }
  return [...unused];
}

/** Whether a value states that a feature is not in use. */
function isNothing(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isNothing);
  return value === null || value === undefined || value === false || value === 0;
}
