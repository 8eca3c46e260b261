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

/** Runs the program as a person would, in `folder`; as Ctrl-C does, SIGINT follows once `interruptWhen` sees what it waits for. */
export function runCli(
  folder: string,
  options: readonly string[],
  interruptWhen?: (stderr: string) => boolean,
): Promise<CliResult> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [MAIN, ...options], { cwd: folder });
    let stdout = '';
    let stderr = '';
    let interrupted = false;
    child.stdout.on('data', (data: Buffer) => {
      stdout += data.toString();
    });
    child.stderr.on('data', (data: Buffer) => {
      stderr += data.toString();
      if (interrupted || !interruptWhen?.(stderr)) return;
      interrupted = true;
      // A little later, so that training has begun.
      setTimeout(() => child.kill('SIGINT'), 300);
    });
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}

/** What the program prints with `--json`; expects it to end well. */
export async function runJson<Report>(folder: string, options: readonly string[]): Promise<Report> {
  const { code, stdout, stderr } = await runCli(folder, [...options, '--json']);
  expect(code, stderr).toBe(0);
  return JSON.parse(stdout) as Report;
}

/** An empty folder for one test, removed afterwards. */
export async function inFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'fourier-features-cli-'));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
