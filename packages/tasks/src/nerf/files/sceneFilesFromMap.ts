import type { SceneFiles } from '../readScene.ts';
import { rootedFiles } from './rootedFiles.ts';

/**
 * Returns the files of a scene that are held in memory, or that can be read, such as those of a folder that was dropped on a
 * page: a `File` is read when it is asked for.
 *
 * The scene is where `transforms_train.json` or `transforms.json` is. Paths may start with `./`, have backslashes, and lie in
 * folders above the scene's; `__MACOSX` is left out.
 *
 * @throws Error if no path, or more than one folder, has such a file.
 * @example
 * import { sceneFilesFromMap } from '@fourier-features/tasks';
 *
 * const json = new TextEncoder().encode('{}');
 * const files = sceneFilesFromMap(new Map([['lego/transforms.json', json]]));
 * await files('transforms.json'); // json
 */
export function sceneFilesFromMap(files: ReadonlyMap<string, Uint8Array | Blob>): SceneFiles {
  const readers = [...files].map(
    ([path, file]) =>
      [path, async () => (file instanceof Blob ? new Uint8Array(await file.arrayBuffer()) : file)] as const,
  );
  return rootedFiles('sceneFilesFromMap', readers);
}
