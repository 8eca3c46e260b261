import { createHash, randomBytes } from 'node:crypto';

const PREFIX = '.fourier-features';

/** Systems whose folders have one file for all cases of a name. */
const WITHOUT_CASE: readonly NodeJS.Platform[] = ['darwin', 'win32'];

/**
 * Returns the name of the lock of a folder, or of one file in it. Names of files are hashed: with anything added, a long
 * name could become longer than file systems allow.
 */
export function lockName(file?: string, platform?: NodeJS.Platform): string {
  return `${PREFIX}${suffixOf(file, platform)}.lock`;
}

/** Returns a name that nobody can predict, for a file that is being written in an owned folder, or in place of an owned file. */
export function temporaryName(file?: string): string {
  return `${PREFIX}${suffixOf(file)}-${randomBytes(16).toString('hex')}.tmp`;
}

/** Returns whether a name in a folder is a temporary name of the folder's owner, or of the owner of one file in it. */
export function isTemporaryName(name: string, file?: string): boolean {
  const start = `${PREFIX}${suffixOf(file)}-`;
  return name.startsWith(start) && /^[\da-f]{32}\.tmp$/.test(name.slice(start.length));
}

function suffixOf(file: string | undefined, platform: NodeJS.Platform = process.platform): string {
  if (file === undefined) return '';
  const name = WITHOUT_CASE.includes(platform) ? file.toLowerCase() : file;
  return `-${createHash('sha256').update(name).digest('hex').slice(0, 16)}`;
}
