import { isModule } from './compiledFiles.ts';
import type { PublishedManifest } from './publishedManifest.ts';
import type { UnpackedTarball } from './unpackedTarball.ts';

const CORE = '@fourier-features/core';
/** An import for its side effects alone. */
const BARE_IMPORT = /^\s*import\s*['"]/m;
const WORKSPACE_PROTOCOL = /^(workspace|catalog|file|link):/;

/** Returns a line for every field of a published manifest that is missing, wrong, or true only inside the workspace. */
export function manifestFaults({ name, manifest, files }: UnpackedTarball): string[] {
  const faults = [
    ...Object.entries(allDependencies(manifest))
      .filter(([, range]) => WORKSPACE_PROTOCOL.test(range))
      .map(([dependency, range]) => `${dependency} has the range ${range}`),
    ...missingTargets(manifest, files),
  ];
  if (!manifest.engines?.node) faults.push('engines.node is missing');
  // A program is not imported, nor is a native module by a bundler.
  const imported = manifest.exports !== undefined;
  if (imported && manifest.type !== 'module') faults.push('type must be module');
  if (imported) faults.push(...sideEffectFaults(manifest, files));
  // Libraries that each brought a core of their own would not know each other's errors.
  if (imported && name !== CORE && manifest.dependencies?.[CORE])
    faults.push(`${CORE} must be a peer, so that an installation has one`);
  return faults;
}

/** Returns a manifest's dependencies, optional ones and peers, by name. */
export function allDependencies({
  dependencies,
  optionalDependencies,
  peerDependencies,
}: PublishedManifest): Record<string, string> {
  return { ...dependencies, ...optionalDependencies, ...peerDependencies };
}

function missingTargets(
  { exports = {}, bin = {} }: PublishedManifest,
  files: ReadonlyMap<string, unknown>,
): string[] {
  const targets = [
    ...Object.values(exports).flatMap((target) =>
      typeof target === 'string' ? [target] : Object.values(target),
    ),
    ...Object.values(bin),
  ];
  return targets
    .map((target) => target.replace(/^\.\//, ''))
    .filter((path) => !exists(path))
    .map((path) => `${path} is missing`);

  function exists(path: string): boolean {
    const [start, end] = path.split('*');
    if (end === undefined) return files.has(path);
    return [...files.keys()].some((file) => file.startsWith(start!) && file.endsWith(end));
  }
}

/** A bundler drops a module that is imported for its side effects alone, unless `sideEffects` names its file. */
function sideEffectFaults({ sideEffects }: PublishedManifest, files: ReadonlyMap<string, Buffer>): string[] {
  if (sideEffects !== false && !Array.isArray(sideEffects))
    return ['sideEffects must be false, or the files that have some'];
  const missing = (sideEffects || []).filter((path) => !files.has(path.replace(/^\.\//, '')));
  return [
    ...missing.map((path) => `${path} of sideEffects is missing`),
    ...[...files]
      .filter(([path, content]) => isModule(path) && BARE_IMPORT.test(content.toString()))
      .map(([path]) => `${path} imports a module for its side effects, which bundlers may drop`),
  ];
}
