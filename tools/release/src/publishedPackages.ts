import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A package that is published. */
export interface PublishedPackage {
  readonly name: string;
  /** Its folder, from the root of the repository. */
  readonly folder: string;
}

const PARENTS = ['packages', 'packages/native/platforms', 'apps'];

/** Lists the packages of the repository at `root` that are published, those of the native engine's platforms included. */
export function publishedPackages(root = '.'): PublishedPackage[] {
  return PARENTS.flatMap((parent) =>
    readdirSync(join(root, parent)).map((name) => join(parent, name)),
  ).flatMap((folder) => {
    const file = join(root, folder, 'package.json');
    // A renamed package leaves a folder of ignored files behind.
    if (!existsSync(file)) return [];
    const manifest = JSON.parse(readFileSync(file, 'utf8')) as { name: string; private?: boolean };
    return manifest.private ? [] : [{ name: manifest.name, folder }];
  });
}
