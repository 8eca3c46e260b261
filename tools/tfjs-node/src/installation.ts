import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

export const PACKAGE = '@tensorflow/tfjs-node';

/** The version of tfjs that the workspace uses. */
export const VERSION = '4.22.0';

const CACHE = process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache');

/** The folder that `build.ts` fills, which all clones of the repository share. */
export const FOLDER: string = join(CACHE, 'fourier-features', `tfjs-node-${VERSION}`);

/** Built into `FOLDER`. */
export const BUILT: string = join(FOLDER, 'node_modules', PACKAGE);

/** For Node's option `--import`: resolves `@tensorflow/tfjs-node` to the package that `findTfjsNode` returns. */
export const HOOK: string = new URL('resolveTfjsNode.ts', import.meta.url).href;

/**
 * Returns the folder of `@tensorflow/tfjs-node` with its native binding: the one that the environment variable `TFJS_NODE`
 * names, or the one that `build.ts` made; nothing if there is none.
 *
 * @throws Error if `TFJS_NODE` names a folder without the binding.
 */
export function findTfjsNode(): string | undefined {
  const named = process.env['TFJS_NODE'];
  if (!named) return hasBinding(BUILT) ? BUILT : undefined;
  if (hasBinding(named)) return named;
  throw new Error(
    `findTfjsNode: TFJS_NODE must name a folder of ${PACKAGE} with lib/napi-v…/tfjs_binding.node, got ${named}`,
  );
}

/** Returns the module that Node loads for the package. */
export function mainOf(folder: string): string {
  return join(folder, 'dist', 'index.js');
}

function hasBinding(folder: string): boolean {
  const lib = join(folder, 'lib');
  return existsSync(lib) && readdirSync(lib).some((name) => existsSync(join(lib, name, 'tfjs_binding.node')));
}
