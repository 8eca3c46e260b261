import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Tarball } from '../pack.ts';
import type { ReleaseCheck, ReleaseContext } from '../releaseCheck.ts';
import { type UnpackedTarball, unpackTarball } from '../tarballs/unpackedTarball.ts';
import { budgets } from './budgets.ts';
import { coreBundleSize } from './coreBundleSize.ts';
import { install } from './installedSize.ts';
import { statedSizeFaults } from './statedSize.ts';

const SCOPE = '@fourier-features/';

/** Checks tarballs, bundles and installations against their budgets, and what READMEs say of them. */
export const sizes: ReleaseCheck = {
  name: 'sizes',
  async run({ tarballs, folder }) {
    const unpacked = await Promise.all(
      tarballs.map((tarball) => unpackTarball(tarball, join(folder, 'unpacked'))),
    );
    return [
      ...unpacked.flatMap(tarballFaults),
      ...(await installationFaults({ tarballs, folder })),
      ...(await stated({ tarballs, folder })),
    ];
  },
};

function tarballFaults({ name, files }: UnpackedTarball): string[] {
  const short = name.replace(SCOPE, '').replace(/^native-.*/, 'native-*');
  const limit = budgets.unpacked[short];
  if (limit === undefined) return [`${name}: budgets.ts must state a limit for it`];
  const total = [...files.values()].reduce((sum, { length }) => sum + length, 0);
  const modules = [...files].filter(([path]) => path.endsWith('.wasm'));
  return [
    ...over(`${name}: unpacked`, total, limit),
    ...modules.flatMap(([path, { length }]) => over(`${name}: ${path}`, length, budgets.wasmModule)),
  ];
}

async function installationFaults({ tarballs, folder }: ReleaseContext): Promise<string[]> {
  const faults: string[] = [];
  for (const { packages, limit } of budgets.installed) {
    const installation = await install(packages, { tarballs, folder: join(folder, 'together') });
    faults.push(...over(`${packages.join(' + ')}: installed`, installation.size, limit));
  }
  return faults;
}

/** Installs each package alone; what its README states must be true, and core must be there once at most. */
async function stated({ tarballs, folder }: ReleaseContext): Promise<string[]> {
  const faults: string[] = [];
  for (const { name, folder: source } of tarballs.filter(isInstalledByUsers)) {
    const installation = await install([name.replace(SCOPE, '')], {
      tarballs,
      folder: join(folder, 'alone'),
    });
    const readme = await readFile(join(source, 'README.md'), 'utf8');
    const found = statedSizeFaults(readme, installation.size);
    if (installation.cores.length > 1)
      found.push(`its installation has ${installation.cores.length} copies of core`);
    if (name === `${SCOPE}core`)
      found.push(
        ...over('main entry, compressed', await coreBundleSize(installation.folder), budgets.coreBundle),
      );
    faults.push(...found.map((fault) => `${name}: ${fault}`));
  }
  return faults;
}

/** The packages of platforms come with the native engine. */
export function isInstalledByUsers({ folder }: Tarball): boolean {
  return !/[\\/]platforms[\\/]/.test(folder);
}

function over(what: string, size: number, limit: number): string[] {
  return size <= limit ? [] : [`${what} must be at most ${limit} bytes, got ${size}`];
}
