import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** A C compiler of this machine. */
export interface Compiler {
  /** The program and the arguments that precede all others, such as `['zig', 'cc']`. */
  readonly command: readonly string[];
  /** Decides which flags it understands. */
  readonly family: 'clang' | 'gcc' | 'zig';
  /** The name and version that it states, in one line. */
  readonly version: string;
}

/**
 * Runs a command line of a compiler or one of its tools and returns what it prints.
 *
 * @throws Error if the program cannot be started or fails; the first line of its message is the first error that the program
 * reports, and all that it reports follows.
 */
export async function runCompiler(
  command: readonly string[],
  options: readonly string[],
  folder: string,
): Promise<string> {
  try {
    const [program, ...first] = command;
    const { stdout } = await promisify(execFile)(program!, [...first, ...options], { cwd: folder });
    return stdout;
  } catch (error) {
    throw new Error(describeFailure(error as { stderr?: string; message: string }));
  }
}

function describeFailure({ stderr, message }: { stderr?: string; message: string }): string {
  const report = (stderr || message).trim();
  const first = report.split('\n').find((line) => /\berror\b|undefined reference/.test(line));
  return first === undefined || report.startsWith(first) ? report : `${first.trim()}\n${report}`;
}
