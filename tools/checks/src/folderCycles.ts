import { posix } from 'node:path';
import { importSpecifiers } from './importSpecifiers.ts';

/** For each folder, the folders that it imports, each with one import that shows it. */
type FolderGraph = ReadonlyMap<string, ReadonlyMap<string, string>>;

/**
 * Returns the import cycles between the top-level folders of `src/`, one line each. A module directly in `src/` counts as a
 * folder by itself; imports of types count as well.
 *
 * @param modules the text of each module by its path, such as `src/terminal/progress.ts`.
 */
export function folderCycles(modules: ReadonlyMap<string, string>): string[] {
  const graph = folderGraph(modules);
  const cycles = new Map<string, readonly string[]>();
  for (const [folder, targets] of graph) {
    for (const target of targets.keys()) {
      const back = shortestPath(graph, target, folder);
      // The same cycle is met once from each of its folders.
      if (back) cycles.set(back.toSorted().join(' '), back);
    }
  }
  return [...cycles.values()].map((folders) => describe(graph, folders));
}

function folderGraph(modules: ReadonlyMap<string, string>): FolderGraph {
  const graph = new Map<string, Map<string, string>>();
  for (const [path, text] of modules) {
    if (!path.startsWith('src/')) continue;
    const targets = graph.get(folderOf(path)) ?? new Map<string, string>();
    graph.set(folderOf(path), targets);
    for (const specifier of importSpecifiers(text).filter((name) => name.startsWith('.'))) {
      const imported = posix.join(posix.dirname(path), specifier);
      const target = folderOf(imported);
      if (!imported.startsWith('src/') || target === folderOf(path) || targets.has(target)) continue;
      targets.set(target, `${path.slice('src/'.length)} imports ${imported.slice('src/'.length)}`);
    }
  }
  return graph;
}

/** The first component of a path below `src/`. */
function folderOf(path: string): string {
  return path.split('/')[1]!;
}

/** Breadth-first search; both ends are part of the path. */
function shortestPath(graph: FolderGraph, start: string, end: string): string[] | undefined {
  const paths = [[start]];
  const seen = new Set([start]);
  for (const path of paths) {
    const last = path.at(-1)!;
    if (last === end) return path;
    for (const next of graph.get(last)?.keys() ?? []) {
      if (seen.has(next)) continue;
      seen.add(next);
      paths.push([...path, next]);
    }
  }
  return undefined;
}

function describe(graph: FolderGraph, folders: readonly string[]): string {
  const evidence = folders.map((folder, i) => graph.get(folder)!.get(folders[(i + 1) % folders.length]!)!);
  return `${[...folders, folders[0]].join(' → ')} is a cycle: ${evidence.join('; ')}`;
}
