import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The package that a file belongs to. */
export interface OwnPackage {
  /** Folder of the nearest package.json. */
  readonly folder: string;
  /** Its name, scope included. */
  readonly name: string;
}

/**
 * Returns the package that a file belongs to.
 *
 * @throws Error if no folder above the file holds a package.json.
 */
export function ownPackage(file: string): OwnPackage {
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    const manifest = join(folder, 'package.json');
    if (existsSync(manifest)) {
      const { name } = JSON.parse(readFileSync(manifest, 'utf8')) as { name: string };
      return { folder, name };
    }
    if (folder === dirname(folder)) throw new Error(`ownPackage: no package.json above ${file}`);
  }
}
