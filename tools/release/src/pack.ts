import { resolve } from 'node:path';
import type { PublishedPackage } from './publishedPackages.ts';
import { run } from './run.ts';

/** A package as it would be published. */
export interface Tarball extends PublishedPackage {
  /** Path of the .tgz file. */
  readonly file: string;
}

/** Packs a package, whose `dist` must have been built, into a folder. */
export async function pack(published: PublishedPackage, into: string): Promise<Tarball> {
  const printed = await run('pnpm', ['pack', '--json', '--pack-destination', resolve(into)], {
    cwd: published.folder,
  });
  const { filename } = JSON.parse(printed) as { filename: string };
  return { ...published, file: filename };
}
