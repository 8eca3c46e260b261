import type { Stats } from 'node:fs';
import { lstat } from 'node:fs/promises';
import { errorCode } from './errorCode.ts';

/** What a path leads to, links not followed. */
export type FileKind = 'regular file' | 'folder' | 'symbolic link' | 'device' | 'FIFO' | 'socket';

/** Returns the kind of a file. */
export function kindOf(
  stats: Pick<Stats, 'isFile' | 'isDirectory' | 'isSymbolicLink' | 'isFIFO' | 'isSocket'>,
): FileKind {
  if (stats.isFile()) return 'regular file';
  if (stats.isDirectory()) return 'folder';
  if (stats.isSymbolicLink()) return 'symbolic link';
  if (stats.isFIFO()) return 'FIFO';
  return stats.isSocket() ? 'socket' : 'device';
}

/** Returns what is at a path, without following a link; undefined if nothing is. */
export async function statOf(path: string): Promise<Stats | undefined> {
  try {
    return await lstat(path);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(errorCode(error))) return undefined;
    throw error;
  }
}
