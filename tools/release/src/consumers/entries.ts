import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PublishedPackage } from '../publishedPackages.ts';

/** The packages whose entries a program imports: platforms hold a native module, and the command line has no entry. */
export function libraries(published: readonly PublishedPackage[]): string[] {
  return published.map(({ name }) => name).filter((name) => !/^@fourier-features\/(cli$|native-)/.test(name));
}

/** Other packages that some entries need: peers that are optional, because most programs do without them. */
export const PEERS: readonly string[] = ['@tensorflow/tfjs@4.22.0', '@tensorflow/tfjs-backend-wasm@4.22.0'];

/** Returns every entry that programs import from packages installed in a project, such as `@fourier-features/core/dft`. */
export async function installedEntries(project: string, names: readonly string[]): Promise<string[]> {
  const entries: string[] = [];
  for (const name of names) {
    const text = await readFile(join(project, 'node_modules', name, 'package.json'), 'utf8');
    entries.push(...importableEntries(name, JSON.parse(text)));
  }
  return entries;
}

/** Entries that are no modules to import: patterns, files of data, and programs of workers. */
const NOT_IMPORTED = /\*|\.[a-z]+$|\/worker$/;

/** Returns the entries of a manifest that programs import. */
export function importableEntries(name: string, { exports }: { exports: object }): string[] {
  return Object.keys(exports)
    .filter((path) => !NOT_IMPORTED.test(path))
    .map((path) => `${name}${path.slice(1)}`);
}
