import { execFile } from 'node:child_process';

export interface RunOptions {
  readonly cwd?: string;
  /** Variables that are added to the environment. */
  readonly env?: NodeJS.ProcessEnv;
  /** The program is ended after this time; ten minutes by default. */
  readonly timeoutMs?: number;
}

/**
 * Runs a program to its end and returns what it printed on stdout.
 *
 * @throws Error with what it printed on both streams, if it ends with another code than 0.
 */
export function run(
  program: string,
  options: readonly string[],
  { cwd, env, timeoutMs = 600_000 }: RunOptions = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(
      program,
      options,
      {
        cwd,
        env: { ...process.env, ...env },
        encoding: 'utf8',
        timeout: timeoutMs,
        maxBuffer: 64 * 2 ** 20,
      },
      (error, stdout, stderr) => {
        if (error) reject(new Error(`${program} ${options.join(' ')}: ${error.message}\n${stdout}${stderr}`));
        else resolve(stdout);
      },
    );
  });
}
