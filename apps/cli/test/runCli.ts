import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { run } from '../src/start.ts';
import { interruptAfter } from './interruptAfter.ts';

export interface CliResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliRun {
  /** Interrupts the training that begins after this text was printed on stderr, or once this holds, as Ctrl-C does. */
  readonly interruptAfter?: string | (() => boolean);
  /** Interrupts the program at the moment it prints this text on stderr, whatever it does then. */
  readonly interruptAt?: string;
  /** Something to do at the moment the program prints a text on stderr. */
  readonly actAt?: { readonly text: string; act(): void };
}

/**
 * Runs the program in this process, with `folder` as its working directory. Calls must not overlap: they share the
 * process's directory, streams and exit code. `spawnCli`, a second slower, starts a new process.
 */
export async function runCli(
  folder: string,
  words: readonly string[],
  { interruptAfter: moment, interruptAt: text, actAt }: CliRun = {},
): Promise<CliResult> {
  const directory = process.cwd();
  const { exitCode } = process;
  process.chdir(folder);
  process.exitCode = undefined;
  const [stdout, stderr] = [captured(process.stdout), captured(process.stderr)];
  if (text !== undefined) at(text, () => process.emit('SIGINT', 'SIGINT'));
  if (actAt) at(actAt.text, actAt.act);
  const restoreTimers = moment === undefined ? undefined : interruptAfter(moment);
  try {
    await run(words);
    return { code: Number(process.exitCode ?? 0), stdout: stdout.text(), stderr: stderr.text() };
  } finally {
    restoreTimers?.();
    for (const each of [stdout, stderr]) each.release();
    process.exitCode = exitCode;
    process.chdir(directory);
  }
}

/** Until the capture is released. */
function at(text: string, act: () => void): void {
  const { write } = process.stderr;
  process.stderr.write = ((chunk: Uint8Array | string): boolean => {
    const written = write.call(process.stderr, chunk as string);
    if (String(chunk).includes(text)) {
      process.stderr.write = write;
      act();
    }
    return written;
  }) as typeof write;
}

interface Capture {
  text(): string;
  release(): void;
}

function captured(stream: NodeJS.WriteStream): Capture {
  const { write } = stream;
  let text = '';
  stream.write = (chunk: Uint8Array | string): boolean => {
    text += String(chunk);
    return true;
  };
  return {
    text: () => text,
    release: () => {
      stream.write = write;
    },
  };
}

/** Runs the program with `--json`, expects exit code 0 and parses what it prints. */
export async function runJson<Report>(folder: string, words: readonly string[]): Promise<Report> {
  const { code, stdout, stderr } = await runCli(folder, [...words, '--json']);
  expect(code, stderr).toBe(0);
  return JSON.parse(stdout) as Report;
}

/** Expects the program to refuse what it is given: one line on stderr, exit code 2, nothing on stdout. */
export async function expectRefusal(
  folder: string,
  words: readonly string[],
  message: RegExp,
): Promise<void> {
  const { code, stdout, stderr } = await runCli(folder, words);
  expect(stderr).toMatch(message);
  expect(stderr).toMatch(/^(computing; [^\n]+\n)?fourier-features: [^\n]+\n$/);
  expect(stdout).toBe('');
  expect(code).toBe(2);
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
