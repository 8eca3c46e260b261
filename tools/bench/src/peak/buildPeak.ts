import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Compiler, findCompilers, hashSources, runCompiler } from '@fourier-features/compilers';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const SOURCE = 'peak.c';
const CACHE = fileURLToPath(new URL('../../node_modules/.cache/peak/', import.meta.url));
const FLAGS = ['-O3', '-Wall', '-Wextra', '-Werror'];

/** A program that runs, and the compiler that made it. */
export interface PeakProgram {
  readonly path: string;
  readonly compiler: string;
}

/**
 * Compiles peak.c with the first C compiler of this machine that can, unless an earlier call did.
 *
 * @throws Error whose cause is the first compiler's reason if none can.
 */
export async function buildPeak(): Promise<PeakProgram> {
  let cause: unknown;
  for (const compiler of await findCompilers()) {
    try {
      return await buildWith(compiler);
    } catch (error) {
      cause ??= error;
    }
  }
  throw new Error('buildPeak: no C compiler could compile peak.c. Install one, or set CC.', { cause });
}

async function buildWith({ command, version }: Compiler): Promise<PeakProgram> {
  const { platform, arch } = process;
  const key = hashSources(HERE, [SOURCE], [platform, arch, command, version, FLAGS]).slice(0, 16);
  const path = `${CACHE}${key}${platform === 'win32' ? '.exe' : ''}`;
  if (!existsSync(path)) {
    mkdirSync(CACHE, { recursive: true });
    // Another process may be compiling too, and must not run half a file.
    const partial = `${path}.${process.pid}`;
    await runCompiler(command, [...FLAGS, '-o', partial, SOURCE, '-lpthread'], HERE);
    renameSync(partial, path);
  }
  return { path, compiler: version };
}
