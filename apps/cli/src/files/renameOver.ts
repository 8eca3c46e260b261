import { rename } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { errorCode } from './errorCode.ts';

/** What Windows answers while another program, such as a virus scanner, a viewer or a backup, has one of the files open. */
const IN_USE = ['EACCES', 'EBUSY', 'EPERM'];

/** Pauses before another attempt, in milliseconds: two seconds in all. */
const PAUSES = [10, 20, 50, 120, 300, 500, 1000] as const;

/**
 * Gives a file another name, in place of a file that has that name. On Windows, where a file that is open can be neither
 * renamed nor replaced, this waits up to two seconds for its release.
 *
 * @throws what the file system answers.
 */
export async function renameOver(
  path: string,
  target: string,
  {
    platform = process.platform,
    attempt = rename,
  }: { platform?: NodeJS.Platform; attempt?: (path: string, target: string) => Promise<void> } = {},
): Promise<void> {
  for (const pause of platform === 'win32' ? PAUSES : []) {
    try {
      await attempt(path, target);
      return;
    } catch (error) {
      if (!IN_USE.includes(errorCode(error))) throw error;
    }
    await wait(pause);
  }
  await attempt(path, target);
}
