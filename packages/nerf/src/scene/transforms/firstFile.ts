import { excerpt } from '@fourier-features/core/message';
import { MAX_TRANSFORMS_LENGTH } from '../../limits.ts';
import type { SceneSource } from '../sceneSource.ts';
import { decodeFile, type TransformsFile } from './decodeFile.ts';

/** Returns the file of a scene that names its pictures to train on. @throws RangeError if there is none. */
export async function mainFile(source: SceneSource): Promise<[name: string, file: TransformsFile]> {
  return (await firstFile(source, ['transforms_train.json', 'transforms.json'])) ?? missingTransforms();
}

/** Returns the first file that a scene has of some names. */
export async function firstFile(
  source: SceneSource,
  names: readonly string[],
): Promise<[name: string, file: TransformsFile] | undefined> {
  for (const name of names) {
    const text = await source.text(name);
    if (text !== undefined && text.length > MAX_TRANSFORMS_LENGTH)
      throw new RangeError(
        `loadScene: ${name} must have at most ${MAX_TRANSFORMS_LENGTH} characters, got ${text.length}`,
      );
    if (text !== undefined) return [name, decodeFile(parseJson(text, name), { name })];
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

function missingTransforms(): never {
  throw new RangeError(
    'loadScene: the scene must hold transforms_train.json or transforms.json, got neither',
  );
}
