import { excerpt } from '@fourier-features/core/message';
import type { Frame } from './frame.ts';
import { normalPath } from './normalPath.ts';

/** The names in `train_filenames`, `val_filenames` and `test_filenames`; absent lists are undefined. */
export interface SplitNames {
  readonly train?: readonly string[];
  readonly val?: readonly string[];
  readonly test?: readonly string[];
}

/** Frames to train on and to hold out. */
export interface Split {
  readonly train: readonly Frame[];
  readonly heldOut: readonly Frame[];
  /** Name of the list that the held-out frames come from. */
  readonly from: string;
}

/**
 * Divides frames by the lists of their file; undefined if it has none. Those of `test_filenames` are held out, else those of
 * `val_filenames`, else all that `train_filenames` lacks; without `train_filenames`, the frames in neither list are trained on.
 *
 * @throws RangeError naming a listed picture that no frame has, or if one of the two sets is empty.
 */
export function splitFrames(
  frames: readonly Frame[],
  { train, val, test }: SplitNames,
  name: string,
): Split | undefined {
  if (!train && !val && !test) return undefined;
  const all = new Set(frames.map(({ filePath }) => normalPath(filePath)));
  for (const [list, names] of Object.entries({ train, val, test })) {
    const unknown = names?.find((path) => !all.has(normalPath(path)));
    if (unknown !== undefined)
      throw new RangeError(
        `loadScene: ${list}_filenames of ${name} must name pictures of frames, got ${excerpt(unknown)}`,
      );
  }
  const listed = (names: readonly string[] | undefined): Set<string> => new Set(names?.map(normalPath));
  const [inTrain, inVal, inTest] = [listed(train), listed(val), listed(test)];
  const isTrain = (path: string): boolean =>
    train ? inTrain.has(path) : !inVal.has(path) && !inTest.has(path);
  const isHeldOut = (path: string): boolean => {
    if (test) return inTest.has(path);
    return val ? inVal.has(path) : !inTrain.has(path);
  };
  const those = (belongs: (path: string) => boolean): Frame[] =>
    frames.filter(({ filePath }) => belongs(normalPath(filePath)));
  const split = { train: those(isTrain), heldOut: those(isHeldOut) };
  for (const [set, found] of Object.entries(split)) {
    if (found.length === 0)
      throw new RangeError(
        `loadScene: the lists of file names in ${name} must leave frames to ${set === 'train' ? 'train on' : 'hold out'}, got none`,
      );
  }
  let from = `the frames that train_filenames of ${name} lacks`;
  if (val) from = `val_filenames of ${name}`;
  if (test) from = `test_filenames of ${name}`;
  return { ...split, from };
}
