import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createConsumer } from '../consumer.ts';
import type { Tarball } from '../pack.ts';
import { folderSize } from './folderSize.ts';

/** What npm installs for some packages. */
export interface Installation {
  readonly folder: string;
  /** Bytes of all its files. */
  readonly size: number;
  /** Paths of the copies of core, of which there must be one at most. */
  readonly cores: readonly string[];
}

/** Installs packages, named without their scope, in an empty project. */
export async function install(
  packages: readonly string[],
  { tarballs, folder: parent }: { readonly tarballs: readonly Tarball[]; readonly folder: string },
): Promise<Installation> {
  const { folder } = await createConsumer({
    folder: join(parent, packages.join('-')),
    packages: packages.map((name) => `@fourier-features/${name}`),
    tarballs,
  });
  const modules = join(folder, 'node_modules');
  const paths = await readdir(modules, { recursive: true });
  const cores = paths.filter((path) => /(^|[\\/])@fourier-features[\\/]core$/.test(path));
  return { folder, size: await folderSize(modules), cores };
}
