import { execFileSync } from 'node:child_process';
import { dirname, resolve } from 'node:path';

/** The commit that files were checked out from. */
export interface Commit {
  /** Its SHA-1, in hexadecimal. */
  readonly commit: string;
  /** Whether one of the files differs from the commit or is not part of it. */
  readonly dirty: boolean;
}

/**
 * Returns the commit that files, absolute paths without links, were checked out from.
 *
 * @returns `undefined` outside a Git repository or without Git.
 */
export function readCommit(files: readonly string[]): Commit | undefined {
  const git = (...options: string[]): string =>
    execFileSync('git', options, {
      cwd: dirname(files[0]!),
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 1 << 26,
    });
  try {
    const root = git('rev-parse', '--show-toplevel').trim();
    const commit = git('rev-parse', 'HEAD').trim();
    // Each entry is two letters, a space and a path from the root.
    const changed = git('-C', root, 'status', '--porcelain', '-z', '--untracked-files=all', '--no-renames')
      .split('\0')
      .map((entry) => resolve(root, entry.slice(3)));
    const different = new Set(changed);
    return { commit, dirty: files.some((file) => different.has(file)) };
  } catch {
    return undefined;
  }
}
