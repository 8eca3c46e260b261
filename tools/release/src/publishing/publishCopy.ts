import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pack, type Tarball } from '../pack.ts';
import { publishedPackages } from '../publishedPackages.ts';
import type { Registry } from '../registry/startRegistry.ts';
import { run } from '../run.ts';
import { commitAll, copyRepository } from './copyRepository.ts';
import { addNativeModules, platformsWithoutModule } from './nativeModules.ts';
import { ownRegistries } from './ownRegistries.ts';

/** A copy of the repository that is ready to be published. */
export interface Release {
  readonly folder: string;
  /** What would be published, as tarballs; without the packages of platforms that have no native module. */
  readonly tarballs: readonly Tarball[];
  /** A line about the native modules. */
  readonly native: string;
}

/** Tools and the site are not published, and what they need takes longest to install. */
const LEFT_OUT = ['--filter=!@fourier-features/docs', '--filter=!@fourier-features/runtimes'];

/** Makes a release in a copy of the current folder's repository: the next versions and changelogs, built and packed. */
export async function prepareRelease(folder: string): Promise<Release> {
  const copy = join(folder, 'repository');
  await copyRepository(copy);
  const install = ['install', '--frozen-lockfile', '--prefer-offline', '--ignore-scripts', ...LEFT_OUT];
  await run('pnpm', install, { cwd: copy });
  await run('changeset', ['version'], { cwd: copy });
  const native = await addNativeModules(copy);
  await commitAll(copy, 'Version');
  const cache = `--cache-dir=${resolve('node_modules/.cache/fourier-features/turbo')}`;
  const build = ['run', 'build', LEFT_OUT[0]!, '--output-logs=errors-only', cache];
  await run('turbo', build, { cwd: copy, env: { TURBO_TELEMETRY_DISABLED: '1' } });
  const packed = join(folder, 'tarballs');
  await mkdir(packed);
  const missing = new Set(platformsWithoutModule(copy).map(({ name }) => name));
  const complete = publishedPackages(copy).filter(({ name }) => !missing.has(name));
  const tarballs = await Promise.all(
    complete.map(async (published) => ({
      ...(await pack({ ...published, folder: join(copy, published.folder) }, packed)),
      ...published,
    })),
  );
  return { folder: copy, tarballs, native };
}

/**
 * Publishes a release to the local registry, as `npm run release` does to the public one.
 *
 * @throws Error if pnpm would publish elsewhere, or if a package is refused.
 */
export async function publishRelease(release: Release, registry: Registry): Promise<void> {
  const elsewhere = ownRegistries(release.folder);
  if (elsewhere.length > 0)
    throw new Error(`publishConfig must not name a registry, but does in ${elsewhere.join(', ')}`);
  const home = join(release.folder, '..', 'home');
  await mkdir(home);
  const address = registry.url.replace('http:', '');
  const settings = [
    `registry=${registry.url}`,
    `@fourier-features:registry=${registry.url}`,
    // Anyone may publish, but pnpm does not try without a token.
    `${address}:_authToken=local`,
    'provenance=false',
  ];
  await writeFile(join(home, '.npmrc'), settings.join('\n'));
  // A home of its own, so that no token of the user's is at hand, whatever goes wrong.
  const where = {
    cwd: release.folder,
    env: {
      HOME: home,
      USERPROFILE: home,
      XDG_CONFIG_HOME: home,
      NPM_CONFIG_USERCONFIG: join(home, '.npmrc'),
      // `npm run` sets this one to the user's own file.
      npm_config_userconfig: join(home, '.npmrc'),
      CI: 'true',
    },
  };
  for (const setting of ['registry', '@fourier-features:registry'])
    if ((await run('pnpm', ['config', 'get', setting], where)).trim() !== registry.url)
      throw new Error(`${setting} of pnpm must be the local registry before anything is published`);
  await run('changeset', ['publish'], where);
  // changesets publishes all or nothing of packages that depend on each other; npm must do without these.
  for (const { name } of platformsWithoutModule(release.folder)) await registry.forget(name);
}
