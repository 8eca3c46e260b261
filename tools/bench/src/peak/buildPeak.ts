import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const SOURCE = fileURLToPath(new URL('peak.c', import.meta.url));
const CACHE = fileURLToPath(new URL('../../node_modules/.cache/peak/', import.meta.url));
const OPTIONS = ['-O3', '-Wall', '-Wextra', '-Werror'];

/** A program that runs, and the compiler that made it. */
export interface PeakProgram {
  readonly path: string;
  readonly compiler: string;
}

/**
 * Compiles peak.c with the first C compiler that can, among `$CC`, cc, clang, gcc and zig cc, unless an earlier call did.
 *
 * @throws Error whose cause is the first compiler's reason if none can.
 */
export async function buildPeak(): Promise<PeakProgram> {
  const given = process.env['CC'];
  const compilers = [...(given ? [given.split(' ')] : []), ['cc'], ['clang'], ['gcc'], ['zig', 'cc']];
  let reason: unknown;
  for (const compiler of compilers) {
    try {
      return await buildWith(compiler);
    } catch (error) {
      reason ??= error;
    }
  }
  throw new Error('buildPeak: no C compiler could compile peak.c. Install one, or set CC.', {
    cause: reason,
  });
}

async function buildWith([command, ...leading]: readonly string[]): Promise<PeakProgram> {
  const run = promisify(execFile);
  const { stdout } = await run(command!, [...leading, '--version']);
  const version = stdout.split('\n')[0]!.trim();
  const key = createHash('sha256')
    .update([process.platform, process.arch, command, version, ...OPTIONS].join('\n'))
    .update(readFileSync(SOURCE))
    .digest('hex')
    .slice(0, 16);
  const path = `${CACHE}${key}${process.platform === 'win32' ? '.exe' : ''}`;
  if (!existsSync(path)) {
    mkdirSync(CACHE, { recursive: true });
    // Another process may be compiling too, and must not run half a file.
    const partial = `${path}.${process.pid}`;
    await run(command!, [...leading, ...OPTIONS, '-o', partial, SOURCE, '-lpthread']);
    renameSync(partial, path);
  }
  return { path, compiler: version };
}
