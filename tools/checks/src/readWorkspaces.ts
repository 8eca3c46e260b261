import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

/** The fields of a package.json that the checks look at. */
export interface Manifest {
  readonly name: string;
  readonly private?: boolean;
  readonly description?: string;
  readonly keywords?: readonly string[];
  readonly homepage?: string;
  readonly bugs?: { readonly url?: string };
  readonly license?: string;
  readonly author?: string;
  readonly repository?: { readonly type?: string; readonly url?: string; readonly directory?: string };
  readonly engines?: { readonly node?: string };
  readonly publishConfig?: { readonly access?: string };
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/** A package, app or tool of the repository. */
export interface Workspace {
  /** The name without the scope. */
  readonly name: string;
  /** The folder, relative to the root, with forward slashes. */
  readonly folder: string;
  readonly manifest: Manifest;
  /** The text of every TypeScript module, by its path from `folder`, with forward slashes. */
  readonly modules: ReadonlyMap<string, string>;
}

const PARENTS = ['packages', 'packages/native/platforms', 'apps', 'tools'];
const SKIPPED = new Set(['node_modules', 'dist', 'records', '.turbo', '.generated']);

/** Reads every workspace below the current folder, which must be the root of the repository. */
export function readWorkspaces(): Workspace[] {
  const folders = PARENTS.flatMap((parent) => readdirSync(parent).map((name) => posix.join(parent, name)));
  // A renamed package leaves a folder of ignored files behind.
  return folders.filter((folder) => existsSync(join(folder, 'package.json'))).map(readWorkspace);
}

/** Reads the package.json of a folder. */
export function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
}

function readWorkspace(folder: string): Workspace {
  const manifest = readManifest(folder);
  const modules = listModules(folder).map(
    (path) => [path, readFileSync(join(folder, path), 'utf8')] as const,
  );
  return {
    name: manifest.name.replace('@fourier-features/', ''),
    folder,
    manifest,
    modules: new Map(modules),
  };
}

/** Lists TypeScript files as paths from a folder. Never enters node_modules, whose links lead to the other workspaces. */
function listModules(folder: string, prefix = ''): string[] {
  return readdirSync(join(folder, prefix), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(prefix, entry.name);
    if (SKIPPED.has(entry.name)) return [];
    if (entry.isDirectory()) return listModules(folder, path);
    return path.endsWith('.ts') ? [path] : [];
  });
}
