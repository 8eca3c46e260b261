import { readFileSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import { withoutComments } from './withoutComments.ts';

const SPECIFIER = /(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g;
/** A module that is started as a worker or as a process of its own. */
const STARTED = /new URL\(\s*['"](\.[^'"]+\.ts)['"]/g;
const SCOPE = '@fourier-features/';

/**
 * Returns the modules that modules import, directly or through others, and these modules themselves: paths without links,
 * sorted. Dynamic imports, imports of types and modules that are started by their URL count; packages from elsewhere do not.
 */
export function importedModules(entries: readonly string[]): string[] {
  const found = new Set(entries.map((entry) => realpathSync(entry)));
  for (const path of found) {
    for (const imported of importsOf(path)) found.add(imported);
  }
  return [...found].sort();
}

function importsOf(path: string): string[] {
  if (!path.endsWith('.ts')) return [];
  const text = withoutComments(readFileSync(path, 'utf8'));
  const specifiers = [...text.matchAll(SPECIFIER), ...text.matchAll(STARTED)].map((match) => match[1]!);
  const relative = specifiers.filter((specifier) => specifier.startsWith('.'));
  const own = specifiers.filter((specifier) => specifier.startsWith(SCOPE));
  const { resolve: find } = createRequire(path);
  return [
    ...relative.map((specifier) => realpathSync(resolve(dirname(path), specifier))),
    ...own.map((specifier) => realpathSync(find(specifier))),
  ];
}
