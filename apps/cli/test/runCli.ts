import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';

export interface CliResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));

export interface CliRun {
  /** Interrupts the training that begins after this text was printed on stderr, as Ctrl-C does. */
  readonly interruptAfter?: string;
  /** Source of a module that is loaded before the program. */
  readonly preload?: string;
}

/** Runs the program in `folder`, as a person would. */
export function runCli(
  folder: string,
  options: readonly string[],
  { interruptAfter, preload }: CliRun = {},
): Promise<CliResult> {
  const preloads = [
    ...(preload === undefined ? [] : [preload]),
    ...(interruptAfter === undefined ? [] : [interruptSource(interruptAfter)]),
  ].flatMap((source) => ['--import', `data:text/javascript,${encodeURIComponent(source)}`]);
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [...preloads, MAIN, ...options], { cwd: folder });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (data: Buffer) => {
      stdout += data.toString();
    });
    child.stderr.on('data', (data: Buffer) => {
      stderr += data.toString();
    });
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}

/**
 * Makes the program send itself SIGINT in the middle of a training, however fast the machine is: when training gives
 * the event loop a turn (a timer of 0 ms) for the first time after `text` was printed.
 */
function interruptSource(text: string): string {
  return `
    const write = process.stderr.write.bind(process.stderr);
    const { setTimeout } = globalThis;
    let printed = '';
    process.stderr.write = (chunk, ...rest) => {
      printed += chunk;
      return write(chunk, ...rest);
    };
    globalThis.setTimeout = (callback, delay, ...rest) => {
      if (delay === 0 && printed.includes(${JSON.stringify(text)})) {
        globalThis.setTimeout = setTimeout;
        process.kill(process.pid, 'SIGINT');
      }
      return setTimeout(callback, delay, ...rest);
    };`;
}

/** Runs the program with `--json`, expects exit code 0 and parses what it prints. */
export async function runJson<Report>(folder: string, options: readonly string[]): Promise<Report> {
  const { code, stdout, stderr } = await runCli(folder, [...options, '--json']);
  expect(code, stderr).toBe(0);
  return JSON.parse(stdout) as Report;
}

/** Calls `use` with an empty folder, which is removed afterwards. */
export async function inFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'fourier-features-cli-'));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
