import type { Compiler } from '@fourier-features/compilers';

/** Folders of C sources, from the root of the repository; both are searched for headers. */
export const SOURCE_FOLDERS: readonly string[] = ['packages/kernels/c', 'packages/native/c'];

/** The source that is compiled once per width of vectors. */
const KERNELS = 'packages/kernels/c/kernels.c';

export type Architecture = 'arm64' | 'x64';

/** The widths of vectors, in floats, and the instructions that each needs. */
const WIDTHS: Readonly<Record<Architecture, readonly (readonly [floats: number, march?: string])[]>> = {
  x64: [
    [8, '-march=x86-64-v3'],
    [16, '-march=x86-64-v4'],
  ],
  arm64: [[4]],
};

/** One object file. */
export interface Unit {
  readonly source: string;
  /** The name of the object file. */
  readonly object: string;
  readonly flags: readonly string[];
}

/** Returns what a module consists of: the kernels for every width of vectors, and the rest for any processor. */
export function listUnits(
  sources: readonly string[],
  architecture: Architecture,
  family: Compiler['family'],
): Unit[] {
  return sources
    .filter((path) => path.endsWith('.c'))
    .flatMap((source) => {
      const name = source.split('/').at(-1)!.replace(/\.c$/, '');
      if (source !== KERNELS) return [{ source, object: `${name}.o`, flags: [] }];
      return WIDTHS[architecture].map(([floats, march]) => ({
        source,
        object: `${name}${floats}.o`,
        flags: [`-DWIDTH=${floats}`, ...instructionFlags(floats, march, family)],
      }));
    });
}

function instructionFlags(floats: number, march: string | undefined, family: Compiler['family']): string[] {
  if (march === undefined) return [];
  if (family === 'zig') return [march.replaceAll('x86-64-', 'x86_64_')];
  // GCC prefers vectors of 256 bits on processors that have wider ones.
  return family === 'gcc' && floats === 16 ? [march, '-mprefer-vector-width=512'] : [march];
}
