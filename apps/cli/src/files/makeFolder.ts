import { access, constants, mkdir, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { UserError } from '../terminal/userError.ts';
import { errorCode, errorReason } from './errorCode.ts';

/**
 * Creates a folder for results, and those above it, if necessary; returns whether it is new.
 *
 * @throws UserError if it cannot be written to.
 */
export async function makeFolder(path: string): Promise<boolean> {
  try {
    const created = await makeLevels(resolve(path));
    if (!(await stat(path)).isDirectory())
      throw new UserError(`--out: must be a folder, got the file ${path}`);
    await access(path, constants.W_OK);
    return created;
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(
      `--out: the folder must be writable, got ${path} (${errorReason(error)}). Choose another.`,
    );
  }
}

/** Level by level, because Node's recursive mkdir never returns if the system answers ENOENT, as in /proc. */
async function makeLevels(path: string): Promise<boolean> {
  try {
    await mkdir(path);
    return true;
  } catch (error) {
    const code = errorCode(error);
    // For a root, such as that of a drive, Windows answers EPERM and macOS EISDIR.
    if (code === 'EEXIST' || (await isFolder(path))) return false;
    if (code !== 'ENOENT' || dirname(path) === path) throw error;
    await makeLevels(dirname(path));
    await mkdir(path);
    return true;
  }
}

async function isFolder(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found?.isDirectory() ?? false;
}
