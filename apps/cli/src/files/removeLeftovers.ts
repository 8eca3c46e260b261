import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ownerOf } from './lock.ts';
import { standingOf } from './lockOwner.ts';
import { isTemporaryName, lockName } from './temporaryName.ts';

/**
 * Removes the temporary files that killed processes left: of a folder, or of one file in it. The caller holds the lock, so
 * nobody else is writing them; only the files with which others ask for that lock may be in use.
 */
export async function removeLeftovers(folder: string, file?: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const left =
      isTemporaryName(name, file) || (isTemporaryName(name, lockName(file)) && (await wasLeft(path)));
    // In a folder that several people write to, the file of another person may look like one of ours.
    if (left) await rm(path).catch(() => {});
  }
}

/** A file that names no owner yet may be in use too; whoever is writing it then writes another. */
async function wasLeft(path: string): Promise<boolean> {
  const owner = await ownerOf(path);
  return owner === undefined || standingOf(owner) === 'ended';
}
