import { type Compiler, runCompiler } from './compiler.ts';

/** The Zig whose compiler makes everything that is published or committed, so that its bytes can be made again. */
export const ZIG_VERSION = '0.17.1';

const COMMANDS = [['zig'], ['python3', '-m', 'ziglang'], ['python', '-m', 'ziglang']];

/**
 * Returns the C compiler of Zig.
 *
 * @param command how Zig is started; by default `zig` on the path, or the Python package `ziglang`.
 * @throws Error if there is no Zig of the version that is required.
 */
export async function findZig(command?: readonly string[]): Promise<Compiler> {
  for (const candidate of command ? [command] : COMMANDS) {
    const version = await runCompiler(candidate, ['version'], '.').catch(() => '');
    if (version.trim() === ZIG_VERSION) {
      return { command: [...candidate, 'cc'], family: 'zig', version: `zig ${ZIG_VERSION}` };
    }
  }
  throw new Error(
    `findZig: Zig ${ZIG_VERSION} must be on the path. Install it with: pip install ziglang==${ZIG_VERSION}`,
  );
}
