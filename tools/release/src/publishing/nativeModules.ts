import { existsSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findZig } from '@fourier-features/compilers';
import { type PublishedPackage, publishedPackages } from '../publishedPackages.ts';
import { run } from '../run.ts';

const PLATFORMS = join('packages', 'native', 'platforms');
const SCRIPTS = join('packages', 'native', 'scripts');
const MODULE = 'fourier-features.node';

/** Returns the packages of platforms, in the repository at `root`, that lack their native module. */
export function platformsWithoutModule(root = '.'): PublishedPackage[] {
  return publishedPackages(root).filter(
    ({ folder }) => folder.startsWith(PLATFORMS) && !existsSync(join(root, folder, MODULE)),
  );
}

/**
 * Gives the packages of platforms in a copy of the repository their native modules: all of them if Zig is installed, otherwise
 * the one that was compiled here for this platform, if there is one.
 *
 * @returns a line about what was compiled or left out.
 */
export async function addNativeModules(copy: string): Promise<string> {
  try {
    await findZig();
  } catch {
    const built = join('packages', 'native', 'build', MODULE);
    const platform = await run(process.execPath, [join(SCRIPTS, 'printPlatform.ts')]);
    if (existsSync(built)) await copyFile(built, join(copy, PLATFORMS, platform, MODULE));
    const left = platformsWithoutModule(copy).map(({ name }) =>
      name.replace('@fourier-features/native-', ''),
    );
    return `no Zig, so that the packages of these platforms are left out: ${left.join(', ')}`;
  }
  await run(process.execPath, [join(SCRIPTS, 'crossCompile.ts')], { cwd: copy });
  return 'compiled the native modules of all platforms with Zig';
}
