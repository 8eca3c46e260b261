import { readFileSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Node } from 'typescript/unstable/ast';
import {
  API,
  type Checker,
  type Project,
  SymbolFlags,
  type Symbol as TypeScriptSymbol,
} from 'typescript/unstable/sync';
import { readDeclaration } from './declaration.ts';
import type { ReferenceEntry, ReferencePackage } from './entry.ts';
import { typeNames } from './typeNames.ts';

interface Manifest {
  readonly name: string;
  readonly description?: string;
  /** A file, or the files by condition of an entry that is no TypeScript. */
  readonly exports?: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
}

/** A module that programs import. */
interface EntryPoint {
  readonly specifier: string;
  readonly file: string;
}

/**
 * Reads all exports of packages from their sources: one program holds them all, so that what they share is parsed and checked
 * once.
 *
 * Each package's `exports` lead to TypeScript; `./internal`, patterns and files of other types are left out. A name that
 * several entries of a package export counts for the first.
 *
 * @param root the folder of the repository, with a trailing slash.
 * @param folders of the packages, from the root, such as `packages/core`.
 * @throws Error if a package's entry does not exist or exports something that has no declaration.
 */
export function readPackages(root: URL, folders: readonly string[]): ReferencePackage[] {
  const rootPath = fileURLToPath(root);
  const packages = folders.map((folder) => {
    const manifest = JSON.parse(readFileSync(new URL(`${folder}/package.json`, root), 'utf8')) as Manifest;
    return { folder, manifest, points: entryPoints(manifest, resolve(rootPath, folder)) };
  });
  const files = packages.flatMap(({ points }) => points.map(({ file }) => file));
  return withProject(rootPath, files, (project) =>
    packages.map(({ folder, manifest, points }) => ({
      name: manifest.name.split('/').at(-1)!,
      specifier: manifest.name,
      description: manifest.description ?? '',
      folder,
      entries: firstOfEachName(points.flatMap((point) => readEntryPoint(project, rootPath, point))),
    })),
  );
}

function entryPoints({ name, exports = {} }: Manifest, folder: string): EntryPoint[] {
  return Object.entries(exports).flatMap(([path, target]) =>
    path !== './internal' && typeof target === 'string' && target.endsWith('.ts')
      ? [{ specifier: name + path.slice(1), file: pathOf(folder, target) }]
      : [],
  );
}

/** Returns an absolute path as TypeScript writes it on every system. */
function pathOf(...segments: readonly string[]): string {
  return slashed(resolve(...segments));
}

function slashed(path: string): string {
  return path.replaceAll(sep, '/');
}

/** Opens one project that consists of some files and what they import; it exists only in memory. */
function withProject<Result>(
  rootPath: string,
  files: readonly string[],
  read: (project: Project) => Result,
): Result {
  const config = pathOf(rootPath, 'tsconfig.reference.json');
  const options = { noEmit: true, types: ['node'] };
  const text = JSON.stringify({ extends: './tsconfig.base.json', compilerOptions: options, files });
  const isConfig = (path: string): boolean => pathOf(path) === config;
  const api = new API({
    cwd: rootPath,
    fs: {
      fileExists: (path) => (isConfig(path) ? true : undefined),
      readFile: (path) => (isConfig(path) ? text : undefined),
    },
  });
  try {
    const project = api.updateSnapshot({ openProjects: [config] }).getProjects()[0];
    if (!project) throw new Error(`reference: TypeScript opened no project for ${rootPath}`);
    return read(project);
  } finally {
    api.close();
  }
}

function readEntryPoint(project: Project, rootPath: string, point: EntryPoint): ReferenceEntry[] {
  const { program, checker } = project;
  const source = program.getSourceFile(point.file);
  const module = source && checker.getSymbolAtLocation(source);
  if (!module) throw new Error(`reference: ${point.specifier} is no module: ${point.file}`);
  return checker.getExportsOfModule(module).map((exported) => {
    const symbol = declaredSymbol(checker, exported);
    const nodes = symbol.declarations.flatMap((handle) => handle.resolve(project) ?? []);
    if (!nodes[0])
      throw new Error(`reference: ${point.specifier} exports ${exported.name}, which is not declared`);
    const { fileName, text } = nodes[0].getSourceFile();
    return {
      name: exported.name,
      key: keyOf(symbol),
      specifier: point.specifier,
      ...readDeclaration(nodes),
      references: readReferences(checker, nodes),
      file: slashed(relative(rootPath, fileName)),
      line: text.slice(0, nodes[0].getStart()).split('\n').length,
    };
  });
}

function readReferences(checker: Checker, nodes: readonly Node[]): Map<string, string> {
  const names = nodes.flatMap(typeNames);
  const symbols = checker.getSymbolAtLocation(names);
  return new Map(
    names.flatMap((name, i) => {
      const symbol = symbols[i];
      return symbol ? [[name.text, keyOf(declaredSymbol(checker, symbol))] as const] : [];
    }),
  );
}

/** Follows what re-exports and imports lead to. */
function declaredSymbol(checker: Checker, symbol: TypeScriptSymbol): TypeScriptSymbol {
  return symbol.flags & SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}

function keyOf(symbol: TypeScriptSymbol): string {
  return `${symbol.declarations[0]?.path ?? ''}#${symbol.name}`;
}

function firstOfEachName(entries: readonly ReferenceEntry[]): ReferenceEntry[] {
  const byName = new Map<string, ReferenceEntry>();
  for (const entry of entries) if (!byName.has(entry.name)) byName.set(entry.name, entry);
  return [...byName.values()];
}
