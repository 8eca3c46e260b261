import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { interruptAfter } from './interruptAfter.ts';
import type { CliResult, CliRun } from './runCli.ts';

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));

export interface SpawnedRun extends CliRun {
  /** Source of a module that is loaded before the program. */
  readonly preload?: string;
}

/** Starts the program in a new process with `folder` as its working directory, as a person would. */
export function spawnCli(
  folder: string,
  words: readonly string[],
  { interruptAfter: text, preload }: SpawnedRun = {},
): Promise<CliResult> {
  const preloads = [
    ...(preload === undefined ? [] : [preload]),
    ...(text === undefined ? [] : [`(${interruptAfter})(${JSON.stringify(text)})`]),
  ].flatMap((source) => ['--import', `data:text/javascript,${encodeURIComponent(source)}`]);
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [...preloads, MAIN, ...words], { cwd: folder });
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
