import { excerpt } from '@fourier-features/core/message';
import { finiteNumber, numberSchema, positiveNumber, text, validated } from '@fourier-features/core/validate';
import * as v from 'valibot';
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

const angle = v.nullish(
  numberSchema('greater than 0 and less than π, in radians', (value) => value > 0 && value < Math.PI),
);
const none = v.nullish(numberSchema('0 (undistort the pictures first)', (value) => value === 0));

/** What states the optics, for all frames or for one. */
const optics = {
  w: v.nullish(positiveNumber),
  h: v.nullish(positiveNumber),
  fl_x: v.nullish(positiveNumber),
  fl_y: v.nullish(positiveNumber),
  camera_angle_x: angle,
  camera_angle_y: angle,
  cx: v.nullish(finiteNumber),
  cy: v.nullish(finiteNumber),
  k1: none,
  k2: none,
  k3: none,
  k4: none,
  p1: none,
  p2: none,
};

const fileSchema = v.object({
  // The number of frames comes first, before any of them is looked at.
  frames: v.pipe(
    v.array(v.unknown()),
    v.minLength(1, 'an array of at least one frame'),
    v.maxLength(MAX_FRAMES, `an array of at most ${MAX_FRAMES} frames`),
    v.array(v.object({ file_path: v.pipe(text, v.nonEmpty('the name of a picture')) })),
  ),
});

const frameSchema = v.object({
  ...optics,
  transform_matrix: v.pipe(
    v.array(v.pipe(v.array(finiteNumber), v.length(4, '4 numbers'))),
    v.check(({ length }) => length === 3 || length === 4, '4 rows of 4 numbers'),
  ),
});

type FrameJson = v.InferOutput<typeof frameSchema>;

/**
 * Decodes the frames of a `transforms.json`, of nerf-synthetic scenes (`camera_angle_x`; `file_path` without ending) or of
 * instant-ngp's (`fl_x`, `fl_y`, `cx`, `cy`, `w`, `h`, `camera_angle_x`, `camera_angle_y`, for all frames or for each). The
 * world is the file's: instant-ngp's own `scale`, `offset` and `aabb_scale` are not applied. Lens distortion is refused.
 *
 * @param json result of JSON.parse.
 * @param name name of the file, for messages.
 * @throws RangeError naming the frame, if there are no frames or more than 65,536, or a pose is missing, short, not finite
 * or not a rotation.
 * @example
 * import * as nerf from '@fourier-features/nerf';
 *
 * const transform_matrix = [[0, 0, 1, 4], [1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 0, 1]];
 * const json = { camera_angle_x: 0.7, frames: [{ file_path: 'front.png', transform_matrix }] };
 * const [frame] = nerf.decodeTransforms(json, { name: 'transforms.json' });
 */
export function decodeTransforms(json: unknown, { name }: { name: string }): Frame[] {
  const subject = `decodeTransforms: ${excerpt(name)}:`;
  const { frames, ...shared } = validated(subject, fileSchema, json) as Readonly<Record<string, unknown>> &
    v.InferOutput<typeof fileSchema>;
  const forAll = opticsOf(shared);
  return frames.map((frame, index): Frame => {
    const { file_path: filePath, transform_matrix } = frame as typeof frame & { transform_matrix?: unknown };
    const who = `frame ${index} (${excerpt(filePath)}) of ${excerpt(name)}`;
    const stated = { ...forAll, ...opticsOf(frame), transform_matrix };
    const { transform_matrix: matrix, ...own } = validated(`decodeTransforms: ${who}:`, frameSchema, stated);
    const pose = Float64Array.from(matrix.slice(0, 3).flat());
    checkPose('decodeTransforms', pose, who);
    return { filePath, pose, intrinsics: intrinsicsOf(own, who) };
  });
}

/** Returns what an object of the file states about optics. */
function opticsOf(json: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const keys = Object.keys(optics).filter((key) => Object.hasOwn(json, key));
  return Object.fromEntries(keys.map((key) => [key, json[key]]));
}

function intrinsicsOf(stated: Omit<FrameJson, 'transform_matrix'>, who: string): Intrinsics {
  const { w, h, fl_x: fx, fl_y: fy, camera_angle_x: across, camera_angle_y: down, cx, cy } = stated;
  if (!fx && !across)
    throw new RangeError(
      `decodeTransforms: fl_x or camera_angle_x must be given for ${who} or for all frames, got neither`,
    );
  return {
    ...(w ? { width: w } : {}),
    ...(h ? { height: h } : {}),
    ...(fx ? { focal: [fx, fy ?? fx] as const } : {}),
    ...(across ? { angle: [across, down ?? undefined] as const } : {}),
    ...(isGiven(cx) && isGiven(cy) ? { centre: [cx, cy] as const } : {}),
  };
}

function isGiven(value: number | null | undefined): value is number {
  return value !== null && value !== undefined;
}
