import { checkPositiveInteger } from '@fourier-features/core/check';
import { type Frame, parseTransforms } from './parseTransforms.ts';
import { reduceView } from './reduceView.ts';
import { type SceneOptions, sceneFromFrames } from './sceneFromFrames.ts';
import type { Picture, View } from './view.ts';

/** Where the files of a scene come from: a folder, a server, memory. Paths have slashes and are relative to it. */
export interface SceneSource {
  /** The text of a file; undefined where there is none. */
  text(path: string): Promise<string | undefined>;
  /** The picture in a file; undefined where there is none. */
  picture(path: string): Promise<Picture | undefined>;
}

export interface LoadSceneOptions extends SceneOptions {
  /** Box reduction of the pictures, by a whole factor. */
  reduce?: number;
}

export interface Scene {
  readonly train: readonly View[];
  readonly heldOut: readonly View[];
  /** Where the views held out come from, for people. */
  readonly heldOutFrom: string;
}

/** Endings that `file_path` may leave out, as nerf-synthetic scenes do. */
const ENDINGS = ['.png', '.jpg', '.jpeg', '.webp'];

/** Of the frames of a scene without a split, one in so many is held out. */
const HELD_OUT_EVERY = 8;

/**
 * A scene of `transforms_train.json`, or else `transforms.json`, with views held out: those of `transforms_test.json`, or
 * else `transforms_val.json`, or else every eighth frame of the only file, the first one among them.
 *
 * @throws RangeError naming the file or frame, if there are no frames, or one lacks its picture, size or pose.
 */
export async function loadScene(
  source: SceneSource,
  { reduce = 1, ...options }: LoadSceneOptions = {},
): Promise<Scene> {
  checkPositiveInteger('loadScene', 'reduce', reduce);
  const views = async (frames: readonly Frame[]): Promise<View[]> => {
    const pictures: (Picture | undefined)[] = [];
    for (const { filePath } of frames) pictures.push(await findPicture(source, filePath));
    return sceneFromFrames(frames, pictures, options).map((view) => reduceView(view, reduce));
  };
  const [name, frames] =
    (await firstOf(source, ['transforms_train.json', 'transforms.json'])) ?? missingTransforms();
  const apart = await firstOf(source, ['transforms_test.json', 'transforms_val.json']);
  if (apart) {
    return { train: await views(frames), heldOut: await views(apart[1]), heldOutFrom: apart[0] };
  }
  if (frames.length < 2) {
    throw new RangeError(
      `loadScene: ${name} must have at least two frames where no other file holds some out, got ${frames.length}`,
    );
  }
  const all = await views(frames);
  return {
    train: all.filter((_, index) => index % HELD_OUT_EVERY !== 0),
    heldOut: all.filter((_, index) => index % HELD_OUT_EVERY === 0),
    heldOutFrom: `every ${HELD_OUT_EVERY}th frame of ${name}`,
  };
}

function missingTransforms(): never {
  throw new RangeError(
    'loadScene: the scene must hold transforms_train.json or transforms.json, got neither',
  );
}

async function firstOf(
  source: SceneSource,
  names: readonly string[],
): Promise<[name: string, frames: Frame[]] | undefined> {
  for (const name of names) {
    const text = await source.text(name);
    if (text !== undefined) return [name, parseTransforms(parseJson(text, name), { name })];
  }
  return undefined;
}

function parseJson(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new RangeError(`loadScene: ${name} must be JSON: ${(error as Error).message}`);
  }
}

async function findPicture(source: SceneSource, filePath: string): Promise<Picture | undefined> {
  const path = filePath.replaceAll('\\', '/').replace(/^\.\//, '');
  const complete = ENDINGS.some((ending) => path.toLowerCase().endsWith(ending));
  for (const name of complete ? [path] : ENDINGS.map((ending) => path + ending)) {
    const picture = await source.picture(name);
    if (picture) return picture;
  }
  return undefined;
}
