import { mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Compiler, hashSources, listSources, runCompiler } from '@fourier-features/compilers';
import { type Architecture, listUnits, SOURCE_FOLDERS } from './units.ts';

/** What a module is compiled for. */
export interface Target {
  readonly platform: 'darwin' | 'linux' | 'win32';
  readonly architecture: Architecture;
  /** Flags that every command needs, such as the machine that the module is for. */
  readonly flags: readonly string[];
  /** Flags of the last command, which makes the module. */
  readonly linkFlags: readonly string[];
}

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const BUILD = fileURLToPath(new URL('../build/', import.meta.url));
const HEADERS = dirname(createRequire(import.meta.url).resolve('node-api-headers/package.json'));

/** Products and sums are fused only where the sources say so. Node 18.17 and later have version 9 of Node-API. */
const FLAGS = [
  ...['-std=gnu17', '-ffp-contract=off', '-fvisibility=hidden', '-DNAPI_VERSION=9'],
  ...['-Wall', '-Wextra', '-Werror'],
];

/** Flags of a module for use, as opposed to one for finding errors. */
export const OPTIMISED = { flags: ['-O3'], linkFlags: ['-s'] } as const;

/** Returns a hash that changes whenever the compiler would make another module. */
export function moduleHash(compiler: Compiler, target: Target): string {
  const sources = listSources(ROOT, SOURCE_FOLDERS);
  const units = listUnits(sources, target.architecture, compiler.family);
  return hashSources(ROOT, sources, [compiler.version, FLAGS, target, units]);
}

/**
 * Compiles the native module. It is linked in another folder and then moved, so that no process loads half of it.
 *
 * @throws Error with the compiler's first message if it does not compile.
 */
export async function compileModule(compiler: Compiler, target: Target, output: string): Promise<void> {
  mkdirSync(BUILD, { recursive: true });
  const folder = mkdtempSync(join(BUILD, 'objects-'));
  try {
    const units = listUnits(listSources(ROOT, SOURCE_FOLDERS), target.architecture, compiler.family);
    const includes = [...SOURCE_FOLDERS, join(HEADERS, 'include')].map((path) => `-I${path}`);
    const position = target.platform === 'win32' ? [] : ['-fPIC'];
    const shared = [...FLAGS, ...target.flags, ...position, ...includes];
    await Promise.all(
      units.map(({ source, object, flags }) => {
        const options = [...shared, ...flags, '-c', source, '-o', join(folder, object)];
        return runCompiler(compiler.command, options, ROOT);
      }),
    );
    const objects = units.map(({ object }) => object);
    const link = ['-shared', '-pthread', ...target.flags, ...target.linkFlags];
    const node = await nodeFlags(compiler, target, folder);
    await runCompiler(compiler.command, [...link, ...objects, ...node, '-o', 'module.node'], folder);
    mkdirSync(dirname(output), { recursive: true });
    renameSync(join(folder, 'module.node'), output);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Returns how to link to Node-API, which Node itself provides: on Windows through an import library, elsewhere at run time. */
async function nodeFlags({ command }: Compiler, { platform }: Target, folder: string): Promise<string[]> {
  if (platform === 'linux') return [];
  if (platform === 'darwin') return ['-Wl,-undefined,dynamic_lookup'];
  const definitions = join(HEADERS, 'def', 'node_api.def');
  const dlltool = [...command.slice(0, -1), 'dlltool'];
  await runCompiler(dlltool, ['-m', 'i386:x86-64', '-d', definitions, '-l', 'node.lib'], folder);
  return ['node.lib'];
}
