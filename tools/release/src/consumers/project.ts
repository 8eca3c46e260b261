import { delimiter, dirname } from 'node:path';
import type { Ended } from '../run.ts';
import { runNpm } from '../runNpm.ts';
import { writeFiles } from '../writeFiles.ts';

export interface ProjectOptions {
  /** What `npm install` gets, such as `@fourier-features/core` or `vite@8.3.8`. */
  readonly install: readonly string[];
  /** Files of the project by their path. */
  readonly files?: Readonly<Record<string, string>>;
  /** The Node binary that runs npm; by default the one of this process. */
  readonly node?: string;
}

/** Makes an empty project in which ES modules are the default, and installs packages in it from the registry. */
export async function createProject(
  folder: string,
  { install, files = {}, node = process.execPath }: ProjectOptions,
): Promise<void> {
  const manifest = JSON.stringify({ private: true, type: 'module' });
  await writeFiles(folder, { ...files, 'package.json': manifest });
  await runNpm(['install', ...install], { cwd: folder, env: pathTo(node) });
}

/** Returns variables with which `node`, and thus npm, is a certain Node. */
export function pathTo(node: string): NodeJS.ProcessEnv {
  return { PATH: [dirname(node), process.env['PATH']].join(delimiter) };
}

/** Returns the last line that a program wrote on stderr or, if none, on stdout. */
export function lastLine({ stdout, stderr }: Ended): string {
  return (stderr.trim() || stdout.trim()).split('\n').at(-1)!;
}
