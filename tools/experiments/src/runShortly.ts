import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** How a shortened experiment went. */
export interface ShortRun {
  readonly stdout: string;
  /** Names of files that appeared, changed or vanished in the folder of records; a shortened run must leave it alone. */
  readonly changedRecords: readonly string[];
}

/**
 * Runs an experiment's quick protocol with 1 in 500 of its steps in a separate process.
 *
 * @param script the experiment, such as `new URL('../../experiments/run.ts', import.meta.url)`; its records are in the
 *   folder `records` next to it.
 * @param options further options and inputs, such as `--encoding gaussian`.
 * @throws Error with the standard error of the process if it exits with anything but 0.
 */
export async function runShortly(script: URL, ...options: readonly string[]): Promise<ShortRun> {
  const records = new URL('records/', script);
  const before = await readFiles(records);
  const { stdout } = await promisify(execFile)(process.execPath, [
    fileURLToPath(script),
    ...['--protocol', 'quick', '--budget', '0.002'],
    ...options,
  ]);
  const after = await readFiles(records);
  const names = [...new Set([...before.keys(), ...after.keys()])];
  return { stdout, changedRecords: names.filter((name) => before.get(name) !== after.get(name)) };
}

/** Reads a folder's files by name, as base64. Folders in it hold checkpoints and pictures, which are not records. */
async function readFiles(folder: URL): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(folder, { withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return new Map(
    await Promise.all(
      files.map(async ({ name }) => [name, await readFile(new URL(name, folder), 'base64')] as const),
    ),
  );
}
