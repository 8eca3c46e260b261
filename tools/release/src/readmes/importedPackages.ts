import { isBuiltin } from 'node:module';

const SPECIFIER = /(?:\bfrom\s+|\bimport\s*\(\s*|^\s*import\s+)(['"])([^'"]+)\1/gm;

/** Returns the packages that a module imports, Node's own and files left out, in order of their first import. */
export function importedPackages(code: string): readonly string[] {
  const specifiers = [...code.matchAll(SPECIFIER)].map((match) => match[2]!);
  const outside = specifiers.filter((specifier) => !isBuiltin(specifier) && !/^[./]/.test(specifier));
  return [...new Set(outside.map(packageOf))];
}

function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}
