import { rmdirSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { say } from '../terminal/say.ts';
import { OutputError, UserError } from '../terminal/userError.ts';
import { errorReason } from './errorCode.ts';
import { kindOf, statOf } from './fileKind.ts';
import { inputAt } from './inputIdentity.ts';
import { type Lock, type LockedOut, takeLock } from './lock.ts';
import { makeFolder } from './makeFolder.ts';
import { removeLeftovers } from './removeLeftovers.ts';
import { renameOver } from './renameOver.ts';
import { replaceFile } from './replaceFile.ts';
import { slashed } from './slashed.ts';
import { hasFileExtension, numbered, type OutputValues, occupied } from './target.ts';
import { lockName, temporaryName } from './temporaryName.ts';

/** A folder for results, which no other run writes to meanwhile. Each file is written completely or not at all. */
export interface OutputFolder {
  readonly path: string;
  /** Returns the file's path, with slashes. @throws UserError if it cannot be written; an earlier file is then as it was. */
  write(name: string, content: Uint8Array | string): Promise<string>;
  /** Makes an earlier run's file one of this run, which continues it. */
  adopt(name: string): void;
  /** Moves a file that another run wrote to a free name; returns the new path, or undefined if there is no such file. */
  setAside(name: string): Promise<string | undefined>;
  /** Removes a file that this run wrote or adopted; leaves others. */
  remove(name: string): Promise<void>;
  /** Opens a folder in this one, for files of the same run. */
  subfolder(name: string): Promise<OutputFolder>;
}

/**
 * Opens a folder for results and locks it until the run ends; creates it if necessary. Leftovers of killed processes are
 * removed.
 *
 * @param name the folder without `--out`; it gets a number if it is in use or holds files.
 * @param resume whether this run continues what an earlier one left in the folder.
 * @throws UserError if it cannot be written to, another run uses it, or it holds files and nothing says to replace or to
 * continue them.
 */
export async function openOutputFolder(
  name: string,
  { out, overwrite }: OutputValues,
  { resume = false }: { resume?: boolean } = {},
): Promise<OutputFolder> {
  const reuse = overwrite === true || resume;
  const path = out ?? name;
  if (hasFileExtension(path) && !(await statOf(path)))
    throw new UserError(`--out must be a folder, got ${path}. Leave out the extension.`);
  if (out !== undefined || reuse) {
    const opened = await open(path, reuse);
    if ('write' in opened) return opened;
    if (opened.kind === 'locked out') throw new UserError(`--out: ${path} is ${opened.reason}`);
    throw occupied(path, `already holds ${opened.entries}`);
  }
  for (let number = 1; ; number++) {
    const candidate = numbered(name, number, 'folder');
    if ((await statOf(candidate))?.isFile()) continue;
    const opened = await open(candidate, false);
    if (!('write' in opened)) continue;
    if (number > 1) say(`${name} is in use or holds results already; writing to ${candidate}`);
    return opened;
  }
}

interface Occupied {
  readonly kind: 'occupied';
  /** What is there, such as `manifest.json and 4 other files`. */
  readonly entries: string;
}

async function open(path: string, reuse: boolean): Promise<OutputFolder | LockedOut | Occupied> {
  const created = await makeFolder(path);
  const lock = await lockFolder(path, created);
  if (lock.kind === 'locked out') return lock;
  try {
    await removeLeftovers(path);
    const entries = await visibleEntries(path);
    if (entries.length > 0 && !reuse) {
      lock.release();
      return { kind: 'occupied', entries: describeEntries(entries) };
    }
    for (const entry of entries) await checkReplaceable(path, entry);
  } catch (error) {
    lock.release();
    if (error instanceof UserError) throw error;
    throw new UserError(`--out: ${path} could not be read (${errorReason(error)})`);
  }
  return lockedFolder(path, reuse);
}

/** Locks a folder; one that was created for this run goes again with the lock if nothing was written. */
async function lockFolder(path: string, created: boolean): Promise<Lock | LockedOut> {
  const removeEmpty = (): void => {
    if (!created) return;
    try {
      rmdirSync(path);
    } catch {
      // It holds results.
    }
  };
  try {
    return await takeLock(join(path, lockName()), removeEmpty);
  } catch (error) {
    removeEmpty();
    throw new UserError(`--out: ${path} could not be written to (${errorReason(error)})`);
  }
}

function lockedFolder(path: string, reuse: boolean): OutputFolder {
  const own = new Set<string>();
  return {
    path,
    write: async (name, content) => {
      const target = join(path, name);
      try {
        await replaceFile(target, content, temporaryName());
      } catch (error) {
        throw new OutputError(`--out: ${target} could not be written (${errorReason(error)})`);
      }
      own.add(name);
      return slashed(target);
    },
    adopt: (name) => {
      own.add(name);
    },
    setAside: async (name) => {
      if (own.has(name) || !(await statOf(join(path, name)))) return undefined;
      let number = 2;
      while (await statOf(join(path, numbered(name, number, 'file')))) number++;
      const aside = join(path, numbered(name, number, 'file'));
      try {
        await renameOver(join(path, name), aside);
      } catch (error) {
        throw new UserError(`--out: ${aside} could not be written (${errorReason(error)})`);
      }
      return aside;
    },
    remove: async (name) => {
      if (own.delete(name)) await rm(join(path, name), { force: true });
    },
    subfolder: (name) => openOutputFolder(name, { out: join(path, name) }, { resume: reuse }),
  };
}

/** Hidden files, as desktops leave in every folder, are nobody's results. */
async function visibleEntries(path: string): Promise<string[]> {
  return (await readdir(path)).filter((name) => !name.startsWith('.')).toSorted();
}

/** Returns what a folder holds, such as `manifest.json and 4 other files`. */
function describeEntries(entries: readonly string[]): string {
  const [first, ...others] = entries;
  if (others.length === 0) return first!;
  return `${first} and ${others.length} other ${others.length === 1 ? 'file' : 'files'}`;
}

/** Refuses before the work what would make a result fail, or destroy an input, after it. */
async function checkReplaceable(folder: string, entry: string): Promise<void> {
  const path = join(folder, entry);
  const found = await statOf(path);
  if (!found) return;
  const kind = kindOf(found);
  if (kind !== 'regular file' && (kind !== 'folder' || hasFileExtension(entry)))
    throw new UserError(`--out: ${path} must be a regular file, got a ${kind}. Choose another folder.`);
  const input = await inputAt(path);
  if (input !== undefined)
    throw new UserError(
      `--out: ${folder} holds the input ${input}, which a result could replace. Choose another folder.`,
    );
}
