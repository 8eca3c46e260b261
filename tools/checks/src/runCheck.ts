import { spawn } from 'node:child_process';
import { delimiter, join, resolve } from 'node:path';

/** Which checks or tests passed, did not run, and failed. */
export interface Outcome {
  readonly passed: number;
  readonly skipped: number;
  /** What failed, a line each. */
  readonly failures: readonly string[];
}

/** Where a check runs. */
export interface RunOptions {
  /** The root of the workspace; by default the current folder. */
  readonly cwd?: string;
  /** Variables that are added to the environment. */
  readonly env?: NodeJS.ProcessEnv;
}

/** Scripts of the workspace's programs. Windows cannot start their shims without a shell, but Node starts these anywhere. */
const SCRIPTS: Readonly<Record<string, string>> = {
  biome: '@biomejs/biome/bin/biome',
  turbo: 'turbo/bin/turbo',
  vitest: 'vitest/vitest.mjs',
};

/**
 * Runs a program from the root of the workspace and shows its output; the check passes if the exit code is 0. `node` and
 * the workspace's programs run on the Node that runs this process.
 */
export async function runCheck(
  name: string,
  program: string,
  options: readonly string[],
  { cwd = '.', env = {} }: RunOptions = {},
): Promise<Outcome> {
  process.stdout.write(`\n— ${name}: ${program} ${options[0]}\n`);
  const script = SCRIPTS[program];
  const [command, ...rest] = script
    ? [process.execPath, join('node_modules', script), ...options]
    : [program === 'node' ? process.execPath : program, ...options];
  const child = spawn(command!, rest, {
    cwd,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...pathWithBinaries(), TURBO_TELEMETRY_DISABLED: '1', ...env },
  });
  const started = performance.now();
  const code = await new Promise<number>((done) => {
    child.on('error', (error) => {
      process.stderr.write(`${error.message}\n`);
      done(1);
    });
    child.on('close', (exitCode) => done(exitCode ?? 1));
  });
  process.stdout.write(`— ${name} took ${((performance.now() - started) / 1000).toFixed(0)} s\n`);
  return code === 0 ? { passed: 1, skipped: 0, failures: [] } : { passed: 0, skipped: 0, failures: [name] };
}

/** The PATH with the workspace's programs last, so that turbo finds pnpm but another Node keeps precedence. */
function pathWithBinaries(): NodeJS.ProcessEnv {
  // Windows spells the variable `Path`; a second spelling would hide it.
  const key = Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  return { [key]: [process.env[key], resolve('node_modules', '.bin')].filter(Boolean).join(delimiter) };
}
