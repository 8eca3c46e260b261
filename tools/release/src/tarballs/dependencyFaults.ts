import { isModuleOrTypes } from './compiledFiles.ts';
import { allDependencies } from './manifestFaults.ts';
import type { UnpackedTarball } from './unpackedTarball.ts';

const BLOCK_COMMENT = /\/\*[\s\S]*?\*\//g;
const IMPORT = /(?:\bfrom|\bimport)\s*\(?\s*['"]([^'"]+)['"]/g;
const QUOTED = /['"`]((?:@[\w.-]+\/)?[\w.-]+)(?:\/[^'"`]*)?['"`]/g;

/**
 * Returns a line for every package that the compiled modules and their types import without depending on it, and for every
 * dependency that no module names. What a user chooses to install is a peer, and may be named in other ways.
 */
export function dependencyFaults({ name, manifest, files }: UnpackedTarball): string[] {
  const modules = [...files]
    .filter(([path]) => isModuleOrTypes(path))
    .map(([, content]) => content.toString().replaceAll(BLOCK_COMMENT, ''));
  if (modules.length === 0) return [];
  const declared = allDependencies(manifest);
  const imported = new Set(
    modules
      .flatMap((code) => matches(code, IMPORT))
      .filter(isPackage)
      .map(nameOf),
  );
  const named = new Set(modules.flatMap((code) => matches(code, QUOTED)));
  // The module of a platform is found by a name that is put together.
  const isPlatform = (dependency: string): boolean => dependency.startsWith(`${name}-`);
  return [
    ...[...imported]
      .filter((dependency) => dependency !== name && !(dependency in declared))
      .map((dependency) => `${dependency} is imported but not a dependency`),
    ...Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies })
      .filter((dependency) => !named.has(dependency) && !isPlatform(dependency))
      .map((dependency) => `${dependency} is a dependency but not imported`),
  ];
}

function matches(code: string, pattern: RegExp): string[] {
  return [...code.matchAll(pattern)].map((match) => match[1]!);
}

function isPackage(specifier: string): boolean {
  return !specifier.startsWith('.') && !specifier.startsWith('node:');
}

function nameOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}
