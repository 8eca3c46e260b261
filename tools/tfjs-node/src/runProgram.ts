import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

export interface ProgramOptions {
  readonly folder?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Runs a program and returns what it prints on stdout.
 *
 * @throws Error with the end of what it reports if it cannot be started or fails.
 */
export async function runProgram(
  program: string,
  words: readonly string[],
  { folder = '.', env = {} }: ProgramOptions = {},
): Promise<string> {
  try {
    const options = { cwd: folder, env: { ...process.env, ...env }, maxBuffer: 2 ** 26 };
    return (await promisify(execFile)(program, [...words], options)).stdout;
  } catch (error) {
    const { stderr, message } = error as { stderr?: string; message: string };
    const report = (stderr || message).trim().split('\n').slice(-20).join('\n');
    throw new Error(`${program} ${words[0] ?? ''} failed:\n${report}`);
  }
}
