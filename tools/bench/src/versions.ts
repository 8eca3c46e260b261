import { execFileSync } from 'node:child_process';

/** Returns the versions of this repository and of what runs it, by name, for records. */
export function ownVersions(): Record<string, string> {
  return { commit: commit(), node: process.version, v8: process.versions.v8 };
}

/** Returns the commit, ending in `-dirty` if files differ from it; `unknown` outside a repository. */
function commit(): string {
  try {
    return execFileSync('git', ['describe', '--always', '--dirty'], {
      cwd: import.meta.dirname,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return 'unknown';
  }
}
