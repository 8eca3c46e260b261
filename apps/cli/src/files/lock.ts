import { readFileSync, rmSync } from 'node:fs';
import { link, open, readFile, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { errorCode } from './errorCode.ts';
import { type LockOwner, parseOwner, standingOf, thisOwner } from './lockOwner.ts';
import { renameOver } from './renameOver.ts';
import { temporaryName } from './temporaryName.ts';

/** A lock that this process holds. */
export interface Lock {
  readonly kind: 'held';
  release(): void;
}

/** Why a lock could not be had: who holds it, and what to do if nobody does. */
export interface LockedOut {
  readonly kind: 'locked out';
  readonly reason: string;
}

/** What file systems answer that have no hard links: EISDIR is FAT on Windows. */
const NO_LINKS = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EINVAL', 'EISDIR', 'EMLINK'];

/**
 * Takes a lock: a file that names its owner, created together with its content. The lock of a process that has ended, by
 * kill -9 or a power failure, is taken over.
 *
 * Libraries that lock by the age of a file that is touched every few seconds do not fit: long work on one thread would lose
 * the lock, and a run that continues a killed one would have to wait.
 *
 * @param afterwards is called when the lock has been released.
 * @throws what the file system answers if the lock's file cannot be written.
 */
export async function takeLock(path: string, afterwards: () => void = () => {}): Promise<Lock | LockedOut> {
  const owner = thisOwner();
  const text = `${JSON.stringify(owner)}\n`;
  const own = join(dirname(path), temporaryName(basename(path)));
  try {
    await writeNew(own, text);
    if ((await place(own, text, path)) || (await takeOver(own, text, path)))
      return held(path, text, afterwards);
    return { kind: 'locked out', reason: await reasonOf(path) };
  } finally {
    await rm(own, { force: true });
  }
}

async function writeNew(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx');
  await file.writeFile(text).finally(() => file.close());
}

/** Gives a lock's file its name unless the name is taken; returns whether it did. */
async function place(own: string, text: string, path: string): Promise<boolean> {
  try {
    await link(own, path);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    if (errorCode(error) === 'ENOENT') {
      // The lock's owner took the file for one that a killed process left, before it named this process.
      await writeNew(own, text);
      return place(own, text, path);
    }
    if (!NO_LINKS.includes(errorCode(error))) throw error;
  }
  try {
    await writeNew(path, text);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Replaces the lock of a process that has ended; returns whether it did. Only one process at a time may: otherwise the second
 * of two that found the same stale lock would replace the lock of the first.
 */
async function takeOver(own: string, text: string, path: string): Promise<boolean> {
  const turn = turnOf(path);
  if (!(await isStale(path)) || !(await place(own, text, turn))) return false;
  try {
    if (!(await isStale(path))) return false;
    await renameOver(own, path);
    return true;
  } finally {
    await rm(turn, { force: true });
  }
}

function turnOf(path: string): string {
  return `${path}.turn`;
}

async function isStale(path: string): Promise<boolean> {
  const owner = await ownerOf(path);
  return owner !== undefined && standingOf(owner) === 'ended';
}

/** Returns the owner that a file names; undefined if it names none. */
export async function ownerOf(path: string): Promise<LockOwner | undefined> {
  try {
    return parseOwner(await readFile(path, 'utf8'));
  } catch {
    return undefined;
  }
}

async function reasonOf(path: string): Promise<string> {
  const owner = await ownerOf(path);
  if (!owner) return `locked by ${path}. If no other run is going on there, remove that file.`;
  const { pid, host, since } = owner;
  const holder = `process ${pid} on ${host}, started ${since}`;
  const standing = standingOf(owner);
  if (standing === 'running') return `in use by ${holder}. Wait for it to end, or choose another.`;
  const file = standing === 'ended' ? turnOf(path) : path;
  return `locked by ${holder}. If it has ended, remove ${file}.`;
}

const heldLocks = new Set<Lock>();

function held(path: string, text: string, afterwards: () => void): Lock {
  const lock: Lock = {
    kind: 'held',
    release: () => {
      if (!heldLocks.delete(lock)) return;
      if (heldLocks.size === 0) process.off('exit', releaseLocks);
      try {
        // Somebody may have removed the lock by hand, and another process have taken it.
        if (readFileSync(path, 'utf8') === text) rmSync(path);
      } catch {
        // Already gone, or the file system is.
      }
      afterwards();
    },
  };
  // An interruption may end the process without a return from the command.
  if (heldLocks.size === 0) process.on('exit', releaseLocks);
  heldLocks.add(lock);
  return lock;
}

/** Releases all locks that this process holds. */
export function releaseLocks(): void {
  for (const lock of [...heldLocks]) lock.release();
}
