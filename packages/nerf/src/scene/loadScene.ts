import { checkPositiveInteger } from '@fourier-features/core/check';
import { excerpt } from '@fourier-features/core/message';
import { type ProgressOptions, progressReporter } from '@fourier-features/core/progress';
import { MAX_SCENE_PIXELS } from '../limits.ts';
import { countedPixels } from './countedPixels.ts';
import { findPicture } from './findPicture.ts';
import { reduceView } from './reduceView.ts';
import { type SceneOptions, sceneFromFrames } from './sceneFromFrames.ts';
import type { SceneSource } from './sceneSource.ts';
import type { TransformsFile } from './transforms/decodeFile.ts';
import { firstFile, mainFile } from './transforms/firstFile.ts';
import type { Frame } from './transforms/frame.ts';
import { splitFrames } from './transforms/splits.ts';
import { withTransparent } from './transparentColour.ts';
import type { Picture, View } from './view.ts';

export interface LoadSceneOptions extends Omit<SceneOptions, 'masks'>, ProgressOptions {
  /** Integer factor by which pictures are reduced; 1 by default. */
  reduce?: number;
  /** Largest number of pixels of all pictures and masks after their reduction; 2^28 by default. Each takes up to 16 bytes. */
  maxPixels?: number | undefined;
}

/** Views to train on and views to hold out. */
export interface Scene {
  readonly train: readonly View[];
  readonly heldOut: readonly View[];
  /** Description of where the held-out views come from, for people. */
  readonly heldOutFrom: string;
  /** Depths between which the scene lies, if its file states them, scene units. */
  readonly near?: number;
  readonly far?: number;
  /** What is good to know about its files, a sentence each. */
  readonly notes: readonly string[];
}

/** Distance of the frames that are held out from a scene without a split. */
const HELD_OUT_EVERY = 8;

/**
 * Loads a scene from `transforms_train.json`, or else `transforms.json`. The held-out views are those of
 * `transforms_test.json`, else of `transforms_val.json`, else of the lists `test_filenames` or `val_filenames` of the only file,
 * else every eighth of its frames, starting with the first.
 *
 * A picture is found under its name as it is, or with a known ending. Pixels that are black in the mask of a frame (`mask_path`)
 * are neither trained on nor scored.
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
  const [name, file] = await mainFile(source);
  const [apartName, apart] = (await firstFile(source, ['transforms_test.json', 'transforms_val.json'])) ?? [];
  if (!apart && file.frames.length < 2) {
    throw new RangeError(
      `loadScene: ${name} must have at least two frames if no other file has held-out ones, got ${file.frames.length}`,
    );
  }
  const total = file.frames.length + (apart?.frames.length ?? 0);
  let loaded = 0;
  let pixelsLeft = maxPixels * reduce ** 2;
  const load = async (path: string, what: string): Promise<Picture> => {
    if (pixelsLeft < 1) throw tooManyPixels(path, maxPixels);
    const picture = await findPicture(source, path, { maxPixels: pixelsLeft }, what);
    pixelsLeft -= picture.width * picture.height;
    if (pixelsLeft < 0) throw tooManyPixels(path, maxPixels);
    return picture;
  };
  const views = async (of: readonly Frame[], { transparent }: TransformsFile): Promise<View[]> => {
    const pictures: Picture[] = [];
    const masks: (Picture | undefined)[] = [];
    for (const [index, { filePath, maskPath }] of of.entries()) {
      const picture = await load(filePath, `the picture of frame ${index}`);
      pictures.push(transparent ? withTransparent(picture, transparent) : picture);
      masks.push(maskPath === undefined ? undefined : await load(maskPath, `the mask of frame ${index}`));
      loaded += 1;
      await report(loaded / total);
    }
    return sceneFromFrames(of, pictures, { ...options, masks }).map((view, index) => {
      const reduced = reduceView(view, reduce);
      checkMask(reduced, of[index]!, reduce);
      return reduced;
    });
  };
  const all = await views(file.frames, file);
  const { near, far } = file;
  const found = {
    notes: [...file.notes, ...(apart?.notes ?? [])],
    ...(near === undefined || far === undefined ? {} : { near, far }),
  };
  if (apart)
    return { train: all, heldOut: await views(apart.frames, apart), heldOutFrom: apartName!, ...found };
  const viewOf = new Map(file.frames.map((frame, index) => [frame, all[index]!]));
  const split = splitFrames(file.frames, file.splits, name);
  if (split) {
    const viewsOf = (frames: readonly Frame[]): View[] => frames.map((frame) => viewOf.get(frame)!);
    return {
      train: viewsOf(split.train),
      heldOut: viewsOf(split.heldOut),
      heldOutFrom: split.from,
      ...found,
    };
  }
  return {
    train: all.filter((_, index) => index % HELD_OUT_EVERY !== 0),
    heldOut: all.filter((_, index) => index % HELD_OUT_EVERY === 0),
    heldOutFrom: `every ${HELD_OUT_EVERY}th frame of ${name}`,
    ...found,
  };
}

function checkMask(view: View, { filePath }: Frame, reduce: number): void {
  if (countedPixels(view)?.length === 0)
    throw new RangeError(
      `loadScene: the mask of ${excerpt(filePath)} must leave at least one pixel after a reduction by ${reduce}, got none. Reduce less, or leave the frame out.`,
    );
}

function tooManyPixels(filePath: string, maxPixels: number): RangeError {
  return new RangeError(
    `loadScene: all pictures must have at most ${maxPixels} pixels after their reduction, got more by ${filePath}. Reduce them, or raise maxPixels.`,
  );
}
