import { copyFile, mkdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runNpm } from '../runNpm.ts';

const LOCKED = fileURLToPath(new URL('../../registry/', import.meta.url));
const FILES = ['package.json', 'package-lock.json', '.npmrc'];

/** Returns the path of verdaccio's program, installed outside the workspace unless the locked versions are there already. */
export async function installVerdaccio(): Promise<string> {
  const folder = resolve('node_modules/.cache/fourier-features/registry');
  const program = join(folder, 'node_modules/verdaccio/bin/verdaccio');
  if (await isInstalled(folder)) return program;
  await mkdir(folder, { recursive: true });
  for (const file of FILES) await copyFile(join(LOCKED, file), join(folder, file));
  await runNpm(['ci', '--prefer-offline'], { cwd: folder });
  // Copied last: an installation that was interrupted is not complete.
  await copyFile(join(LOCKED, 'package-lock.json'), join(folder, 'installed.json'));
  return program;
}

async function isInstalled(folder: string): Promise<boolean> {
  const wanted = await readFile(join(LOCKED, 'package-lock.json'), 'utf8');
  return readFile(join(folder, 'installed.json'), 'utf8').then(
    (found) => found === wanted,
    () => false,
  );
}
