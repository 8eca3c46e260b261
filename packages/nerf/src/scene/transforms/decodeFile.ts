import { excerpt } from '@fourier-features/core/message';
import { finiteNumber, flag, text, validated } from '@fourier-features/core/validate';
import * as v from 'valibot';
import { checkPose } from '../../camera/checkPose.ts';
import { MAX_FRAMES } from '../../limits.ts';
import type { Frame } from './frame.ts';
import { refuseKeys, unusedKeys } from './keys.ts';
import { intrinsicsOf, type Optics, opticsEntries, opticsOf } from './optics.ts';
import type { SplitNames } from './splits.ts';

/** A `transforms.json`, decoded. */
export interface TransformsFile {
  readonly frames: readonly Frame[];
  readonly splits: SplitNames;
  /** Depths that the file states, scene units. */
  readonly near?: number;
  readonly far?: number;
  /** Colour that stands for transparent pixels. */
  readonly transparent?: 'white' | 'black';
  /** What is good to know about the file, a sentence each. */
  readonly notes: readonly string[];
}

const names = v.nullish(v.array(text));

const fileSchema = v.object({
  // The number of frames comes first, before any of them is looked at.
  frames: v.pipe(
    v.array(v.unknown()),
    v.minLength(1, 'an array of at least one frame'),
    v.maxLength(MAX_FRAMES, `an array of at most ${MAX_FRAMES} frames`),
    v.array(v.object({ file_path: v.pipe(text, v.nonEmpty('the name of a picture')) })),
  ),
  train_filenames: names,
  val_filenames: names,
  test_filenames: names,
  near: v.nullish(v.unknown()),
  far: v.nullish(v.unknown()),
  white_transparent: v.nullish(flag),
  black_transparent: v.nullish(flag),
});

const frameSchema = v.object({
  ...opticsEntries,
  mask_path: v.nullish(text),
  time: v.nullish(v.unknown()),
  transform_matrix: v.pipe(
    v.array(v.pipe(v.array(finiteNumber), v.length(4, '4 numbers'))),
    v.check(({ length }) => length === 3 || length === 4, '4 rows of 4 numbers'),
  ),
});

type Json = Readonly<Record<string, unknown>>;

/**
 * Decodes a `transforms.json`, as `decodeTransforms` does, with what it says in addition to its frames.
 *
 * @throws RangeError naming the frame or the key.
 */
export function decodeFile(json: unknown, { name }: { name: string }): TransformsFile {
  const subject = `decodeTransforms: ${excerpt(name)}:`;
  const file = validated(subject, fileSchema, json) as Json & v.InferOutput<typeof fileSchema>;
  refuseKeys(file, excerpt(name));
  const shared = opticsOf(file) as Optics;
  const decoded = file.frames.map((frame: Json & { file_path: string }, index): Frame => {
    const who = `frame ${index} (${excerpt(frame.file_path)}) of ${excerpt(name)}`;
    refuseKeys(frame, who);
    const own = opticsOf(frame) as Optics;
    const { mask_path: maskPath, transform_matrix } = frame;
    const stated = { ...shared, ...own, mask_path: maskPath, transform_matrix };
    const { transform_matrix: matrix, mask_path: mask } = validated(
      `decodeTransforms: ${who}:`,
      frameSchema,
      stated,
    );
    const pose = Float64Array.from(matrix.slice(0, 3).flat());
    checkPose('decodeTransforms', pose, who);
    const intrinsics = intrinsicsOf(own, shared, who);
    return { filePath: frame.file_path, ...(mask ? { maskPath: mask } : {}), pose, intrinsics };
  });
  refuseTimes(file.frames, excerpt(name));
  return {
    frames: decoded,
    splits: splitsOf(file),
    ...depthsOf(file),
    ...(file.white_transparent ? { transparent: 'white' as const } : {}),
    ...(file.black_transparent ? { transparent: 'black' as const } : {}),
    notes: notesOf(file, shared, name),
  };
}

function refuseTimes(frames: readonly Json[], name: string): void {
  const times = new Set(frames.map(({ time }) => time));
  if (times.size > 1)
    throw new RangeError(
      `decodeTransforms: time must be the same for all frames of ${name}, because scenes that move are not modelled, got ${times.size} times. ` +
        'Keep the frames of one time, or remove the key if nothing moves.',
    );
}

function splitsOf({
  train_filenames: train,
  val_filenames: val,
  test_filenames: test,
}: v.InferOutput<typeof fileSchema>): SplitNames {
  return { ...(train ? { train } : {}), ...(val ? { val } : {}), ...(test ? { test } : {}) };
}

function depthsOf({ near, far }: v.InferOutput<typeof fileSchema>): { near?: number; far?: number } {
  const isRange = isNumber(near) && isNumber(far) && near >= 0 && far > near;
  return isRange ? { near, far } : {};
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

const MOST_KEYS_SHOWN = 12;
/** Relative difference between an angle of view and a focal length that files rounded alike do not have. */
const ANGLE_TOLERANCE = 0.01;

function notesOf(file: Json & v.InferOutput<typeof fileSchema>, shared: Optics, name: string): string[] {
  const notes: string[] = [];
  const { near, far } = depthsOf(file);
  const hasRange = near !== undefined;
  if (hasRange)
    notes.push(`${name}: near ${near} and far ${far} are taken as depths along the cameras' axes.`);
  const unused = unusedKeys(file, file.frames as readonly Json[]);
  if (!hasRange) unused.push(...['near', 'far'].filter((key) => Object.hasOwn(file, key)));
  if (unused.length > 0) {
    const shown = unused.slice(0, MOST_KEYS_SHOWN).map((key) => excerpt(key));
    const more = unused.length > MOST_KEYS_SHOWN ? ` and ${unused.length - MOST_KEYS_SHOWN} more` : '';
    notes.push(`${name}: not used: ${shown.join(', ')}${more}.`);
  }
  const { w, fl_x: fx, camera_angle_x: stated } = shared;
  if (isNumber(w) && isNumber(fx) && isNumber(stated)) {
    const angle = 2 * Math.atan(w / (2 * fx));
    if (Math.abs(angle - stated) > ANGLE_TOLERANCE * angle)
      notes.push(
        `${name}: fl_x and w state an angle of view of ${angle.toFixed(3)} radians and camera_angle_x one of ${stated.toFixed(3)}; fl_x is used.`,
      );
  }
  return notes;
}
