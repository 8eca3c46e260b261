import { type ChildProcess, spawn } from 'node:child_process';

export interface RunOptions {
  readonly cwd?: string;
  /** Variables that are added to the environment. */
  readonly env?: NodeJS.ProcessEnv;
  /** The program is ended after this time; ten minutes by default. */
  readonly timeoutMs?: number;
}

/** What a program left behind. */
export interface Ended {
  /** The exit code; null if a signal ended the program. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Programs that are running, to be ended if the check is interrupted. */
const running = new Set<ChildProcess>();

/** Ends every program that {@link run} and {@link runToEnd} started and that is still running, with what it started itself. */
export function endPrograms(): void {
  for (const child of running) endGroup(child);
}

/**
 * Runs a program to its end and returns what it printed on stdout.
 *
 * @throws Error with what it printed on both streams, if it ends with another code than 0.
 */
export async function run(
  program: string,
  options: readonly string[],
  runOptions: RunOptions = {},
): Promise<string> {
  const { code, stdout, stderr } = await runToEnd(program, options, runOptions);
  if (code !== 0) throw new Error(`${program} ${options.join(' ')}: exit code ${code}\n${stdout}${stderr}`);
  return stdout;
}

/**
 * Runs a program to its end, whatever its exit code.
 *
 * @throws Error if it does not start, or does not end in time.
 */
export function runToEnd(
  program: string,
  options: readonly string[],
  { cwd, env, timeoutMs = 600_000 }: RunOptions = {},
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    // A group of its own, so that what it starts ends with it.
    const child = spawn(program, options, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
    });
    running.add(child);
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      endGroup(child);
    }, timeoutMs);
    const output = { stdout: '', stderr: '' };
    for (const stream of ['stdout', 'stderr'] as const)
      child[stream].setEncoding('utf8').on('data', (text: string) => {
        output[stream] += text;
      });
    const settle = (act: () => void) => {
      clearTimeout(timer);
      running.delete(child);
      act();
    };
    child.on('error', (error) => settle(() => reject(error)));
    child.on('close', (code) =>
      settle(() => {
        const { stdout, stderr } = output;
        const command = `${program} ${options.join(' ')}`;
        if (late) reject(new Error(`${command}: did not end in ${timeoutMs / 1000} s\n${stdout}${stderr}`));
        else resolve({ code, stdout, stderr });
      }),
    );
  });
}

function endGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill();
    else process.kill(-child.pid, 'SIGTERM');
  } catch {
    // It has just ended by itself.
  }
}
