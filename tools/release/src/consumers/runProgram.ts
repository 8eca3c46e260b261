import { copyFile, mkdir, readdir, readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReleaseCheck } from '../releaseCheck.ts';
import { run, runToEnd } from '../run.ts';
import { lastLine } from './project.ts';

const PHOTO = join('packages', 'datasets', 'photos', 'brushes.png');
const OUTPUTS: readonly string[] = ['curve.svg', 'field.safetensors', 'manifest.json', 'reconstruction.png'];

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
    return outputFaults(join(folder, 'fitted'));
  },
};

/** Returns a line per file that is missing, and one if another engine than ours trained. */
async function outputFaults(folder: string): Promise<string[]> {
  const files = await readdir(folder);
  const missing = OUTPUTS.filter((name) => !files.includes(name)).map((name) => `the fit wrote no ${name}`);
  if (missing.length > 0) return missing;
  const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as { engine: string };
  return /^(native|wasm)/.test(manifest.engine)
    ? []
    : [`the fit must run on the native or the wasm engine, got ${manifest.engine}`];
}

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
