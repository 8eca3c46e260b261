import { copyFile, mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReleaseCheck } from '../releaseCheck.ts';
import { run, runToEnd } from '../run.ts';
import { lastLine } from './project.ts';

const PHOTO = join('packages', 'datasets', 'photos', 'brushes.png');

/** Fits a photograph with the command line, which npx takes from the registry. */
export const runProgram: ReleaseCheck = {
  name: 'program',
  run: async ({ folder }) => {
    await copyFile(PHOTO, join(folder, 'photo.png'));
    const options = ['--yes', '@fourier-features/cli', 'image', 'fit', 'photo.png'];
    const small = ['--reduce', '8', '--steps', '50', '--out', 'fitted'];
    const ended = await runToEnd('npx', [...options, ...small], {
      cwd: folder,
      env: { npm_config_cache: await emptyNpxCache(folder), NO_COLOR: '1' },
    });
    if (ended.code !== 0) return [`npx: exit code ${ended.code}; ${lastLine(ended)}`];
    return [];
  },
};

/**
 * Makes a cache for npm that has what npm downloaded before, but no programs of npx: npx would run the one of an earlier check,
 * which has the same version.
 */
async function emptyNpxCache(folder: string): Promise<string> {
  const cache = join(folder, 'npm');
  await mkdir(cache);
  const downloads = join((await run('npm', ['config', 'get', 'cache'])).trim(), '_cacache');
  await mkdir(downloads, { recursive: true });
  await symlink(downloads, join(cache, '_cacache'), 'junction');
  return cache;
}
