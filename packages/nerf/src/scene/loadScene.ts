import { checkPositiveInteger } from '@fourier-features/core/check';
import { excerpt } from '@fourier-features/core/message';
import { type ProgressOptions, progressReporter } from '@fourier-features/core/progress';
import { MAX_SCENE_PIXELS, MAX_TRANSFORMS_LENGTH } from '../limits.ts';
import { decodeTransforms, type Frame } from './decodeTransforms.ts';
import { reduceView } from './reduceView.ts';
import { type SceneOptions, sceneFromFrames } from './sceneFromFrames.ts';
import type { Picture, View } from './view.ts';

/** Access to the files of a scene: in a folder, on a server, in memory. Paths have slashes and are relative to it. */
export interface SceneSource {
  /** Returns the text of a file; undefined if there is no such file. */
  text(path: string): Promise<string | undefined>;
  /**
   * Returns the picture in a file; undefined if there is no such file. One of more than `maxPixels` pixels is refused, and
   * should be before it is decoded.
   */
  picture(path: string, limit: { readonly maxPixels: number }): Promise<Picture | undefined>;
}

export interface LoadSceneOptions extends SceneOptions, ProgressOptions {
  /** Integer factor by which pictures are reduced; 1 by default. */
  reduce?: number;
  /** Largest number of pixels of all pictures after their reduction; 2^28 by default. Each takes up to 16 bytes. */
  maxPixels?: number | undefined;
}

/** Views to train on and views to hold out. */
export interface Scene {
  readonly train: readonly View[];
  readonly heldOut: readonly View[];
  /** Description of where the held-out views come from, for people. */
  readonly heldOutFrom: string;
}

/** Endings that `file_path` may leave out, as nerf-synthetic scenes do. */
const ENDINGS = ['.png', '.jpg', '.jpeg', '.webp'];

/** Distance of the frames that are held out from a scene without a split. */
const HELD_OUT_EVERY = 8;

/**
 * Loads a scene from `transforms_train.json`, or else `transforms.json`. The held-out views are those of
 * `transforms_test.json`, else of `transforms_val.json`, else every eighth frame of the only file, starting with the first.
 *
 * @throws RangeError naming the file or frame, if there are no frames, one lacks its picture, size or pose, or the pictures
 * have more than `maxPixels` pixels; the signal's reason if aborted.
 * @example
 * import * as nerf from '@fourier-features/nerf';
 *
 * const at = (x: number) => [[0, 0, 1, x], [1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 0, 1]];
 * const frames = [4, 5].map((x) => ({ file_path: 'front.png', transform_matrix: at(x) }));
 * const { train, heldOut } = await nerf.loadScene({
 *   text: async (path) => (path === 'transforms.json' ? JSON.stringify({ camera_angle_x: 0.7, frames }) : undefined),
 *   picture: async () => ({ width: 8, height: 8, channels: 3, values: new Float32Array(192) }),
 * });
 */
export async function loadScene(
  source: SceneSource,
  { reduce = 1, maxPixels = MAX_SCENE_PIXELS, onProgress, signal, ...options }: LoadSceneOptions = {},
): Promise<Scene> {
  checkPositiveInteger('loadScene', 'reduce', reduce);
  checkPositiveInteger('loadScene', 'maxPixels', maxPixels, 'in pixels');
  const report = progressReporter({ onProgress, signal });
  const [name, frames] =
    (await firstOf(source, ['transforms_train.json', 'transforms.json'])) ?? missingTransforms();
  const apart = await firstOf(source, ['transforms_test.json', 'transforms_val.json']);
  if (!apart && frames.length < 2) {
    throw new RangeError(
      `loadScene: ${name} must have at least two frames if no other file has held-out ones, got ${frames.length}`,
    );
  }
  const total = frames.length + (apart?.[1].length ?? 0);
  let loaded = 0;
  let pixelsLeft = maxPixels * reduce ** 2;
  const views = async (of: readonly Frame[]): Promise<View[]> => {
    const pictures: (Picture | undefined)[] = [];
    for (const { filePath } of of) {
      if (pixelsLeft < 1) throw tooManyPixels(filePath, maxPixels);
      const picture = await findPicture(source, filePath, { maxPixels: pixelsLeft });
      pixelsLeft -= picture ? picture.width * picture.height : 0;
      if (pixelsLeft < 0) throw tooManyPixels(filePath, maxPixels);
      pictures.push(picture);
      loaded += 1;
      await report(loaded / total);
    }
    return sceneFromFrames(of, pictures, options).map((view) => reduceView(view, reduce));
  };
  const all = await views(frames);
  if (apart) return { train: all, heldOut: await views(apart[1]), heldOutFrom: apart[0] };
  return {
    train: all.filter((_, index) => index % HELD_OUT_EVERY !== 0),
    heldOut: all.filter((_, index) => index % HELD_OUT_EVERY === 0),
    heldOutFrom: `every ${HELD_OUT_EVERY}th frame of ${name}`,
  };
}

function tooManyPixels(filePath: string, maxPixels: number): RangeError {
  return new RangeError(
    `loadScene: all pictures must have at most ${maxPixels} pixels after their reduction, got more by ${filePath}. Reduce them, or raise maxPixels.`,
  );
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
    if (text !== undefined && text.length > MAX_TRANSFORMS_LENGTH)
      throw new RangeError(
        `loadScene: ${name} must have at most ${MAX_TRANSFORMS_LENGTH} characters, got ${text.length}`,
      );
    if (text !== undefined) return [name, decodeTransforms(parseJson(text, name), { name })];
  }
  return undefined;
}

function parseJson(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new RangeError(`loadScene: ${name} must be JSON, got ${excerpt(text)}`);
  }
}

async function findPicture(
  source: SceneSource,
  filePath: string,
  limit: { readonly maxPixels: number },
): Promise<Picture | undefined> {
  const path = filePath.replaceAll('\\', '/').replace(/^\.\//, '');
  const complete = ENDINGS.some((ending) => path.toLowerCase().endsWith(ending));
  for (const name of complete ? [path] : ENDINGS.map((ending) => path + ending)) {
    const picture = await source.picture(name, limit);
    if (picture) return picture;
  }
  return undefined;
}
