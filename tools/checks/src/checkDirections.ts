/** Reads every workspace and ends with 1 if an import points the wrong way. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { directionFaults, type Workspace } from './directions.ts';

const PARENTS = ['packages', 'apps', 'tools'];
const SKIPPED = new Set(['node_modules', 'dist', 'records', '.turbo']);

const workspaces = PARENTS.flatMap((parent) =>
  readdirSync(parent).map((name) => readWorkspace(join(parent, name))),
);
const faults = workspaces.flatMap(directionFaults);
process.stdout.write(faults.map((fault) => `${fault}\n`).join(''));
process.exitCode = faults.length === 0 ? 0 : 1;

function readWorkspace(folder: string): Workspace {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Workspace['manifest'] & {
    name: string;
  };
  const modules = new Map(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts') && !path.split('/').some((part) => SKIPPED.has(part)))
      .map((path) => [path, readFileSync(join(folder, path), 'utf8')]),
  );
  return { name: manifest.name.replace('@fourier-features/', ''), manifest, modules };
}
