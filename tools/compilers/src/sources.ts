import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

/** Returns the C sources and headers of folders, in order, as paths from `root` with forward slashes. */
export function listSources(root: string, folders: readonly string[]): string[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((name) => /\.[ch]$/.test(name))
      .sort()
      .map((name) => posix.join(folder, name)),
  );
}

/**
 * Returns the SHA-256, in hexadecimal, of the paths and contents of files and of anything else that decides what is
 * compiled from them.
 */
export function hashSources(root: string, paths: readonly string[], settings: unknown): string {
  const hash = createHash('sha256').update(JSON.stringify(settings));
  for (const path of paths) hash.update(`\0${path}\0`).update(readFileSync(join(root, path)));
  return hash.digest('hex');
}
