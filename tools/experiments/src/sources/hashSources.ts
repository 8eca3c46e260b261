import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { importedModules } from './importedModules.ts';
import { ownPackage } from './ownPackage.ts';
import { withoutComments } from './withoutComments.ts';

/** Folders of a package with sources that no module imports: C, and the WebAssembly compiled from it. */
const FOLDERS = ['c', 'modules'];
const TEXT = /\.(?:ts|c|h|py)$/;

/** A file that decides what an experiment measures. */
interface Source {
  readonly path: string;
  /** The name of its package and the path in it, with forward slashes: the same wherever the repository is. */
  readonly name: string;
}

/**
 * Returns the files that decide what scripts compute, as absolute paths: the modules of this repository that the scripts
 * import, directly or through others, and the C sources and WebAssembly modules of the packages these are in.
 */
export function listSources(scripts: readonly string[]): string[] {
  return findSources(scripts).map(({ path }) => path);
}

/**
 * Returns the SHA-256, in hexadecimal, of the names and contents of the files of `listSources`. Comments that start a line,
 * empty lines, line ends and the place of the repository do not change it.
 */
export function hashSources(scripts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const { path, name } of findSources(scripts)) {
    const content = readFileSync(path);
    hash.update(`\0${name}\0`).update(TEXT.test(path) ? withoutComments(content.toString('utf8')) : content);
  }
  return hash.digest('hex');
}

function findSources(scripts: readonly string[]): Source[] {
  const modules = importedModules(scripts);
  const folders = new Set(modules.map((path) => ownPackage(path).folder));
  const further = [...folders].flatMap((folder) => FOLDERS.flatMap((name) => listFiles(join(folder, name))));
  return [...new Set([...modules, ...further])]
    .map((path) => ({ path, name: portableName(path) }))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

function portableName(path: string): string {
  const { folder, name } = ownPackage(path);
  return `${name}/${relative(folder, path).replaceAll('\\', '/')}`;
}

function listFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
