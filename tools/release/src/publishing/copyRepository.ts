import { existsSync } from 'node:fs';
import { copyFile, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { run } from '../run.ts';

/** Git would otherwise ask who commits, and may be told to sign. */
const IDENTITY = [
  '-c',
  'user.name=release check',
  '-c',
  'user.email=release@localhost',
  '-c',
  'commit.gpgSign=false',
];

/**
 * Copies the files of the current folder's repository that Git does not ignore, with changes that are not committed, into a
 * repository of its own, on the branch from which changesets are published.
 */
export async function copyRepository(into: string): Promise<void> {
  const listed = await run('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z']);
  for (const path of listed.split('\0')) {
    // A file that is deleted but not committed as deleted is still listed.
    if (path === '' || !existsSync(path)) continue;
    await mkdir(dirname(join(into, path)), { recursive: true });
    await copyFile(path, join(into, path));
  }
  await run('git', ['init', '--quiet', '--initial-branch=main'], { cwd: into });
  await commitAll(into, 'Copy');
}

/** Commits every change in a repository. */
export async function commitAll(folder: string, message: string): Promise<void> {
  await run('git', ['add', '--all'], { cwd: folder });
  await run('git', [...IDENTITY, 'commit', '--quiet', '--no-verify', '--message', message], { cwd: folder });
}
