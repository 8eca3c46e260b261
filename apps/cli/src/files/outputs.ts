import { access, constants, mkdir, rm } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { UserError } from '../terminal/userError.ts';

/** A folder for results. Each file is written completely or not at all. */
export interface OutputFolder {
  readonly path: string;
  /** Writes to a temporary name next to the target, then renames; returns the file's path. */
  write(name: string, content: Uint8Array | string): Promise<string>;
  remove(name: string): Promise<void>;
}

/**
 * Creates the folder if necessary.
 *
 * @throws UserError if it cannot be written to.
 */
export async function openOutputFolder(path: string): Promise<OutputFolder> {
  await ensureFolder(path, '--out');
  return {
    path,
    write: async (name, content) => {
      const target = join(path, name);
      await writeWhole(target, content);
      return target;
    },
    remove: (name) => rm(join(path, name), { force: true }),
  };
}

/** Writes one file, completely or not at all. @throws UserError if it cannot be written. */
export async function writeOutputFile(path: string, content: Uint8Array | string): Promise<void> {
  await ensureFolder(dirname(path), '--out');
  await writeWhole(path, content);
}

async function ensureFolder(path: string, option: string): Promise<void> {
  try {
    await makeFolder(resolve(path));
    // A path that ends in a separator must be a folder.
    await access(`${path}${sep}`, constants.W_OK);
  } catch (error) {
    throw new UserError(
      `${option}: the folder must be writable, got ${path} (${codeOf(error)}). Choose another.`,
    );
  }
}

/** Level by level, because Node's recursive mkdir never returns if the system answers ENOENT, as in /proc. */
async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    const code = codeOf(error);
    if (code === 'EEXIST') return;
    if (code !== 'ENOENT' || dirname(path) === path) throw error;
    await makeFolder(dirname(path));
    await mkdir(path);
  }
}

async function writeWhole(target: string, content: Uint8Array | string): Promise<void> {
  try {
    const data =
      typeof content === 'string' ? content : Buffer.from(content.buffer, content.byteOffset, content.length);
    await writeFileAtomic(target, data);
  } catch (error) {
    throw new UserError(`--out: ${target} could not be written (${codeOf(error)})`);
  }
}

function codeOf(error: unknown): string {
  return (error as { code?: string }).code ?? String(error);
}
