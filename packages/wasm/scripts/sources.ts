import { fileURLToPath } from 'node:url';
import { hashSources, listSources, ZIG_VERSION } from '@fourier-features/compilers';

/** The source that is compiled, from the root of the repository; it includes the others. */
export const MAIN_SOURCE = 'packages/wasm/c/module.c';

/** Folders of C sources. */
const SOURCE_FOLDERS: readonly string[] = ['packages/kernels/c', 'packages/wasm/c'];

/** The modules, and the flags in which they differ. */
export const MODULES = { 'relaxed.wasm': ['-mrelaxed-simd'], 'simd.wasm': [] } as const;

export type ModuleName = keyof typeof MODULES;

/** Vectors have 4 floats; products and sums are fused only where the sources say so. */
export const FLAGS: readonly string[] = [
  ...['-target', 'wasm32-freestanding', '-msimd128', '-matomics', '-mbulk-memory'],
  ...['-O3', '-ffp-contract=off', '-DWIDTH=4', '-std=gnu17', '-Wall', '-Wextra', '-Werror'],
];

/**
 * Every thread has its own stack in the shared memory, and sets `__stack_pointer` to its upper end. Memory may grow to 65,535
 * pages, the most that Zig accepts; the engine that creates it sets a lower limit.
 */
export const LINK_FLAGS: readonly string[] = [
  ...[
    '-nostdlib',
    '-s',
    '-Wl,--no-entry',
    '-Wl,--export=__stack_pointer',
    '-Wl,--export=__heap_base',
    '-Wl,-z,stack-size=65536',
  ],
  ...['-Wl,--import-memory', '-Wl,--shared-memory', '-Wl,--max-memory=4294901760'],
];

/** Returns the hash of everything that the modules are compiled from. */
export function hashOfSources(): string {
  const root = fileURLToPath(new URL('../../..', import.meta.url));
  const settings = [ZIG_VERSION, FLAGS, LINK_FLAGS, MODULES];
  return hashSources(root, listSources(root, SOURCE_FOLDERS), settings);
}
