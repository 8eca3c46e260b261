import { type Compiler, runCompiler } from './compiler.ts';

/** The Zig whose compiler makes everything that is published or committed, so that its bytes can be made again. */
export const ZIG_VERSION = '0.17.1';

const COMMANDS = [['zig'], ['python3', '-m', 'ziglang'], ['python', '-m', 'ziglang']];

/**
 * Returns the C compiler of the Zig that the environment variable `ZIG` names, or else of `zig` on the path, or of the Python
 * package `ziglang`.
 *
 * @throws Error if that is not the version that is required.
 */
export async function findZig(): Promise<Compiler> {
  const named = process.env['ZIG']?.trim();
  for (const command of named ? [named.split(/\s+/)] : COMMANDS) {
    const version = await runCompiler(command, ['version'], '.').catch(() => '');
    if (version.trim() === ZIG_VERSION) {
      return { command: [...command, 'cc'], family: 'zig', version: `zig ${ZIG_VERSION}` };
    }
  }
  throw new Error(
    `findZig: Zig ${ZIG_VERSION} must be on the path, or ZIG must name it. Install it with: pip install ziglang==${ZIG_VERSION}`,
  );
}
