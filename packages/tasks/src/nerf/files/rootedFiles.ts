import { excerpt } from '@fourier-features/core/message';
import type { SceneFiles } from '../readScene.ts';

/** Files of which one makes a folder a scene. */
const TRANSFORMS = ['transforms_train.json', 'transforms.json'];
/** Number of scenes that a message names. */
const NAMED_SCENES = 3;

/**
 * Finds the scene among files, and returns access to them relative to it.
 *
 * @throws Error in the name of `caller` if there is no scene, or more than one.
 */
export function rootedFiles(
  caller: string,
  files: Iterable<readonly [path: string, read: () => Promise<Uint8Array>]>,
): SceneFiles {
  const byPath = new Map<string, () => Promise<Uint8Array>>();
  for (const [path, read] of files) {
    const resolved = resolvedPath(path);
    if (resolved !== undefined && !resolved.startsWith('__MACOSX/')) byPath.set(resolved, read);
  }
  const root = rootOf(caller, [...byPath.keys()]);
  return async (path) => {
    if (path.startsWith('/')) return undefined;
    const resolved = resolvedPath(root + path);
    return resolved === undefined ? undefined : byPath.get(resolved)?.();
  };
}

/** Returns a path with slashes, without `.` and `..`; undefined if it leads out of the files. */
function resolvedPath(path: string): string | undefined {
  const parts: string[] = [];
  for (const part of path.replaceAll('\\', '/').split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/');
}

/** Returns the folder of the scene: the least deep that has a transforms file, with a slash at its end. */
function rootOf(caller: string, paths: readonly string[]): string {
  const folders = paths
    .filter((path) => TRANSFORMS.includes(path.slice(path.lastIndexOf('/') + 1)))
    .map((path) => path.slice(0, path.lastIndexOf('/') + 1));
  const depthOf = (folder: string): number => folder.split('/').length;
  const least = Math.min(...folders.map(depthOf));
  const roots = [...new Set(folders.filter((folder) => depthOf(folder) === least))];
  if (roots.length === 0)
    throw new Error(
      `${caller}: the files must include ${TRANSFORMS.join(' or ')}, got ${paths.length} files without`,
    );
  if (roots.length > 1) {
    const names = roots.slice(0, NAMED_SCENES).map((folder) => excerpt(folder.slice(0, -1)));
    const more = roots.length > NAMED_SCENES ? ', …' : '';
    throw new Error(
      `${caller}: the files must be those of one scene, got ${roots.length}: ${names.join(', ')}${more}. Choose the folder of one.`,
    );
  }
  return roots[0]!;
}
